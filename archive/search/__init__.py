"""The index: what readers ask, read as a tree; the engines that answer; the generations they answer from."""

from archive.search.engine import Census, Engine, Searcher, Units
from archive.search.engines import engine_named
from archive.search.generations import Generations
from archive.search.lexer import FIELDS
from archive.search.matching import matches
from archive.search.parser import Parsed, parse
from archive.search.query import (
    And,
    Dated,
    Everything,
    Fuzzy,
    Kinded,
    Named,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Term,
    Titled,
    Wildcard,
    Word,
)
from archive.search.results import FACETS, FacetValue, Hit, Level, Order, Request, Results, Snippet
from archive.search.snippets import snippet
from archive.search.wording import spelled

__all__ = [
    "FACETS",
    "FIELDS",
    "And",
    "Census",
    "Dated",
    "Engine",
    "Everything",
    "FacetValue",
    "Fuzzy",
    "Generations",
    "Hit",
    "Kinded",
    "Level",
    "Named",
    "Near",
    "Not",
    "Or",
    "Order",
    "Parsed",
    "Phrase",
    "Prefix",
    "Query",
    "Request",
    "Results",
    "Searcher",
    "Snippet",
    "Term",
    "Titled",
    "Units",
    "Wildcard",
    "Word",
    "engine_named",
    "matches",
    "parse",
    "snippet",
    "spelled",
]
