"""Inference with evidence: from the words of a plain text to its structure, its metadata and the reasons for them."""

from archive.describe.describing import describe

__all__ = ["describe"]
