// Seed of CursesTerminal.
