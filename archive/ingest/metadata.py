"""What stands beside the text of a document, such as the title and author of a book or a page: said of it where the text
itself tells nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archive.authorities import Authorities, Kind
from archive.model import Agent, Assertion, Section

_RULE = "The metadata of the file say so; the text itself does not tell."


def with_metadata(
    sections: tuple[Section, ...], metadata: Mapping[str, tuple[str, ...]], authorities: Authorities
) -> tuple[Section, ...]:
    """Complete the description of the whole with the title and the authors in ``metadata``, each a row of plain words.

    A date there is mostly that of the file, and is not taken.
    """
    whole = sections[0]
    description, found = whole.description, []
    is_titled = not description.title_is_incipit and not any(
        one.aspect == "title" and one.from_name for one in description.assertions
    )
    if not is_titled and (titles := metadata.get("title")):
        description = replace(description, title=titles[0], title_is_incipit=False)
        kept = tuple(one for one in description.assertions if one.aspect != "title" or one.target)
        description = replace(description, assertions=kept)
        found.append(Assertion("title", titles[0], titles[0], "medium", "received", _RULE))
    if not description.authors and not description.speakers and (names := metadata.get("author")):
        authors = tuple(_agent(name, authorities) for name in dict.fromkeys(names))
        description = replace(description, authors=authors)
        found += [Assertion("author", one.key, one.name, "medium", "received", _RULE) for one in authors]
    if not found:
        return sections
    return (replace(whole, description=replace(description, assertions=(*description.assertions, *found))), *sections[1:])


def _agent(name: str, authorities: Authorities) -> Agent:
    keys = authorities.resolve(name, Kind.PERSON)
    authority = authorities.get(keys[0]) if len(keys) == 1 else None
    return Agent(authority.key, authority.name) if authority is not None else Agent.unlinked(name)
