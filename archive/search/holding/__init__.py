"""What an open generation holds: texts, passages and their attributes, postings, words in their order."""
