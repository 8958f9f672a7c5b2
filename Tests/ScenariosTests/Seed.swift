// Seed of the Scenarios tests.
