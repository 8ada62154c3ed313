"""Checks what a manuscript claims of an archive: whether each address opens, and whether each quotation is word for word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import unquote, urlsplit

from archive.citation.claims import Claim
from archive.citation.fidelity import in_signs, is_word_for_word, placed
from archive.citation.titles import is_title
from archive.citation.translation import seems_translated
from archive.errors import ArchiveError, Gone, UnknownReference
from archive.model import Item, Passage
from archive.model.resolution import cited_words, resolve
from archive.model.standing import standing
from archive.reference import Reference
from archive.search import FEWEST_WORDS, Quotation, Quotations, Wording, beside

Verdict = Literal["verbatim", "changed", "not found"]

State = Literal["unchanged", "changed", "unversioned", "gone", "unknown"]
"""What an address opens: the words as cited, which still stand so or not; the newest words, as it names no version; nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """An address of the archive that a manuscript gives, what it opens, and a sentence on it. ``texts`` are the words
    it marks, then all of their passages, in each reading; ``titles`` those of the text, ``language`` its BCP 47 tag.
    """

    address: str
    reference: Reference | None
    state: State
    sentence: str
    texts: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    language: str = ""

    @property
    def opens(self) -> bool:
        """The address opens words."""
        return self.state not in ("gone", "unknown")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is so of a claim. ``verdict`` is None for addresses without a quotation, for a title, and for a word or two without
    an address.

    ``wording`` is the true one against the quotation's, where it is changed; ``stands`` where else in the archive it stands.
    ``remark`` is a sentence on what to do or what is no fault, with ``right`` as the address to give, or "".
    """

    claim: Claim
    verdict: Verdict | None
    addresses: tuple[Checked, ...]
    wording: Wording = ()
    stands: Quotation | None = None
    remark: str = ""
    right: str = ""
    is_excused: bool = False

    @property
    def is_fault(self) -> bool:
        """Something is to be mended before printing; words of other books, without an address, are no fault."""
        is_wrong = self.verdict == "changed" or (self.verdict == "not found" and bool(self.addresses))
        return (is_wrong and not self.is_excused) or not all(checked.opens for checked in self.addresses)


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
                if claim.is_open and finding.verdict:
                    finding = replace(finding, remark=" ".join(filter(None, (_OPEN, finding.remark))))
                if finding.verdict or finding.addresses:
                    yield finding
            elif checked:
                yield Finding(claim, None, checked)

    def _is_ours(self, address: str) -> bool:
        """Tell whether an address is one of an item of this archive or of its citation, over http or https."""
        try:
            ours, theirs = urlsplit(self.base_url), urlsplit(address)
        except ValueError:
            return False
        rooms = tuple(f"{ours.path.rstrip('/')}{room}" for room in _ROOMS)
        return theirs.netloc.lower() == ours.netloc.lower() and theirs.path.startswith(rooms)

    def _checked(self, address: str) -> Checked:
        path = urlsplit(address).path
        within = path.removeprefix(urlsplit(self.base_url).path.rstrip("/"))
        named = unquote(within.removeprefix(next(filter(within.startswith, _ROOMS))))
        try:
            reference = Reference.parse(re.sub(r"\.(?:xml|txt)$", "", named))
            item = self.item(reference)
            passages, texts = _named(item, reference)
        except Gone as error:
            return Checked(address, None, "gone", str(error))
        except UnknownReference as error:
            return Checked(address, None, "unknown", str(error))
        about = (texts, _titles(item), passages[0].language or item.description.language if passages else "")
        if reference.version is None:
            sentence = "This link names no version, so that its words may change."
            return Checked(address, reference, "unversioned", sentence, *about)
        try:
            newest = self.item(reference.at(None))
        except ArchiveError as error:
            return Checked(address, reference, "changed", f"It opens as cited. {error}", *about)
        is_newest = newest.passages == item.passages
        told = standing(newest, reference, passages, is_newest=is_newest)
        state: State = "unchanged" if told.is_unchanged else "changed"
        return Checked(address, reference, state, told.sentence, *about)

    def _compared(self, claim: Claim, addresses: tuple[Checked, ...]) -> Finding:
        """Compare with what the addresses open, then with the whole archive."""
        is_named = any(is_title(claim.words, checked.titles) for checked in addresses)
        if is_named and claim.may_be_title:
            return Finding(claim, None, addresses)
        texts = [text for checked in addresses for text in checked.texts]
        if any(is_word_for_word(claim.words, text) for text in texts):
            return self._beside_its_marks(Finding(claim, "verbatim", addresses))
        found = [beside(claim.words, (text,)) for text in texts]
        likest = max(filter(None, found), key=lambda one: one.likeness, default=None)
        elsewhere = self.quoted(claim.words)
        stands = next(iter(elsewhere.found), None)
        right = self._address(stands.reference) if stands is not None else ""
        if likest is not None:
            is_right = stands is not None and self._is_true(claim.words, stands)
            remark = f"Word for word it stands elsewhere: {_MEANT}" if is_right else ""
            wording = _told(claim.words, likest.wording)
            return Finding(claim, "changed", addresses, wording, None, remark, right if is_right else "")
        if is_named or claim.is_unmarked:
            return Finding(replace(claim, words="") if claim.is_unmarked else claim, None, addresses)
        if claim.is_shared:
            addresses, texts = (), []
        if elsewhere.words < FEWEST_WORDS:
            return Finding(claim, "not found" if texts else None, addresses)
        if texts:
            return self._astray(claim, addresses, stands, right)
        if stands is None:
            return Finding(claim, "not found", addresses, remark="" if addresses else _OTHERS)
        if self._is_true(claim.words, stands):
            return Finding(claim, "verbatim", addresses, stands=stands, right=right)
        return Finding(claim, "changed", addresses, _told(claim.words, stands.wording), stands, right=right)

    def _astray(self, claim: Claim, addresses: tuple[Checked, ...], stands: Quotation | None, right: str) -> Finding:
        """Say of words that do not stand where they are said to stand why that may be."""
        if stands is not None:
            if self._is_true(claim.words, stands):
                remark = f"These words do not stand there, but elsewhere: {_MEANT}"
                return Finding(claim, "not found", addresses, stands=stands, remark=remark, right=right)
            remark = f"These words stand neither there nor elsewhere; words like them do: {_MEANT}"
            return Finding(claim, "not found", addresses, _told(claim.words, stands.wording), stands, remark, right)
        opened = (checked for checked in addresses if checked.texts)
        if all(seems_translated(claim.words, " ".join(checked.texts), checked.language) for checked in opened):
            remark = "This seems to be a translation of the text: it was not compared."
            return Finding(claim, "not found", addresses, remark=remark, is_excused=True)
        if claim.may_be_title:
            remark = "These words stand in a note: if they are a title, all is well."
            return Finding(claim, "not found", addresses, remark=remark, is_excused=True)
        return Finding(claim, "not found", addresses, remark="These words stand neither there nor elsewhere in the archive.")

    def _beside_its_marks(self, finding: Finding) -> Finding:
        """Say where an address marks other words of its passage than those quoted, and which marks them."""
        for checked in finding.addresses:
            reference = checked.reference
            if reference is None or reference.start is None or not checked.texts:
                continue
            marked, *whole = checked.texts
            place = placed(finding.claim.words, whole[0]) if whole and reference.last is None else None
            if place is not None and not is_word_for_word(finding.claim.words, marked):
                right = self._address(replace(reference, start=place[0], end=place[1]))
                return replace(finding, remark=f"The link marks other words of this passage: {_MEANT}", right=right)
        return finding

    def _is_true(self, words: str, stands: Quotation) -> bool:
        """Tell whether a quotation is word for word in the passages where its words stand."""
        reference = replace(stands.reference, start=None, end=None)
        return any(is_word_for_word(words, text) for text in _named(self.item(reference), reference)[1])

    def _address(self, reference: Reference) -> str:
        return f"{self.base_url.rstrip('/')}/items/{reference}"


_ROOMS = ("/items/", "/cite/")
"""Where references stand in addresses; the page of a citation leads to the words too."""

_OTHERS = "It is not in this archive, and no link says that it is."
_OPEN = "No mark closes this quotation; what stands before the source was compared."
_MEANT = "give the link below, if these are meant."


def _told(words: str, wording: Wording) -> Wording:
    """Give a wording in which something differs: signs and capitals, where the words do not."""
    is_in_words = any(kind in ("added", "removed") for kind, _ in wording)
    return wording if is_in_words else in_signs(words, wording) or wording


def _titles(item: Item) -> tuple[str, ...]:
    return tuple(dict.fromkeys(section.description.title for section in item.sections if section.description))


def _named(item: Item, reference: Reference) -> tuple[tuple[Passage, ...], tuple[str, ...]]:
    """Give the passages an address names, and their words in each reading: those it marks alone first."""
    resolved = resolve(item, reference)
    section = resolved.section
    passages = item.named(resolved.passages) or (item.passages if reference.first is None else tuple(section.passages))
    cuts = cited_words(item, reference)
    whole = " ".join(one.received for one in passages)
    marked = " ".join(one.received[slice(*cuts[one.id])] for one in passages if one.id in cuts)
    corrected = " ".join(one.corrected for one in passages)
    return passages, tuple(dict.fromkeys(text for text in (marked, whole, corrected) if text))
