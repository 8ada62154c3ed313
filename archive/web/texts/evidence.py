"""The evidence of a text in its place: what was read from the words of a passage, to be said behind that passage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from archive.ingest.explaining import QUESTIONS, standing
from archive.model import Assertion, Section, Span
from archive.model.resolution import number
from archive.tei import Remark
from archive.web.texts.facts import QUOTED

LONGEST = 60
"""Characters of the words that are repeated behind their passage."""


def evidence_in(sections: Iterable[Section]) -> Mapping[str, Sequence[Remark]]:
    """Give what was read from each passage, in the order of its words; a reason stands once, with the first of its words."""
    found: dict[str, dict[Remark, None]] = {}
    for section in sections:
        for said in section.description.assertions:
            told: set[str] = set()
            for span in said.evidence[:QUOTED]:
                sentence = "" if span.passage in told else _sentence(said, span, is_first=not told)
                found.setdefault(span.passage, {})[Remark(span.start, span.end, sentence)] = None
                told.add(span.passage)
    return {passage: sorted(remarks, key=lambda remark: (remark.start, remark.end)) for passage, remarks in found.items()}


def _sentence(said: Assertion, span: Span, *, is_first: bool) -> str:
    value = said.label or said.value.removeprefix("name:")
    words = [_cut(one.words) for one in said.evidence[:QUOTED] if is_first or one.passage == span.passage]
    read_from = f"{QUESTIONS[said.aspect]}: {value}, {'' if is_first else 'also '}from {', '.join(dict.fromkeys(words))}"
    if not is_first:
        return f"{read_from}; the reason stands with passage {number(said.evidence[0].passage)}."
    return f"{read_from}, {standing(said)}. {said.rule}".rstrip()


def _cut(words: str) -> str:
    return f"“{words if len(words) <= LONGEST else words[:LONGEST].rpartition(' ')[0] + ' …'}”"
