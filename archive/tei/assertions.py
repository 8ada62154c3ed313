"""Assertions as TEI: one ``certainty`` for each, and the attributes that point to it from the value itself (TEI P5, 22.1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import cast, get_args

from lxml import etree

from archive.model import Aspect, Assertion, Certainty, Passage, Rejected, Responsible, Span
from archive.tei.building import add
from archive.tei.names import local, tei, words_of

_STRETCH = re.compile(r"#string-range\(([^,]+),(\d+),(\d+)\)")
_WORD = re.compile(r"[!-~]+")


def evidence_attributes(assertion: Assertion | None, *, on_name: bool = True) -> dict[str, str]:
    """Give ``@cert @resp @source`` of a stated value, and ``@evidence`` where TEI allows it (``on_name``: a name or date).
    An importer's value read from the text has internal evidence, one from elsewhere external, one without any is a
    conjecture.
    """
    if assertion is None:
        return {}
    attributes = {
        "cert": assertion.certainty,
        "resp": f"#{assertion.responsible}",
        "source": _source(assertion),
    }
    if on_name:
        attributes["evidence"] = "internal" if assertion.evidence else "external" if attributes["source"] else "conjecture"
    return attributes


def write_assertion(parent: etree._Element, assertion: Assertion, section: str) -> None:
    """Write an assertion about a section: the section is the first ``@target``, a passage or mark the second."""
    is_word = _WORD.fullmatch(assertion.value) is not None
    made = add(
        parent,
        "certainty",
        attributes={
            "type": assertion.aspect,
            "target": f"#{section} #{assertion.target}" if assertion.target else f"#{section}",
            "locus": "value",
            "assertedValue": assertion.value if is_word else "",
            "cert": assertion.certainty,
            "resp": f"#{assertion.responsible}",
            "source": _source(assertion),
        },
    )
    if not is_word:
        add(made, "desc", assertion.value, {"type": "value"})
    if assertion.label != assertion.value:
        add(made, "desc", assertion.label, {"type": "label"})
    if assertion.rule:
        add(made, "desc", assertion.rule, {"type": "rule"})
    for rejected in assertion.rejected:
        ruled_out = add(made, "desc", attributes={"type": "rejected"})
        value = add(ruled_out, "val", rejected.value)
        value.tail = f" {rejected.reason}" if rejected.reason else None


def read_assertions(root: etree._Element, passages: Mapping[str, Passage]) -> dict[str, list[Assertion]]:
    """Read the assertions of a master by the id of the section they are about. Evidence in passages that are no more is
    left out.
    """
    found: dict[str, list[Assertion]] = {}
    for stand_off in root.iterchildren(tei("standOff")):
        for made in stand_off.iterchildren(tei("certainty")):
            if made.get("type") in get_args(Aspect):
                section, _, target = made.get("target", "").replace("#", "").partition(" ")
                found.setdefault(section, []).append(_assertion(made, target.strip(), passages))
    return found


def _assertion(made: etree._Element, target: str, passages: Mapping[str, Passage]) -> Assertion:
    said = {desc.get("type", ""): words_of(desc) for desc in made.iterchildren(tei("desc"))}
    value = made.get("assertedValue") or said.get("value", "")
    source = made.get("source", "").split()
    certainty, responsible = made.get("cert"), made.get("resp", "").removeprefix("#")
    return Assertion(
        aspect=cast(Aspect, made.get("type")),
        value=value,
        label=said.get("label", value),
        certainty=cast(Certainty, certainty) if certainty in get_args(Certainty) else "unknown",
        responsible=cast(Responsible, responsible) if responsible in get_args(Responsible) else "archivist",
        rule=said.get("rule", ""),
        evidence=tuple(_spans(source, passages)),
        rejected=tuple(_rejected(desc) for desc in made.iterchildren(tei("desc")) if desc.get("type") == "rejected"),
        target=target,
        from_name="#received" in source,
    )


def _spans(source: Iterable[str], passages: Mapping[str, Passage]) -> Iterable[Span]:
    for pointer in source:
        form = _STRETCH.fullmatch(pointer)
        if form is not None and form[1] in passages:
            start, end = int(form[2]), int(form[2]) + int(form[3])
            yield Span(form[1], start, end, passages[form[1]].received[start:end])


def _rejected(desc: etree._Element) -> Rejected:
    value = next((words_of(child) for child in desc if local(child) == "val"), "")
    return Rejected(value, words_of(desc).removeprefix(value).strip(" "))


def _source(assertion: Assertion) -> str:
    stretches = [f"#string-range({span.passage},{span.start},{span.end - span.start})" for span in assertion.evidence]
    if assertion.from_name:
        stretches.append("#received")
    if assertion.responsible == "archivist":
        stretches.append("#archivist")
    return " ".join(stretches)
