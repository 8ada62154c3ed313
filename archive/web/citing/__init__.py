"""How a text, a passage or selected words are cited."""
