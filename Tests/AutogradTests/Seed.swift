// Seed of the Autograd tests.
