"""Small strict readers of BibTeX and RIS: they refuse what a lenient one would guess at."""

from __future__ import annotations

import re

_RIS_LINE = re.compile(r"([A-Z][A-Z0-9])  - (.*)")
_KEY = re.compile(r"[A-Za-z0-9.:-]+")
_LATEX = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{"\\" + each: each for each in "$&#_%{}"},
    "{}": "",
}
_COMMAND = re.compile("|".join(re.escape(command) for command in _LATEX))


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Read one entry as (type, key, fields); raise ValueError for anything that is not exactly one."""
    head = re.match(r"@([a-z]+)\{([^,\s]+),\n", text)
    if head is None or not _KEY.fullmatch(head[2]):
        raise ValueError(f"no head: {text[:80]!r}")
    fields: dict[str, str] = {}
    place = head.end()
    while text[place : place + 2] == "  ":
        name = re.compile(r"  ([a-z]+) = \{").match(text, place)
        if name is None or name[1] in fields:
            raise ValueError(f"no field: {text[place : place + 80]!r}")
        end = _closing(text, name.end())
        fields[name[1]] = text[name.end() : end]
        if text[end : end + 3] != "},\n":
            raise ValueError(f"no end of field: {text[end : end + 80]!r}")
        place = end + 3
    if text[place:] != "}\n":
        raise ValueError(f"no end of entry: {text[place : place + 80]!r}")
    return head[1], head[2], fields


def plain(latex: str) -> str:
    """Read escaped words; raise ValueError for a special character that was not escaped."""
    rest = _COMMAND.sub("", latex)
    if re.search(r"[\\{}$&#_%~^]", rest):
        raise ValueError(f"not escaped: {latex!r}")
    return _COMMAND.sub(lambda found: _LATEX[found[0]], latex)


def read_ris(text: str) -> list[tuple[str, str]]:
    """Read one record as (tag, value) pairs; raise ValueError for any line that is not one of a tag."""
    if not text.endswith("\r\n"):
        raise ValueError("the last line has no end")
    lines = [_RIS_LINE.fullmatch(line) for line in re.split(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+", text[:-2])]
    if not all(lines):
        raise ValueError(f"not a line of a tag in {text!r}")
    pairs = [(line[1], line[2]) for line in lines if line]
    if pairs[0][0] != "TY" or pairs[-1] != ("ER", "") or any(tag in ("TY", "ER") for tag, _ in pairs[1:-1]):
        raise ValueError(f"not one record: {text!r}")
    return pairs


def _closing(text: str, place: int) -> int:
    """Find the brace that closes, counting as BibTeX does: every brace, also one behind a backslash."""
    depth = 1
    for end in range(place, len(text)):
        depth += {"{": 1, "}": -1}.get(text[end], 0)
        if depth == 0:
            return end
    raise ValueError("a brace is never closed")
