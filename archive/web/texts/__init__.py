"""The pages of texts: what an address means, drawn as the reader wants it."""
