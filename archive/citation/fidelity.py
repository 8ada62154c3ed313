"""Whether a quotation is word for word, and in which signs it is not: what quoting may change, and what it may not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from archive.search.quoting.quotation import Kind, Wording

_MARKS = str.maketrans(
    dict.fromkeys('"“”„‟«»‘’‚‛‹›′「」『』', "'") | dict.fromkeys("‐‑−", "-") | dict.fromkeys("\u00ad\u200b\u2060\ufeff")
)
_FRENCH_SPACE = re.compile(r"(?<=[«‹])\s+|\s+(?=[»›;:!?])")
_DASH = re.compile(r"\s*(?:-{2,3}|[–—―])\s*|\s-\s|(?<=\d)-(?=\d)")
_PARTED_MARKS = re.compile(r"'\s+(?=')")
_POINT_BEHIND_MARK = re.compile(r"('+)([.,])")
_SLASH = re.compile(r"\s//?\s")

_ELLIPSIS = re.compile(r"[\[(]\s*(?:…|\.\s?\.\s?\.(?:\s?\.)*)\s*[\])]|(?:…|\.\s?\.\s?\.)(?:\s?\.)*")
_BRACKETS = re.compile(r"(\[[^\[\]]*\])")
_OUTER = ".,;:—' 。、"
"""Signs at either end of a quotation, or beside what it left out, that belong to the sentence around it."""

_REPLACED = 80
"""Code points for which words in brackets may stand at most: a name for “the chairman and those who voted with him”."""

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff"
"""Scripts that set no blanks between words."""

_BEGINS, _ENDS = rf"(?<![^\W{_UNSPACED}])", rf"(?![^\W{_UNSPACED}])"
_TOKEN = re.compile(r"(\w+|[^\w\s])\s*")


def is_word_for_word(quotation: str, text: str) -> bool:
    """Tell whether a text has the words of a quotation as they stand, with capitals and points.

    What may differ is what quoting changes (Chicago Manual of Style 13.7, 13.18, 13.29 and 13.50 to 13.60): the form of marks
    and dashes and a point beside a mark, white space, the end of a line, the first letter's case, a point at the end; and what
    is left out or put into brackets.
    """
    at, whole = 0, _plain(text)
    patterns = list(_patterns(quotation))
    for pattern in patterns:
        found = re.compile(pattern).search(whole, at)
        if found is None:
            return False
        at = found.end()
    return bool(patterns)


def in_signs(quotation: str, wording: Wording) -> Wording:
    """Say in which signs and capitals a quotation differs from the true wording that has its words; () where in none."""
    true = "".join("… " if kind == "left out" else words for kind, words in wording)
    ours, theirs = (list(_TOKEN.finditer(_plain(text))) for text in (_ELLIPSIS.sub("…", quotation).strip(_OUTER), true))
    sides = [[one[1] for one in side] for side in (ours, theirs)]
    if all(sides) and sides[0][0].casefold() == sides[1][0].casefold():
        sides[0][0] = sides[1][0]
    matcher = SequenceMatcher(None, sides[0], sides[1], autojunk=False)
    return tuple(_differences(matcher, ours, theirs)) if sides[0] != sides[1] else ()


def placed(quotation: str, text: str) -> tuple[int, int] | None:
    """Give the offsets of a quotation's words in a text, half-open, in code points; None where they do not stand so."""
    at, first = 0, -1
    for part in _ELLIPSIS.split(quotation):
        words = [word for piece in _BRACKETS.split(part)[::2] for word in re.findall(r"\w+", piece)]
        pattern = r"\W+".join(map(re.escape, words))
        found = re.compile(rf"{_BEGINS}{pattern}{_ENDS}", re.IGNORECASE).search(text, at) if words else None
        if words and found is None:
            return None
        if found is not None:
            at, first = found.end(), found.start() if first < 0 else first
    return None if first < 0 else (first, at)


def _differences(
    matcher: SequenceMatcher[str], ours: Sequence[re.Match[str]], theirs: Sequence[re.Match[str]]
) -> Iterator[tuple[Kind, str]]:
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal" and j > i:
            yield "removed", "".join(one[0] for one in ours[i:j])
        if m > k:
            yield "same" if kind == "equal" else "added", "".join(one[0] for one in theirs[k:m])


def _patterns(quotation: str) -> Iterator[str]:
    """Write each stretch between ellipses that has words as a regular expression."""
    for part in _ELLIPSIS.split(quotation):
        pieces = _BRACKETS.split(_plain(part).strip(_OUTER))
        if any(map(str.isalnum, "".join(pieces[::2]))):
            yield "".join(_piece(pieces, place) for place in range(len(pieces)))


def _piece(pieces: list[str], place: int) -> str:
    """Write words, at even places, or what may stand for brackets: nothing for [sic], the rest of a word for those in one."""
    piece = pieces[place]
    if place % 2:
        inside = piece.strip("[ .!]")
        if inside.casefold() == "sic":
            return r"\s?"
        if not _is_in_word(pieces, place):
            return rf".{{0,{max(_REPLACED, len(piece))}}}?"
        return f"{_BEGINS}[{inside.lower()}{inside.upper()}]" if len(inside) == 1 and inside.isalpha() else r"\w*\s?"
    words = piece.strip()
    if not words:
        return ""
    written = re.sub(r"(?<=\w)\\-\\ (?=\w)", r"-?\\s?", re.escape(words))
    if place == 0 and words[0].isalpha():
        written = f"[{words[0].lower()}{words[0].upper()}]{written[1:]}"
    begins = _BEGINS if words[0].isalnum() and not (place and _is_in_word(pieces, place - 1)) else ""
    ends = _ENDS if words[-1].isalnum() and not (place + 1 < len(pieces) and _is_in_word(pieces, place + 1)) else ""
    return f"{begins}{written}{ends}"


def _is_in_word(pieces: list[str], place: int) -> bool:
    """Tell whether brackets touch a letter."""
    return pieces[place - 1][-1:].isalnum() or pieces[place + 1][:1].isalnum()


def _plain(text: str) -> str:
    spaced = _FRENCH_SPACE.sub("", unicodedata.normalize("NFKC", text)).translate(_MARKS)
    marked = _POINT_BEHIND_MARK.sub(r"\2\1", _PARTED_MARKS.sub("'", spaced))
    return " ".join(_DASH.sub("—", _SLASH.sub(" ", marked)).split())
