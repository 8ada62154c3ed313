"""Who writes, speaks and is addressed, where, and whom the text names."""
