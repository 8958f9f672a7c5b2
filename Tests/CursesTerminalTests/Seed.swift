// Seed of the CursesTerminal tests.
