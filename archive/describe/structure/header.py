"""The header of a plain text: ``#title`` and ``#author`` lines, ``Title:`` lines, or front matter between lines of ``---``.

Front matter is read line by line, as ``key: value`` with lists of ``- value`` below a key; what else YAML allows stays words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from archive.describe.structure.drafts import Draft
from archive.model import Container, Passage

_KEYS = {
    "title": "title titel titolo titre título заглавие",
    "author": "author authors autor autore auteur verfasser writer sender creator автор",
    "speaker": "speaker president redner oratore orateur",
    "addressee": "addressee recipient receiver to empfänger adressat destinatario destinataire адресат",
    "date": "date created datum data fecha дата",
    "language": "language lang sprache lingua langue язык",
    "place": "place location ort luogo lieu место",
    "genre": "genre type kind gattung genere",
}
_KEY = {word: key for key, words in _KEYS.items() for word in words.split()}
_SHARP = re.compile(r"#\s*(?P<key>[^\W\d_][\w-]*)(?:\s*[:=]\s*|\s+)(?P<value>\S.*)")
_PLAIN = re.compile(r"(?P<key>[^\W\d_][\w -]{0,24}?)\s*:\s+(?P<value>\S.*)")
_YAML = re.compile(r"(?P<key>[^\W\d_][\w -]{0,40}?)\s*:(?:\s+(?P<value>\S.*))?")
_YAML_ITEM = re.compile(r"-\s+(?P<value>\S.*)")
_FENCE = re.compile(r"-{3}[ \t]*")
_FENCE_END = re.compile(r"(?:-{3}|\.{3})[ \t]*")
_QUOTED = re.compile(r"([\"'])(?P<inside>.*)\1")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_RUNS = re.compile("[ \t]+")
_MOST_LINES = 100
_FEWEST_PLAIN = 2
"""Lines such as "Title: ..." without any sign before them; a single one may be the text's own."""

_FRONT = Container("front", -1)


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the header states: its key in one of our words ("title", "author", "date", ...), the number of the passage,
    half-open offsets of the value in it, and the value.
    """

    key: str
    passage: int
    start: int
    end: int
    value: str


def header_of(text: str) -> tuple[tuple[Draft, ...], str]:
    """Give the lines of the header as passages of the ``front``, and the rest of the text; no line where there is no header,
    or where nothing would be left of the text.
    """
    lines = _first_lines(text)
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    end = first + (_fenced(lines[first:]) or _sharp(lines[first:]) or _plain(lines[first:]))
    rest = text[sum(map(len, lines[:end])) :]
    if end == first or not rest.strip():
        return (), text
    words = (_RUNS.sub(" ", line.strip(" \t\r\n")) for line in lines[:end])
    return tuple(Draft("ab", line, (), (_FRONT,)) for line in words if line), rest


def fields_of(passages: Sequence[Passage | Draft]) -> tuple[Field, ...]:
    """Read what the header states from the passages it is made of."""
    words = takewhile(lambda each: each.element == "ab" and any(one.element == "front" for one in each.within), passages)
    return tuple(_fields([each.received if isinstance(each, Passage) else each.text for each in words]))


def _first_lines(text: str) -> list[str]:
    lines: list[str] = []
    at = 0
    while at < len(text) and len(lines) < _MOST_LINES:
        line = _LINE.match(text, at)
        assert line is not None  # noqa: S101  the pattern matches anywhere
        lines.append(line[0])
        at = line.end()
    return lines


def _fenced(lines: Sequence[str]) -> int:
    """Count the lines of front matter; 0 where the text has none."""
    if not lines or not _FENCE.fullmatch(lines[0].rstrip("\r\n")):
        return 0
    has_key = False
    for number, line in enumerate(lines[1:], start=1):
        words = line.rstrip("\r\n")
        if _FENCE_END.fullmatch(words):
            return number + 1 if has_key else 0
        is_inner = words[:1] in (" ", "\t", "#", "") or _YAML_ITEM.fullmatch(words) is not None
        if not is_inner and not _YAML.fullmatch(words):
            return 0
        has_key = has_key or _YAML.fullmatch(words) is not None
    return 0


def _sharp(lines: Sequence[str]) -> int:
    number = 0
    while number < len(lines) and (form := _SHARP.fullmatch(lines[number].strip())) and (number or form["key"].lower() in _KEY):
        number += 1
    return number


def _plain(lines: Sequence[str]) -> int:
    found: list[str] = []
    for line in lines:
        form = _PLAIN.fullmatch(line.strip())
        if form is None or not (form["key"].lower() in _KEY or found):
            break
        found.append(_KEY.get(form["key"].lower(), ""))
    is_header = found[:1] in (["title"], ["author"]) and sum(map(bool, found)) >= _FEWEST_PLAIN
    return len(found) if is_header else 0


def _fields(lines: Sequence[str]) -> Iterator[Field]:
    key = ""
    for number, line in enumerate(lines):
        form = _SHARP.fullmatch(line) or _YAML.fullmatch(line)
        key = _KEY.get(form["key"].lower(), "") if form else key
        form = form or _YAML_ITEM.fullmatch(line)
        if form is None or not key or form["value"] is None:
            continue
        start, end = form.span("value")
        inside = _QUOTED.fullmatch(line, start, end)
        start, end = inside.span("inside") if inside else (start, end)
        if start < end:
            yield Field(key, number, start, end, line[start:end])
