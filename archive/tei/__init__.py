"""TEI XML: reading it safely, writing it, and everything that is derived from it; the one home of lxml."""

from archive.tei.adopt import adopt
from archive.tei.building import slug
from archive.tei.encode import encode
from archive.tei.excerpt import excerpt
from archive.tei.html.corrections import Correction, corrections
from archive.tei.html.drawing import draw, render, text_direction
from archive.tei.html.frame import Links, Manner, Remark
from archive.tei.html.hits import Drawn, Highlights
from archive.tei.master import Master
from archive.tei.named import named_in
from archive.tei.parse import decode, parse, reopened
from archive.tei.plain import plain_text
from archive.tei.reading import View
from archive.tei.register import register
from archive.tei.selection import page_text, selected, words_shown
from archive.tei.units import units
from archive.tei.validity import Fault, faults
from archive.tei.voicing import voices_in

__all__ = [
    "Correction",
    "Drawn",
    "Fault",
    "Highlights",
    "Links",
    "Manner",
    "Master",
    "Remark",
    "View",
    "adopt",
    "corrections",
    "decode",
    "draw",
    "encode",
    "excerpt",
    "faults",
    "named_in",
    "page_text",
    "parse",
    "plain_text",
    "register",
    "render",
    "reopened",
    "selected",
    "slug",
    "text_direction",
    "units",
    "voices_in",
    "words_shown",
]
