"""What the archivist states wins over what was found, and both can still be seen."""

from __future__ import annotations

from dataclasses import replace

from archive.model.description import Assertion, Description, Rejected

STATED = "Stated in the catalogue."
"""The rule of every assertion the archivist makes."""

OVERRULED = "the catalogue says otherwise; it was found thus: "
"""How the reason begins for which a value that was found is ruled out; its rule follows."""


def overruled(found: Description, stated: Description) -> Description:
    """Put the archivist's statements over what was found; ``stated`` holds a value and an assertion for each aspect that is
    stated, and ``source`` and ``licence`` where they are.

    A value that was found as well keeps its evidence behind the statement; one that is overruled is named as the rejected
    alternative. A day that the text words keeps its wording and the calendar of that wording.
    """
    description = found
    for aspect in dict.fromkeys(assertion.aspect for assertion in stated.assertions):
        statements = [assertion for assertion in stated.assertions if assertion.aspect == aspect]
        description = _asserted(_valued(description, stated, aspect), statements)
    return replace(description, source=stated.source or found.source, licence=stated.licence or found.licence)


def _valued(description: Description, stated: Description, aspect: str) -> Description:
    match aspect:
        case "title":
            return replace(description, title=stated.title, title_is_incipit=False)
        case "genre":
            return replace(description, genre=stated.genre)
        case "language":
            return replace(description, language=stated.language)
        case "author":
            return replace(description, authors=stated.authors)
        case "addressee":
            return replace(description, addressees=stated.addressees)
        case "speaker":
            return replace(description, speakers=stated.speakers)
        case "venue":
            return replace(description, venue=stated.venue)
        case "place":
            return replace(description, place=stated.place)
        case "occasion":
            return replace(description, occasion=stated.occasion)
        case _:
            return _dated(description, stated)


def _dated(description: Description, stated: Description) -> Description:
    found, date = description.date, stated.date
    if found and date and found.wording and (found.first, found.last) == (date.first, date.last):
        date = replace(found, approximate=date.approximate)
    return replace(description, date=date)


def _asserted(description: Description, statements: list[Assertion]) -> Description:
    """Put statements before the assertions that agree, in place of those that do not and of earlier statements."""
    values = {statement.value for statement in statements}
    others, agreeing, against = [], [], []
    for assertion in description.assertions:
        if assertion.aspect != statements[0].aspect or assertion.target:
            others.append(assertion)
        elif assertion.responsible != "archivist" and assertion.value in values:
            agreeing.append(assertion)
        elif assertion.responsible != "archivist":
            against.append(Rejected(assertion.value, OVERRULED + assertion.rule))
    first = replace(statements[0], rejected=(*statements[0].rejected, *against))
    return replace(description, assertions=(*others, first, *statements[1:], *agreeing))
