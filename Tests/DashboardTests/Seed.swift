// Seed of the Dashboard tests.
