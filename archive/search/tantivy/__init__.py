"""The fast engine: tantivy 0.27. The one home of tantivy."""
