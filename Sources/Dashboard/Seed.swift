// Seed of Dashboard.
