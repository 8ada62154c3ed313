"""The quotations of a paragraph: words between the marks of many languages' print, and the sentences they stand in."""

from __future__ import annotations

import re
from typing import NamedTuple

_CLOSING = {
    "“": "”",
    "„": "“”",
    "‟": "”",
    "«": "»",
    "»": "«»",
    "‹": "›",
    "›": "‹›",
    "”": "”",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
}
"""What closes a quotation in the print of many languages, by what opened it: »so« in German, »so» in Swedish."""

_MARKS = {mark: re.compile(f"[{mark}{closing}]") for mark, closing in _CLOSING.items()}

_LONGEST = 50_000
"""Code points in which the mark that closes is looked for; no quotation is longer, but there are texts of one paragraph."""

_DEEPEST = 8
"""Quotations within quotations of one kind; with more, the marks are typed wrongly."""

_ALSO_CLOSING = "”»›"
_APOSTROPHES = "‘‚'"
"""Marks whose closing one is an apostrophe too."""

_NEVER_LEFT_OPEN = f"”»›‹{_APOSTROPHES}"
"""Marks that open nothing where nothing closes them: an apostrophe, a letter of Arabic names, or the end of what began
elsewhere.
"""

_INTRODUCED = re.compile(r"(?:^|[:,]\s*)(['‘])")
"""A mark that is an apostrophe too, where a quotation is likely to begin that goes on in the next paragraph."""

_ELISION = re.compile(r"['‘](?:\d\ds?|tis|twas|twere|em|til|cause|n)\b(?!')|'n'", re.IGNORECASE)
"""Short forms that begin with an apostrophe."""

_SENTENCE_END = re.compile(
    r"(?:(?<=[^\W_]{2})|(?<=[\d)\]”’»\"“]))[.!?…][”’»\"“)\]]*(?:\[\d+\]|[⁰¹²³⁴-⁹]+)?\s+(?=[“„«\"‘(]*[^\W\d_a-zа-я])|[。！？]"
)


class Quoted(NamedTuple):
    """Words between marks, without these: where the first mark begins, and where the last one ends, in code points.

    ``is_open`` where nothing closes it: it then ends before the next mark that opens, or with its paragraph.
    """

    start: int
    end: int
    words: str
    is_open: bool = False


def quotations(text: str) -> list[Quoted]:
    """Give the quotations of a paragraph in their order, none of which stands in another.

    Where a paragraph ends before its quotation does, the next one begins with a mark of its own (Chicago Manual of Style
    13.32).
    """
    found: list[Quoted] = []
    at = 0
    while at < len(text):
        one = _quotation(text, at) if text[at] in _CLOSING else None
        if one is not None and one.words:
            found.append(one)
        at = one.end if one is not None else at + 1
    return found


def unmarked(text: str) -> str:
    """Take the marks off a text that is one quotation from its first sign to its last."""
    found = quotations(text)
    return found[0].words if len(found) == 1 and (found[0].start, found[0].end) == (0, len(text)) else text


def runs_on(text: str, behind: str) -> bool:
    """Tell whether a paragraph's last quotation goes on in the paragraph behind it, which begins with the same mark, or as
    Spanish print wants it, with the one that closes.
    """
    last = next(reversed(quotations(text)), None)
    if last is not None and last.is_open and last.end == len(text):
        mark = text[last.start]
        return behind.startswith((mark, "»") if mark == "«" else mark)
    single = next(reversed(list(_INTRODUCED.finditer(text, last.end if last is not None else 0))), None)
    is_open = single is not None and _opens(text, single.start(1)) and _end_behind_apostrophes(text, single.start(1)) is None
    return single is not None and is_open and behind.startswith(single[1])


def is_one_sentence(text: str, start: int, end: int) -> bool:
    """Tell whether no sentence ends between two places of a paragraph."""
    return _SENTENCE_END.search(text, max(0, start - 2), end) is None


def _quotation(text: str, start: int) -> Quoted | None:
    """Read the quotation that a mark opens; None where it opens none."""
    mark = text[start]
    if not _opens(text, start):
        return None
    end = _end_behind_apostrophes(text, start) if mark in _APOSTROPHES else _end(text, start)
    if end is not None:
        return Quoted(start, end + 1, text[start + 1 : end].strip())
    if mark in _NEVER_LEFT_OPEN:
        return None
    again = text.find(mark, start + 1)
    end = again if again > 0 else len(text)
    return Quoted(start, end, text[start + 1 : end].strip(), is_open=True)


def _opens(text: str, at: int) -> bool:
    """Tell whether a mark stands where one opens: those that close or elide too, before a word and not behind one."""
    mark, before, behind = text[at], text[at - 1 : at], text[at + 1 : at + 2]
    if mark in _ALSO_CLOSING:
        return (not before or before.isspace() or before in "([—–") and not behind.isspace()
    if mark in _APOSTROPHES:
        is_free = (not before.isalnum() or before > "\u2e80") and before != "'"
        return is_free and (behind.isalnum() or behind in tuple('“"«[(…')) and not _ELISION.match(text, at)
    return mark != '"' or not before.isdigit()


def _end(text: str, start: int) -> int | None:
    """Find the mark that closes, past those that open and close within; None where there is none."""
    mark, depth = text[start], 0
    for found in _MARKS[mark].finditer(text, start + 1, start + _LONGEST):
        if found[0] not in _CLOSING[mark]:
            depth += 1
            if depth > _DEEPEST:
                break
        elif depth:
            depth -= 1
        else:
            return found.start()
    return None


def _end_behind_apostrophes(text: str, start: int) -> int | None:
    """Find the mark that closes, past the apostrophes of "don't" and of "the workers' will"; None where there is none.

    What might be a plural's apostrophe is one where a mark that is none follows before the next quotation.
    """
    mark, first, depth = text[start], None, 0
    for found in _MARKS[mark].finditer(text, start + 1, start + _LONGEST):
        at = found.start()
        if found[0] == mark and _opens(text, at):
            depth += mark != "'"
            if depth > _DEEPEST or (mark == "'" and first is not None):
                break
        elif found[0] in _CLOSING[mark] and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum():
            if depth:
                depth -= 1
            elif not _is_plural(text, at):
                return at
            else:
                first = at if first is None else first
    return first


def _is_plural(text: str, at: int) -> bool:
    """Tell whether an apostrophe may be that of "the workers' will"."""
    return text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].isalpha()
