// Seed of Recording.
