"""Results to take away, in tables and objects."""
