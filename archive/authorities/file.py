"""``authorities.toml``: tables ``person``, ``place``, ``organisation`` and ``event``, each of entries by key."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.authorities.authority import Authority, Kind
from archive.dates import Calendar, DateInterval, parse_edtf
from archive.errors import SourceError
from archive.plain_file import bytes_of

_KEY = re.compile(r"[a-z_][a-z0-9._-]{0,79}")
_TAKEN = re.compile(r"(?:p|s|said)\d+|text|importer|archivist|received|julian|gregorian|name-.*")
"""Ids that a master uses for its own parts."""

_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold (1.0, 2.2)."""

_SCHEMES = ("wikidata", "viaf", "geonames")
_COMMON = frozenset(("name", "sort_name", "variants", "former", "note", "genre", "place", "organisation", *_SCHEMES))
_SPANS = {kind: ("born", "died") if kind is Kind.PERSON else ("first", "last") for kind in Kind}


_STYLED = re.compile(r"(?P<date>.*?)\s*(?P<style>os|ns)", re.IGNORECASE)
_TAG = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


class UnusableAuthorities(SourceError):
    """The authorities cannot be used; ``faults`` say why, and ``line`` and ``reason`` are those of the first."""

    def __init__(self, *faults: SourceError) -> None:
        super().__init__(faults[0].path, faults[0].line, faults[0].reason)
        self.args = faults
        self.faults = faults

    def __str__(self) -> str:
        said = sorted(self.faults, key=lambda fault: fault.line or 0)
        return "\n".join([*map(str, said), f"{self.path}: nothing is ingested until this is mended."])


def read_authorities(path: Path) -> tuple[Authority, ...]:
    """Read the file; a missing one holds nobody. Raise SourceError for what cannot be used: all of it together, each with
    its line.
    """
    file = f"{path.parent.name}/{path.name}"
    try:
        text = bytes_of(path).decode("utf-8-sig")
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError) as error:
        raise UnusableAuthorities(
            SourceError(file, None, f"the file cannot be read ({error}); it must be text in UTF-8.")
        ) from None
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UnusableAuthorities(_not_toml(file, text, str(error))) from None
    faults: list[SourceError] = []
    authorities = tuple(entry.authority() for entry in _entries(file, text, tables, faults))
    _check_pointers(file, text, authorities, faults)
    if faults:
        raise UnusableAuthorities(*faults)
    return authorities


def can_be_key(key: str) -> bool:
    """Tell whether the id of an authority may be ``key``."""
    return _KEY.fullmatch(key) is not None and _TAKEN.fullmatch(key) is None


def _not_toml(file: str, text: str, error: str) -> SourceError:
    where = re.search(r"\s*\(at line (\d+).*?\)", error)
    line = int(where[1]) if where else len(text.splitlines())
    reason = error[: where.start()] if where else error.partition(" (at")[0]
    return SourceError(file, line, f"this is not TOML ({reason}); see https://toml.io for its form.")


