"""What the writers of one page know beside the element they write: made from the master before the walk begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from archive.tei.html.corrections import correction_of_choice
from archive.tei.html.endnotes import endnotes_of
from archive.tei.html.frame import Links, Manner, Page, Remark
from archive.tei.html.outline import outline_of
from archive.tei.html.pointers import Pointers
from archive.tei.html.speech import DOUBTFUL
from archive.tei.master import Master


def page_of(
    master: Master,
    section: str,
    links: Links,
    target: frozenset[str],
    manner: Manner,
    remarks: Mapping[str, Sequence[Remark]],
    titled: str | None,
) -> Page:
    """Make the page of a section; of all of them where the sections inside are to be written too."""
    item = master.item
    described = outline_of(master).described.get(section) or item.sections[0]
    written = item.sections if manner.sections == "written" else (described,)
    said, whole = described.description, item.description
    voices = (*whole.assertions, *(one for part in written for one in part.description.assertions))
    return Page(
        links=links,
        target=target,
        passages=frozenset(passage for part in written for passage in part.ids),
        corrections=correction_of_choice(master, *(part.id for part in written)),
        meant=Pointers(master),
        endnotes=endnotes_of(master),
        manner=manner,
        remarks=remarks,
        titled=titled,
        doubted=frozenset(voice.target for voice in voices if voice.aspect == "voice" and voice.certainty in DOUBTFUL),
        authors=tuple(agent.key for agent in said.authors or said.speakers or whole.authors or whole.speakers),
    )
