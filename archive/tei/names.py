"""Names of TEI P5: the namespaces, and the sets of elements that other modules reason with."""

from __future__ import annotations

from functools import lru_cache

from lxml import etree

from archive.model.white_space import collapsed

TEI = "http://www.tei-c.org/ns/1.0"
EXAMPLES = "http://www.tei-c.org/ns/Examples"
XML = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML}}}id"
XML_LANG = f"{{{XML}}}lang"

BLOCKS = frozenset(
    "p ab head speaker titlePart byline trailer lg l item row opener closer stage label note salute dateline signed"
    " postscript docAuthor docDate docImprint castItem bibl imprimatur figDesc said q quote epigraph argument s seg".split()
)
"""Elements that are a passage where they carry words themselves and no passage is around them."""

LIFTED = frozenset("p ab lg item row note head castItem bibl figDesc floatingText sp fw teiHeader standOff".split())
"""Elements that are out of the sentence they stand in: passages of their own, holders of such, and what is no text."""

SKIPPED = frozenset("fw teiHeader standOff".split())
"""Elements whose words are not the text's."""

SEPARATE = frozenset(
    "cell l lg dateline salute signed lb cb pb gb docAuthor docDate docImprint titlePart head label item row p ab address"
    " addrLine speaker stage note opener closer div floatingText".split()
)
"""Elements whose edges part words even where no white space stands."""

BREAKS = frozenset("lb pb cb gb milestone".split())
"""Empty elements that may stand inside a word, with ``break="no"``."""

RECEIVED_IN_CHOICE = ("sic", "orig", "abbr")
CORRECTED_IN_CHOICE = ("corr", "reg", "expan")


def local(element: etree._Element) -> str:
    """Give the name of an element without its namespace; "" for a comment or processing instruction."""
    return _plain(element.tag)


def identifier(element: etree._Element) -> str | None:
    """Give the ``xml:id`` of an element, None when it has none."""
    return element.get(XML_ID)


def words_of(element: etree._Element) -> str:
    """Give all words inside an element, runs of white space as one blank, none at the ends; for metadata."""
    words = "".join(map(str, element.itertext("*"))) if len(element) else element.text or ""
    return collapsed(words)


def tei(name: str) -> str:
    """Give the qualified name of a TEI element."""
    return f"{{{TEI}}}{name}"


@lru_cache(maxsize=1024)
def _plain(tag: object) -> str:
    """Give a qualified name without its namespace; most names of a file are among those of TEI, and each comes many times."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
