// Seed of Engine.
