"""The words that describe an item, a part or a passage to those who cite it, in the forms they use."""

from archive.citation.bibliography import Bibliography
from archive.citation.bibtex import bibtex
from archive.citation.citable import Citable
from archive.citation.claims import Claim, read_manuscript
from archive.citation.csl import csl_file, csl_json
from archive.citation.drawing import citable
from archive.citation.formatted import Formatted
from archive.citation.manuals import STYLES
from archive.citation.meta import meta_tags
from archive.citation.names import Name
from archive.citation.pandoc import CitationsUnavailable
from archive.citation.plain import plain_citation
from archive.citation.quoting import quote
from archive.citation.ris import ris
from archive.citation.telling import Style
from archive.citation.verifying import Checked, Finding, State, Verifier

__all__ = [
    "STYLES",
    "Bibliography",
    "Checked",
    "Citable",
    "CitationsUnavailable",
    "Claim",
    "Finding",
    "Formatted",
    "Name",
    "State",
    "Style",
    "Verifier",
    "bibtex",
    "citable",
    "csl_file",
    "csl_json",
    "meta_tags",
    "plain_citation",
    "quote",
    "read_manuscript",
    "ris",
]
