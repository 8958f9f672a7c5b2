// Seed of Training.
