"""The bounds on what one search may cost, each checked before an engine runs."""

from __future__ import annotations

MAX_CHARACTERS = 1000
"""Code points of a query that are read: more than any sentence one would look for, and parsed in some milliseconds."""

MAX_TERMS = 64
"""Words, patterns and named parts in one query: twice the longest phrase that anybody remembers; each costs a list to read."""

PATTERN_TERMS = 2
"""What a pattern counts as among the terms: it is compared with every word of the archive, which takes some milliseconds."""

MAX_DEPTH = 16
"""Brackets inside brackets: no thought needs more, and every function that walks a query may recurse."""

MAX_EXPANSIONS = 1024
"""Words that all patterns of one query stand for together: some 40 ms of reading postings at worst."""

PATTERN_COST = 32
"""Words that are looked up in the time of one pattern: it may stand for ``MAX_EXPANSIONS``, most of them rare."""

MAX_TRIED = 128
"""What the near questions that are tried where little is found may cost together: as much as the longest query twice."""

MAX_WORD = 64
"""Code points of a word that are indexed and compared; the longest words of real texts are shorter, what is longer is noise."""

MAX_DISTANCE = 2
"""Letters a fuzzy word may differ by: with three, most short words resemble each other."""

MAX_NEAR = 999
"""Words between two terms of NEAR: beyond, AND says the same."""

MAX_STRUCK = 64
"""Word forms struck out of one query: as many as it may have terms; each costs a list to read."""

MAX_FORMS = 1024
"""Word forms that are listed: as many as patterns may stand for."""
