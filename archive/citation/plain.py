"""A citation written without any program: the archive's own first style, Chicago's notes, for whoever has to wait for none."""

from __future__ import annotations

from collections.abc import Sequence

from archive.citation.citable import Citable
from archive.citation.date_words import CHICAGO
from archive.citation.formatted import Formatted
from archive.citation.kinds import BOOK, CHAPTER, LETTER, NEWSPAPER
from archive.citation.names import Name
from archive.citation.runs import as_markup, as_text, runs_of
from archive.citation.telling import ITALIC, ROMAN, in_volume

_END = ".?!…"


def plain_citation(cited: Citable) -> Formatted:
    """Write a citation after the Chicago Manual of Style (18th ed., 13.18, 14.13, 14.111 and 14.116)."""
    entry, note = runs_of(_entry(cited)), runs_of(_note(cited))
    return Formatted(as_markup(entry), as_text(entry), as_markup(note), as_text(note))


def _entry(cited: Citable) -> str:
    first, *others = cited.authors or (None,)
    authors = [first.inverted if not first.is_title else _name(first), *map(_name, others)] if first else []
    described, dated, volume = _upper(_described(cited)), CHICAGO.of(cited.date), in_volume(cited)
    if cited.csl_type == LETTER and not cited.recipients:
        kinds: Sequence[str] = (described, volume, dated)
    elif cited.csl_type in (LETTER, NEWSPAPER):
        kinds = (_comma(described, *_where(cited), dated), volume)
    elif cited.csl_type == CHAPTER:
        kinds = (f"In {described}" if described else "", dated)
    else:
        kinds = (_comma(volume, _described(cited)), _comma(*_where(cited), dated))
    sentences = [_and(authors, ", and "), _title(cited, "."), *map(_upper, kinds), cited.holder, cited.url]
    return " ".join(_ended(sentence) for sentence in sentences if sentence)


def _note(cited: Citable) -> str:
    authors, described, dated = (
        _and([_name(name) for name in cited.authors], " and "),
        _described(cited),
        CHICAGO.of(cited.date),
    )
    if cited.csl_type == LETTER and cited.recipients and authors and not cited.is_titled:
        authors, described = f"{authors} to {_recipients(cited)}", ""
    title = _title(cited, ",")
    if cited.csl_type in (BOOK, CHAPTER):
        work = title if cited.csl_type == BOOK else f"{title} in {described}" if described else title
        head = _comma(authors, f"{work.rstrip(',')} ({dated})" if dated else work)
        parts = [head]
    else:
        about = [described, *_where(cited), dated]
        # Behind the day of a letter that is described by its recipient, else behind the title or what stands for it.
        place = 0 if cited.csl_type != LETTER else len(about) if cited.recipients else 1
        parts = [_comma(authors, title), *about[:place], in_volume(cited), *about[place:]]
    return _ended(_comma(*parts, _passages(cited), cited.holder, cited.url))


def _title(cited: Citable, stop: str) -> str:
    if not (cited.is_titled and cited.title):
        return ""
    if cited.csl_type == BOOK:
        return f"{ITALIC}{cited.title}{ROMAN}"
    return f"“{cited.title}{'' if cited.title[-1] in _END else stop}”"


def _described(cited: Citable) -> str:
    """Say what kind of text it is, or what it appeared in."""
    if cited.csl_type in (CHAPTER, NEWSPAPER) and cited.container:
        return f"{ITALIC}{cited.container}{ROMAN}"
    if cited.csl_type in (BOOK, CHAPTER):
        return ""
    if cited.csl_type != LETTER:
        return cited.genre
    return f"{cited.genre or 'letter'}{f' to {_recipients(cited)}' if cited.recipients else ''}"


def _recipients(cited: Citable) -> str:
    return _and([_name(name) for name in cited.recipients], " and ")


def _where(cited: Citable) -> tuple[str, ...]:
    return (cited.place,) if cited.csl_type == LETTER else (cited.venue, cited.place)


def _passages(cited: Citable) -> str:
    return f"para{'s' if '-' in cited.locator else ''}. {cited.locator.replace('-', '–')}" if cited.locator else ""


def _name(name: Name) -> str:
    return f"{ITALIC}{name.direct}{ROMAN}" if name.is_title else name.direct


def _and(names: Sequence[str], last: str) -> str:
    return last.join(part for part in (", ".join(names[:-1]), names[-1]) if part) if names else ""


def _comma(*parts: str) -> str:
    """Join parts by commas; a title in quotation marks has its own inside."""
    joined = ""
    for part in filter(None, parts):
        joined = f"{joined}{' ' if joined.endswith(',”') else ', '}{part}" if joined else part
    return joined


def _ended(sentence: str) -> str:
    bare = sentence.removesuffix(ROMAN).removesuffix("”")
    return sentence if bare.endswith(tuple(_END)) else f"{sentence}."


def _upper(words: str) -> str:
    return words if words == CHICAGO.undated else words[:1].upper() + words[1:]
