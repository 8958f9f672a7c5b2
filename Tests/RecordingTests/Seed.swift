// Seed of the Recording tests.
