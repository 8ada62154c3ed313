"""Checks what a manuscript claims of an archive: whether each address opens, and whether each quotation is word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote, urlsplit

from archive.citation.manuscript import Claim
from archive.errors import ArchiveError, Gone, UnknownReference
from archive.model import Item, Passage
from archive.model.resolution import cited_words, resolve
from archive.model.standing import standing
from archive.reference import Reference
from archive.search import FEWEST_WORDS, Quotation, Quotations, Wording, beside

Verdict = Literal["verbatim", "changed", "not found"]

State = Literal["unchanged", "changed", "unversioned", "gone", "unknown"]
"""What an address opens: the words as cited, which still stand so or not; the newest words, as it names no version; nothing."""

_SIGNS = str.maketrans(dict.fromkeys('"“”„‟«»‘’‚‛′', "'") | dict.fromkeys("‐‑−", "-") | {"\u00ad": ""})
_DASH = re.compile(r"\s*(?:-{2,3}|[–—―])\s*")
_LEFT_OUT = re.compile(r"\[[^\[\]]*\]|…|\.\s?\.\s?\.(?:\s?\.)?")
"""An ellipsis, and whatever a quoting hand put into brackets."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An address of the archive that a manuscript gives, what it opens, and a sentence on it. ``texts`` are the words
    it marks, then all of their passages, in each reading.
    """

    address: str
    reference: Reference | None
    state: State
    sentence: str
    texts: tuple[str, ...] = ()

    @property
    def opens(self) -> bool:
        """The address opens words."""
        return self.state not in ("gone", "unknown")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is so of a claim. ``verdict`` is None for addresses without a quotation, and for a word or two without an address.

    ``wording`` is the true one against the quotation's, where it is changed; ``stands`` where else in the archive it stands.
    """

    claim: Claim
    verdict: Verdict | None
    addresses: tuple[Checked, ...]
    wording: Wording = ()
    stands: Quotation | None = None

    @property
    def is_fault(self) -> bool:
        """Something is to be mended before printing; words of other books, without an address, are no fault."""
        is_wrong = self.verdict == "changed" or (self.verdict == "not found" and bool(self.addresses))
        return is_wrong or not all(checked.opens for checked in self.addresses)


@dataclass(frozen=True, slots=True)
class Verifier:
    """Checks claims against an archive. ``item`` reads the item an address names in its version, ``quoted`` finds the places
    where words stand.
    """

    base_url: str
    item: Callable[[Reference], Item]
    quoted: Callable[[str], Quotations]

    def verify(self, claims: Sequence[Claim]) -> Iterator[Finding]:
        """Check each claim; one that has nothing to do with the archive is passed over."""
        for claim in claims:
            checked = tuple(self._checked(address) for address in claim.addresses if self._is_ours(address))
            if claim.words:
                finding = self._compared(claim, checked)
                if finding.verdict or checked:
                    yield finding
            elif checked:
                yield Finding(claim, None, checked)

    def _is_ours(self, address: str) -> bool:
        """Tell whether an address is one of an item of this archive, over http or https."""
        ours, theirs = urlsplit(self.base_url), urlsplit(address)
        return theirs.netloc.lower() == ours.netloc.lower() and theirs.path.startswith(f"{ours.path.rstrip('/')}/items/")

    def _checked(self, address: str) -> Checked:
        path = urlsplit(address).path
        named = unquote(path.removeprefix(urlsplit(self.base_url).path.rstrip("/")).removeprefix("/items/"))
        try:
            reference = Reference.parse(re.sub(r"\.(?:xml|txt)$", "", named))
            item = self.item(reference)
            passages, texts = _named(item, reference)
        except Gone as error:
            return Checked(address, None, "gone", str(error))
        except UnknownReference as error:
            return Checked(address, None, "unknown", str(error))
        if reference.version is None:
            return Checked(address, reference, "unversioned", "names no version, so that its words may change", texts)
        try:
            newest = self.item(reference.at(None))
        except ArchiveError as error:
            return Checked(address, reference, "changed", f"opens as cited; {error}", texts)
        is_newest = newest.passages == item.passages
        told = standing(newest, reference.version, passages, is_newest=is_newest)
        state: State = "unchanged" if told.is_unchanged else "changed"
        return Checked(address, reference, state, told.sentence, texts)

    def _compared(self, claim: Claim, addresses: tuple[Checked, ...]) -> Finding:
        texts = [text for checked in addresses for text in checked.texts]
        if any(is_word_for_word(claim.words, text) for text in texts):
            return Finding(claim, "verbatim", addresses)
        found = [beside(claim.words, (text,)) for text in texts]
        likest = max(filter(None, found), key=lambda one: one.likeness, default=None)
        if likest is not None:
            return Finding(claim, "changed", addresses, likest.wording)
        elsewhere = self.quoted(claim.words)
        if elsewhere.words < FEWEST_WORDS:
            return Finding(claim, "not found" if texts else None, addresses)
        stands = next(iter(elsewhere.found), None)
        if stands is None or texts:
            return Finding(claim, "not found", addresses, stands=stands)
        if is_word_for_word(claim.words, stands.text):
            return Finding(claim, "verbatim", addresses, stands=stands)
        return Finding(claim, "changed", addresses, stands.wording, stands)


def is_word_for_word(quotation: str, text: str) -> bool:
    """Tell whether a text has the words of a quotation as they stand, with capitals and points.

    What may differ is what quoting changes (Chicago Manual of Style 13.7 and 13.18): the form of quotation marks and dashes,
    white space, the first letter's case, a point at the end; and what is left out or put into brackets.
    """
    at, whole = 0, _plain(text)
    parts = [_plain(part).strip() for part in _LEFT_OUT.split(quotation)]
    parts[-1] = parts[-1].rstrip(".,;:")
    sought = [part for part in parts if part]
    for place, part in enumerate(sought):
        found = [whole.find(form, at) for form in ({part, part[0].swapcase() + part[1:]} if place == 0 else {part})]
        there = min((start for start in found if start >= 0), default=-1)
        if there < 0:
            return False
        at = there + len(part)
    return bool(sought)


def _plain(text: str) -> str:
    return " ".join(_DASH.sub("—", unicodedata.normalize("NFC", text).translate(_SIGNS)).split())


def _named(item: Item, reference: Reference) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Give the passages an address names, and their words in each reading: those it marks alone first."""
    resolved = resolve(item, reference)
    section = resolved.section
    passages = tuple(one for one in item.passages if one.id in resolved.passages) or (
        item.passages if reference.first is None else section.passages
    )
    cuts = cited_words(item, reference)
    whole = " ".join(one.received for one in passages)
    marked = " ".join(one.received[slice(*cuts[one.id])] for one in passages if one.id in cuts)
    corrected = " ".join(one.corrected for one in passages)
    return passages, tuple(dict.fromkeys(text for text in (marked, whole, corrected) if text))
