"""Hits line by line and in numbers: concordance, frequency and who says it, with their charts and tables."""
