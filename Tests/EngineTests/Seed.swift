// Seed of the Engine tests.
