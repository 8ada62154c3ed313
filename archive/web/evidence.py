"""The evidence of a text in its place: what was read from the words of a passage, to be said behind that passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive.ingest.explaining import QUESTIONS, standing
from archive.model import Assertion, Section
from archive.tei import Remark
from archive.web.facts import QUOTED


def evidence_in(sections: Iterable[Section]) -> Mapping[str, Sequence[Remark]]:
    """Give what was read from each passage, in the order of its words."""
    found: dict[str, dict[Remark, None]] = {}
    for section in sections:
        for said in section.description.assertions:
            for span in said.evidence[:QUOTED]:
                remark = Remark(span.start, span.end, _sentence(said, span.words))
                found.setdefault(span.passage, {})[remark] = None
    return {passage: sorted(remarks, key=lambda remark: (remark.start, remark.end)) for passage, remarks in found.items()}


def _sentence(said: Assertion, words: str) -> str:
    value = said.label or said.value.removeprefix("name:")
    cut = words if len(words) <= 60 else words[:60].rpartition(" ")[0] + " …"
    return " ".join(filter(None, (f"{QUESTIONS[said.aspect]}: {value}, from “{cut}”, {standing(said)}.", said.rule)))
