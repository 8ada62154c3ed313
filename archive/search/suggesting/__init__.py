"""What may have been meant: words and values completed while they are typed, near ones for what finds little."""
