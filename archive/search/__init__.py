"""The index: what readers ask, read as a tree; the engines that answer; the generations they answer from."""

from archive.search.beside import beside
from archive.search.engine import Census, Engine, Searcher, Units
from archive.search.engines import engine_named
from archive.search.filtering import place_of
from archive.search.generations import Generations
from archive.search.lexer import FIELDS
from archive.search.matching import matches
from archive.search.parser import Parsed, parse
from archive.search.query import (
    NOTHING,
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
from archive.search.quotation import Beside, Quotation, Quotations, Wording
from archive.search.quoting import FEWEST_WORDS, MAX_QUOTATION
from archive.search.results import (
    FACETS,
    Appearance,
    Appearances,
    Bin,
    Cell,
    Collation,
    Count,
    FacetValue,
    FormCount,
    Frequencies,
    Hit,
    Level,
    Line,
    Lines,
    Order,
    Request,
    Results,
    Snippet,
    Speaking,
    Strip,
)
from archive.search.showing import Words, shown
from archive.search.snippets import snippet
from archive.search.striking import struck
from archive.search.suggestion import Suggestion
from archive.search.wording import spelled

__all__ = [
    "FACETS",
    "FEWEST_WORDS",
    "FIELDS",
    "MAX_QUOTATION",
    "NOTHING",
    "And",
    "Appearance",
    "Appearances",
    "Beside",
    "Bin",
    "Cell",
    "Census",
    "Collation",
    "Count",
    "Dated",
    "Engine",
    "Everything",
    "FacetValue",
    "FormCount",
    "Frequencies",
    "Fuzzy",
    "Generations",
    "Hit",
    "Kinded",
    "Level",
    "Line",
    "Lines",
    "Named",
    "Near",
    "Not",
    "Or",
    "Order",
    "Parsed",
    "Phrase",
    "Prefix",
    "Query",
    "Quotation",
    "Quotations",
    "Request",
    "Results",
    "Searcher",
    "Snippet",
    "Speaking",
    "Strip",
    "Suggestion",
    "Term",
    "Titled",
    "Units",
    "Wildcard",
    "Word",
    "Wording",
    "Words",
    "beside",
    "engine_named",
    "matches",
    "parse",
    "place_of",
    "shown",
    "snippet",
    "spelled",
    "struck",
]
