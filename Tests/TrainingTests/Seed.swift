// Seed of the Training tests.
