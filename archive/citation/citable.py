"""The elements of a citation: everything the written forms need, and nothing of how they write it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.citation.dating import old_style
from archive.citation.names import Name
from archive.dates import DateInterval, styles
from archive.reference import Reference


@dataclass(frozen=True, slots=True)
class Citable:
    """What is cited and how it is described; every text is on one line.

    ``reference`` always names a version, and ``url`` is the permanent absolute address of just this. ``csl_type`` is a
    type of CSL 1.0.2. ``is_titled`` is false when ``title`` was made up to have one (first words, "Letter to ..."): a
    letter is then cited by its writer and recipient. ``container`` is the title of the volume or debate around a part.
    ``authors`` are the writers of a text, the speakers of a speech, in a debate the one who says the passage.
    ``quotation`` are the words that are cited, "" where a whole passage or text is.
    ``venue`` is before whom or at what a speech was made, ``place`` the town. ``paragraphs`` are the first and the last
    passage cited, as counted in the margin; None for a whole text. ``source`` is the bibliographic source in words.
    """

    reference: Reference
    url: str
    csl_type: str
    title: str
    is_titled: bool
    archive: str
    publisher: str
    container: str = ""
    section: str = ""
    authors: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    genre: str = ""
    date: DateInterval | None = None
    venue: str = ""
    place: str = ""
    paragraphs: tuple[int, int] | None = None
    source: str = ""
    licence: str = ""
    language: str = "und"
    quotation: str = ""

    @property
    def key(self) -> str:
        """A name for this among other citations: ASCII letters, digits, full stop, hyphen and colon; one for each address."""
        address = str(self.reference).replace("@", ".").replace("/", ":")
        return re.sub(r"[^A-Za-z0-9.:-]", lambda found: f"-{ord(found[0]):x}-", address)

    @property
    def locator(self) -> str:
        """The passages cited: "9", "3-5", "" for a whole text."""
        if self.paragraphs is None:
            return ""
        first, last = self.paragraphs
        return str(first) if first == last else f"{first}-{last}"

    @property
    def holder(self) -> str:
        """The archive with its publisher, who is named only when the archive's title does not say it."""
        return self.archive if self.publisher in ("", self.archive) else f"{self.archive}, {self.publisher}"

    @property
    def note(self) -> str:
        """What no other element holds: the wording of the date in the old style, the bibliographic source, the version."""
        said = []
        if self.date is not None and old_style(self.date) is not None:
            said.append("; ".join(f"{words} ({label})" for label, words in styles(self.date)))
        if self.source:
            said.append(f"Source: {self.source.rstrip('.')}")
        return ". ".join([*said, f"Version {self.reference.version}."])
