// Seed of the TerminalKit tests.
