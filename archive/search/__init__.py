"""The index: what readers ask, read as a tree; the engines that answer; the generations they answer from."""

from archive.search.engine import Census, Engine, Searcher, Units
from archive.search.engines import engine_named
from archive.search.finding.filtering import place_of
from archive.search.finding.matching import matches, named
from archive.search.finding.showing import Words, shown
from archive.search.finding.snippets import snippet
from archive.search.generations import Generations
from archive.search.query.lexer import FIELDS
from archive.search.query.parser import Parsed, parse
from archive.search.query.striking import struck
from archive.search.query.tree import (
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
from archive.search.query.wording import spelled
from archive.search.quoting.beside import beside
from archive.search.quoting.places import FEWEST_WORDS, MAX_QUOTATION
from archive.search.quoting.quotation import Beside, Quotation, Quotations, Wording
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
from archive.search.suggesting.suggestion import Suggestion

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
    "named",
    "parse",
    "place_of",
    "shown",
    "snippet",
    "spelled",
    "struck",
]
