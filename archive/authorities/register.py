"""The register of all authorities: who answers to a key, to a name, and where a text names them."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.authorities.authority import Authority, Kind
from archive.authorities.file import read_authorities
from archive.authorities.matching import compile_forms, normal_form
from archive.dates import to_edtf


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text: half-open offsets in code points, and the keys of all who bear it, sorted."""

    start: int
    end: int
    keys: tuple[str, ...]


class Authorities:
    """The people, places, organisations and events an archive knows; immutable, and safe to share between threads."""

    def __init__(self, authorities: Iterable[Authority] = ()) -> None:
        self._by_key: Mapping[str, Authority] = {authority.key: authority for authority in authorities}
        self._former: Mapping[str, Authority] = {key: one for one in self._by_key.values() for key in one.former}
        bearers: dict[str, set[str]] = {}
        for authority in self._by_key.values():
            for form in _forms(authority):
                bearers.setdefault(normal_form(form), set()).add(authority.key)
        self._bearers = {form: tuple(sorted(keys)) for form, keys in bearers.items()}
        self._pattern = compile_forms(form for authority in self._by_key.values() for form in _names_in_text(authority))

    @classmethod
    def load(cls, path: Path) -> Authorities:
        """Read ``authorities.toml``; a missing file is an empty register. Raise SourceError, with the line, for a file
        that cannot be used.
        """
        return cls(read_authorities(path))

    def __iter__(self) -> Iterator[Authority]:
        return iter(self._by_key.values())

    def __len__(self) -> int:
        return len(self._by_key)

    def get(self, key: str) -> Authority | None:
        """Give the authority with this key; None when there is none."""
        return self._by_key.get(key)

    def now(self, key: str) -> Authority | None:
        """Give the authority that once had this key, or into which that of this key was merged; None when there is none."""
        return self._former.get(key)

    def of(self, kind: Kind) -> tuple[Authority, ...]:
        """Give the authorities of a kind, in the order of the file."""
        return tuple(authority for authority in self if authority.kind is kind)

    def find(self, text: str) -> tuple[Mention, ...]:
        """Find the names that stand in a text, the longest where several begin or overlap, in order.

        Names are whole words. One of several words is found in any case, a single word only as it is written in the
        register. All apostrophes are alike, and so are hyphens and runs of white space.
        """
        if self._pattern is None:
            return ()
        mentions = []
        for match in self._pattern.finditer(text):
            keys = self._bearers.get(normal_form(match[0]))
            if keys:  # the pattern takes a dotless i for an i, which makes another name
                mentions.append(Mention(match.start(), match.end(), keys))
        return tuple(mentions)

    def resolve(self, name: str, kind: Kind | None = None) -> tuple[str, ...]:
        """Give the keys of all who bear exactly this name, of one kind or of any, sorted; case and a comma or full stop
        at the end do not matter.
        """
        if not self._bearers:
            return ()
        keys = self._bearers.get(normal_form(name)) or self._bearers.get(normal_form(name.strip().rstrip(".,;:"))) or ()
        return tuple(key for key in keys if kind is None or self._by_key[key].kind is kind)

    def names(self) -> dict[str, tuple[str, ...]]:
        """Give every form of each authority's name by key, the display form first."""
        return {authority.key: _forms(authority) for authority in self}

    def digest(self, keys: Iterable[str]) -> str:
        """Return the sha256, in hex, of what the register says about these keys; their order does not matter, and a
        key that it does not know counts as unknown.
        """
        said = {key: _statement(self._by_key[key]) if key in self._by_key else None for key in sorted(set(keys))}
        return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _forms(authority: Authority) -> tuple[str, ...]:
    return tuple(dict.fromkeys((authority.name, authority.sort_name, *authority.variants)))


def _names_in_text(authority: Authority) -> tuple[str, ...]:
    """Give the forms to look for in running text: the one for lists is none of them, except where it is the name."""
    return (authority.name, *authority.variants)


def _statement(authority: Authority) -> dict[str, object]:
    span = authority.span
    return {
        "kind": authority.kind.value,
        "name": unicodedata.normalize("NFC", authority.name),
        "sort_name": authority.sort_name,
        "variants": authority.variants,
        "span": None if span is None else to_edtf(span),
        "identifiers": authority.identifiers,
        "place": authority.place,
        "organisation": authority.organisation,
        "note": authority.note,
        "genre": authority.genre,
    }
