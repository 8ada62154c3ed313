"""What a reader asks: typed words read as a tree, written back, and made ready for one generation."""
