"""What the header of a file states of its text: it is believed before anything that is inferred."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.authorities import Kind
from archive.dates import DateInterval, display, find_dates, parse_edtf, to_edtf
from archive.describe.evidence import Evidence
from archive.describe.small_words import NAMES
from archive.describe.structure.header import Field
from archive.model import Agent, Aspect, Assertion, Description, Rejected

_RULE = "The file's header says so."
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_OWN_NAMES = (
    "de:deutsch it:italiano fr:français es:español pt:português nl:nederlands la:latina ru:русский pl:polski sv:svenska"
    " da:dansk cs:čeština nb:norsk"
)
_TAGS = {name.lower(): tag for tag, name in NAMES.items()} | {
    name: tag for tag, _, name in (pair.partition(":") for pair in _OWN_NAMES.split())
}
_PEOPLE: dict[str, Aspect] = {"author": "author", "speaker": "speaker", "addressee": "addressee"}


def with_header(found: Description, evidence: Evidence) -> Description:
    """Put what the header states over what was found; what was found otherwise is named as the rejected alternative."""
    description = found
    for key in dict.fromkeys(field.key for field in evidence.header):
        fields = [field for field in evidence.header if field.key == key]
        if key in _PEOPLE:
            description = _with_people(description, evidence, _PEOPLE[key], fields)
        elif key == "date":
            description = _with_date(description, evidence, fields[0])
        elif key == "title":
            value = fields[0].value
            said = _assertion(evidence, "title", value, value, fields[:1])
            description = _asserted(replace(description, title=value, title_is_incipit=False), [said])
        elif key == "place":
            agent = _agent(evidence, fields[0].value, Kind.PLACE)
            said = _assertion(evidence, "place", agent.key, agent.name, fields[:1])
            description = _asserted(replace(description, place=agent), [said])
        elif key == "genre":
            value = fields[0].value.lower()
            description = _asserted(
                replace(description, genre=value), [_assertion(evidence, "genre", value, value, fields[:1])]
            )
    return description


def language_in(fields: Sequence[Field]) -> str | None:
    """Give the BCP 47 tag of the language that a header states, by its tag or by its name in English or in itself."""
    for field in fields:
        if field.key == "language":
            words = field.value.strip()
            return _TAGS.get(words.lower()) or (words.replace("_", "-") if _TAG.fullmatch(words) else None)
    return None


def language_reason(evidence: Evidence) -> Assertion | None:
    """Say that the header states the language; None where it states none that is known."""
    fields = [field for field in evidence.header if field.key == "language"]
    if not fields or language_in(fields) is None:
        return None
    return _assertion(evidence, "language", evidence.language, fields[0].value, fields[:1])


def _with_people(description: Description, evidence: Evidence, aspect: Aspect, fields: Sequence[Field]) -> Description:
    agents = tuple(dict.fromkeys(_agent(evidence, field.value, Kind.PERSON) for field in fields))
    said = [_assertion(evidence, aspect, agent.key, agent.name, fields) for agent in agents]
    match aspect:
        case "author":
            described = replace(description, authors=agents)
        case "speaker":
            described = replace(description, speakers=agents)
        case _:
            described = replace(description, addressees=agents)
    return _asserted(described, said)


def _with_date(description: Description, evidence: Evidence, field: Field) -> Description:
    date = _date(field.value, evidence.language)
    if date is None:
        return description
    return _asserted(
        replace(description, date=date),
        [_assertion(evidence, "date", to_edtf(date), display(replace(date, wording="")), [field])],
    )


def _date(value: str, language: str) -> DateInterval | None:
    try:
        return parse_edtf(value)
    except ValueError:
        found = find_dates(value, language)
        return found[0].interval(value[found[0].start : found[0].end]) if len(found) == 1 else None


def _agent(evidence: Evidence, name: str, kind: Kind) -> Agent:
    keys = evidence.authorities.resolve(name, kind)
    authority = evidence.authorities.get(keys[0]) if len(keys) == 1 else None
    return Agent(authority.key, authority.name) if authority is not None else Agent.unlinked(name)


def _assertion(evidence: Evidence, aspect: Aspect, value: str, label: str, fields: Sequence[Field]) -> Assertion:
    spans = tuple(evidence.span(field.passage, field.start, field.end) for field in fields)
    return Assertion(aspect, value, label, "high", "importer", _RULE, spans)


def _asserted(description: Description, said: list[Assertion]) -> Description:
    """Put statements before what agrees with them for reasons of its own, and name what does not agree as rejected."""
    values = {assertion.value for assertion in said}
    header = {span.passage for assertion in said for span in assertion.evidence}
    others, agreeing, against = [], [], []
    for assertion in description.assertions:
        if assertion.aspect != said[0].aspect or assertion.target:
            others.append(assertion)
        elif assertion.value in values:
            agreeing += [assertion] if {span.passage for span in assertion.evidence} - header else []
        else:
            against.append(Rejected(assertion.value, f"the file's header says otherwise; it was found thus: {assertion.rule}"))
    first = replace(said[0], rejected=(*said[0].rejected, *against))
    return replace(description, assertions=(*others, first, *said[1:], *agreeing))