def _entries(file: str, text: str, tables: Mapping[str, object], faults: list[SourceError]) -> Iterator[_Entry]:
    seen: dict[str, str] = {}
    kinds = {kind.value: kind for kind in Kind}
    for table, entries in tables.items():
        if table not in kinds or not isinstance(entries, dict):
            line = _line(text, table, None, table)
            reason = f"there is no table “{table}”; write [person.KEY], [place.KEY], [organisation.KEY] or [event.KEY]."
            faults.append(SourceError(file, line, reason))
            continue
        for key, values in entries.items():
            entry = _Entry(file, text, kinds[table], key, values if isinstance(values, dict) else {}, faults)
            if not can_be_key(key):
                entry.refuse(
                    f"“{key}” cannot be a key; use lower-case letters, digits and hyphens, and a letter first, such as “lenin”."
                )
            if key in seen:
                entry.refuse(f"the key “{key}” is already that of a {seen[key]}; a key stands for one only.")
            seen[key] = table
            yield entry


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry as it stands in the file; what cannot be used of it is put among the ``faults``."""

    file: str
    text: str
    kind: Kind
    key: str
    values: Mapping[str, object]
    faults: list[SourceError]

    def authority(self) -> Authority:
        known = _COMMON | set(_SPANS[self.kind])
        for field in self.values:
            if field not in known:
                self.refuse(f"“{field}” is no field of a {self.kind}; known are {', '.join(sorted(known))}.", field)
        name = self._words("name")
        if not name and isinstance(self.values.get("name", ""), str):
            self.refuse(f"[{self.kind}.{self.key}] needs a name.")
        begin, end = (self._date(field) for field in _SPANS[self.kind])
        variants = self._variants()
        return Authority(
            key=self.key,
            kind=self.kind,
            name=name,
            sort_name=self._words("sort_name") or name,
            variants=tuple(variants),
            span=self._span(begin, end),
            identifiers=tuple((scheme, self._words(scheme)) for scheme in _SCHEMES if self._words(scheme)),
            place=self._words("place") or None,
            organisation=self._words("organisation") or None,
            note=self._words("note"),
            genre=self._words("genre") or None,
            begin=begin,
            end=end,
            languages=tuple((variant, language) for variant, language in variants.items() if language),
            former=self._former(),
        )

    def refuse(self, reason: str, field: str | None = None) -> None:
        fault = SourceError(self.file, _line(self.text, self.kind.value, self.key, field), reason)
        if str(fault) not in map(str, self.faults):  # a value may be asked for twice
            self.faults.append(fault)

    def _words(self, field: str) -> str:
        value = self.values.get(field, "")
        if isinstance(value, int) and not isinstance(value, bool) and field in _SCHEMES:
            value = str(value)
        if not isinstance(value, str):
            self.refuse(f"“{field}” must be text in quotation marks.", field)
            return ""
        self._refuse_control(value, field)
        return " ".join(value.split())

    def _refuse_control(self, value: str, field: str) -> None:
        found = _CONTROL.search(value)
        if found:
            self.refuse(f"“{field}” holds the control character U+{ord(found[0]):04X}; take it out.", field)

    def _variants(self) -> dict[str, str]:
        """Give the variants, each with its language or ""."""
        said = self.values.get("variants", [])
        found = [_variant(one) for one in said] if isinstance(said, list) else [None]
        variants = [one for one in found if one is not None]
        if len(variants) < len(found):
            cure = 'such as ["N. Lenin", "Lenin"], with a language as {name = "Ленин", language = "ru"}.'
            self.refuse(f"“variants” must be a list of names, {cure}", "variants")
            return {}
        for variant, _ in variants:
            self._refuse_control(variant, "variants")
        return {" ".join(variant.split()): language for variant, language in variants}

    def _former(self) -> tuple[str, ...]:
        said = self.values.get("former", [])
        if not isinstance(said, list) or not all(isinstance(key, str) and can_be_key(key) for key in said):
            self.refuse('“former” must be a list of keys, such as ["ulyanov"].', "former")
            return ()
        return tuple(dict.fromkeys(said))

    def _span(self, begin: DateInterval | None, end: DateInterval | None) -> DateInterval | None:
        ends = [each for each in (begin, end) if each]
        if not ends:
            return None
        first, last = begin.first if begin else None, end.last if end else None
        if first is not None and last is not None and first > last:
            self.refuse(f"“{_SPANS[self.kind][1]}” is before “{_SPANS[self.kind][0]}”.", _SPANS[self.kind][1])
            return None
        is_old = all(each.calendar is Calendar.JULIAN for each in ends)
        calendar = Calendar.JULIAN if is_old else Calendar.GREGORIAN
        return DateInterval(first, last, calendar, approximate=any(each.approximate for each in ends))

    def _date(self, field: str) -> DateInterval | None:
        value = self.values.get(field, "")
        if isinstance(value, (datetime.date, int)) and not isinstance(value, bool):
            value = f"{value:04}" if isinstance(value, int) else value.isoformat()[:10]
        if not isinstance(value, str):
            self.refuse(f"“{field}” must be a date such as 1917, 1917-11 or 1917-11-24, in quotation marks.", field)
            return None
        if not value:
            return None
        styled = _STYLED.fullmatch(value)
        is_old = styled is not None and styled["style"].casefold() == "os"
        try:
            return parse_edtf(styled["date"] if styled else value, Calendar.JULIAN if is_old else Calendar.GREGORIAN)
        except ValueError as error:
            self.refuse(str(error), field)
            return None


def _variant(said: object) -> tuple[str, str] | None:
    """Read a variant: words, or a table of these with their language; None for anything else."""
    if isinstance(said, str) and said.strip():
        return said, ""
    if isinstance(said, dict) and said.keys() == {"name", "language"}:
        name, language = said["name"], said["language"]
        if isinstance(name, str) and name.strip() and isinstance(language, str) and _TAG.fullmatch(language):
            return name, language
    return None


def _check_pointers(file: str, text: str, authorities: tuple[Authority, ...], faults: list[SourceError]) -> None:
    keys = {kind: {authority.key for authority in authorities if authority.kind is kind} for kind in Kind}
    for authority in authorities:
        for field, key, kind in (
            ("place", authority.place, Kind.PLACE),
            ("organisation", authority.organisation, Kind.ORGANISATION),
        ):
            if key is not None and key not in keys[kind]:
                line = _line(text, authority.kind.value, authority.key, field)
                reason = f"there is no [{kind}.{key}] that “{field}” could mean; add it, or correct the key."
                faults.append(SourceError(file, line, reason))
    taken = {authority.key: authority.key for authority in authorities}
    for authority in authorities:
        for key in authority.former:
            if taken.setdefault(key, authority.key) != authority.key or key == authority.key:
                line = _line(text, authority.kind.value, authority.key, "former")
                reason = f"“{key}” cannot be a former key of {authority.key}: it is that of {taken[key]}; take it out."
                faults.append(SourceError(file, line, reason))


def _line(text: str, table: str, key: str | None, field: str | None) -> int | None:
    """Find the line of a table's heading, or of a field below it; None where the file writes it another way."""
    heading = re.compile(
        rf"\s*\[\s*{re.escape(table)}\b" if key is None else rf"\s*\[\s*{table}\s*\.\s*[\"']?{re.escape(key)}[\"']?\s*\]"
    )
    found: int | None = None
    for number, line in enumerate(text.split("\n"), start=1):
        if found is None and (heading.match(line) or (key is None and re.match(rf"\s*{re.escape(table)}\s*[.=]", line))):
            found = number
            if field is None:
                return found
        elif found is not None and line.lstrip().startswith("["):
            return found
        elif found is not None and field is not None and re.match(rf"\s*[\"']?{re.escape(field)}[\"']?\s*=", line):
            return number
    return found
