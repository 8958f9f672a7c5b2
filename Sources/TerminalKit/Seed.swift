// Seed of TerminalKit.
