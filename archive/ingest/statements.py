"""What the archivist states in the catalogue wins over what was inferred, and says what it overruled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.authorities import Authorities, Kind
from archive.dates import DateInterval, display, to_edtf
from archive.model import Agent, Aspect, Assertion, Description, Rejected
from archive.sources import Row
from archive.sources.statements import stated_date

RULE = "Stated in the catalogue."

_WHO = (Kind.PERSON, Kind.ORGANISATION)
_KINDS: dict[Aspect, tuple[Kind, ...]] = {
    "author": _WHO,
    "addressee": _WHO,
    "speaker": _WHO,
    "venue": (Kind.EVENT, Kind.ORGANISATION, Kind.PLACE),
    "place": (Kind.PLACE,),
    "occasion": (Kind.EVENT,),
}
"""Columns that name somebody or something, and the kinds of authority that may be meant."""

_SEVERAL = frozenset(("author", "addressee", "speaker"))
"""Columns that may hold several names, parted by semicolons."""


def state(description: Description, row: Row, authorities: Authorities) -> Description:
    """Put the statements of a row of the catalogue over what was inferred.

    A value the importer found as well keeps its evidence behind the statement; one that is overruled is named as the
    rejected alternative. The row is one that ``sources`` found without fault.
    """
    said = row.values
    if "title" in said:
        description = replace(description, title=said["title"], title_is_incipit=False)
        description = _asserted(description, _statement("title", said["title"], said["title"]))
    if "genre" in said:
        description = replace(description, genre=said["genre"])
        description = _asserted(description, _statement("genre", said["genre"], said["genre"]))
    if "language" in said:
        description = replace(description, language=said["language"])
        description = _asserted(description, _statement("language", said["language"], said["language"]))
    for aspect, kinds in _KINDS.items():
        names = said.get(aspect, "").split(";") if aspect in _SEVERAL else [said.get(aspect, "")]
        found = [_named(aspect, name.strip(), kinds, authorities) for name in names if name.strip()]
        if found:
            description = _with_agents(description, aspect, tuple(agent for agent, _ in found))
            description = _asserted(description, *(assertion for _, assertion in found))
    if "date" in said:
        description = _dated(description, stated_date(said["date"]))
    source, licence = said.get("bibliography", description.source), said.get("licence", description.licence)
    return replace(description, source=source, licence=licence)


def _with_agents(description: Description, aspect: Aspect, agents: tuple[Agent, ...]) -> Description:
    match aspect:
        case "author":
            return replace(description, authors=agents)
        case "addressee":
            return replace(description, addressees=agents)
        case "speaker":
            return replace(description, speakers=agents)
        case "venue":
            return replace(description, venue=agents[0])
        case "place":
            return replace(description, place=agents[0])
        case _:
            return replace(description, occasion=agents[0])


def _named(aspect: Aspect, name: str, kinds: Sequence[Kind], authorities: Authorities) -> tuple[Agent, Assertion]:
    """Find who is meant by a key or a name; a name that several authorities share stays unlinked and says so."""
    authority = authorities.get(name)
    if authority is None:
        keys = list(dict.fromkeys(key for kind in kinds for key in authorities.resolve(name, kind)))
        if len(keys) == 1:
            authority = authorities.get(keys[0])
        elif keys:
            agent = Agent.unlinked(name)
            rejected = tuple(Rejected(key, f"several authorities are called “{name}”") for key in keys)
            return agent, replace(_statement(aspect, agent.key, agent.name), rejected=rejected)
    agent = Agent.unlinked(name) if authority is None else Agent(authority.key, authority.name)
    return agent, _statement(aspect, agent.key, agent.name)


def _dated(description: Description, stated: DateInterval) -> Description:
    """State a date; where the text words the same days, its wording and the calendar of that wording stay."""
    inferred = description.date
    if inferred is not None and inferred.wording and (inferred.first, inferred.last) == (stated.first, stated.last):
        stated = replace(inferred, approximate=stated.approximate)
    assertion = _statement("date", to_edtf(stated), display(replace(stated, wording="")))
    return _asserted(replace(description, date=stated), assertion)


def _statement(aspect: Aspect, value: str, label: str) -> Assertion:
    return Assertion(aspect, value, label, "high", "archivist", RULE)


def _asserted(description: Description, *statements: Assertion) -> Description:
    """Put statements before the inferred assertions that agree, in place of those that do not."""
    values = {statement.value for statement in statements}
    before, agreeing, overruled = [], [], []
    for assertion in description.assertions:
        if assertion.aspect != statements[0].aspect or assertion.target:
            before.append(assertion)
        elif assertion.responsible == "archivist":
            continue  # an earlier statement, for which these stand now
        elif assertion.value in values:
            agreeing.append(assertion)
        else:
            overruled.append(Rejected(assertion.value, f"the catalogue says otherwise; it was found thus: {assertion.rule}"))
    first = replace(statements[0], rejected=(*statements[0].rejected, *overruled))
    return replace(description, assertions=(*before, first, *statements[1:], *agreeing))
