// Seed of Scenarios.
