"""``archive explain``: every value that is said of an item, and why."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

import click

from archive import tei
from archive.cli.house import House, with_home
from archive.ingest.explaining import Explained, context, explained, ruled_out, standing
from archive.model import Assertion, Item, Passage, Section
from archive.model.overruling import STATED
from archive.model.resolution import Resolved, number, resolve
from archive.reference import Reference

WIDTH = 80
"""Columns of the terminal that everybody has."""


@click.command(epilog="Example:  archive explain lenin-1917-12-01-alliance/p9 --json")
@click.argument("reference", metavar="ITEM[/SECTION]")
@with_home
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object with the item and its sections.")
def explain(house: House, reference: str, as_json: bool) -> None:
    """Print how every value of ITEM is known: the words it was read from, the rule, what was ruled out and why.

    A section is explained by itself when it is named; of a passage, what rests on it.
    """
    named = Reference.parse(reference)
    item = tei.decode(house.read(named), f"tei/{named.item}.xml")
    resolved = resolve(item, named)
    sections = item.sections if named.first is None else (resolved.section,)
    answered = [(section, answers) for section in sections if (answers := _answers(item, section, resolved))]
    passages = {passage.id: passage for passage in item.passages}
    if as_json:
        found = {"item": item.id, "sections": [_plain(section, answers, passages) for section, answers in answered]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    if not answered:
        click.echo("Nothing that is said of the item rests on this passage.", err=True)
    for place, (section, answers) in enumerate(answered):
        click.echo("\n" if place else "", nl=False)
        name = item.id if section is item.sections[0] else f"{item.id}/{section.id}"
        click.echo(click.style("\n".join(_wrapped(f"{name}: {section.description.title}", "")), bold=True))
        is_part = section is not item.sections[0]
        for answer in answers:
            if not (is_part and answer.remark):
                _print(answer, passages)
        if is_part:
            _print_remarks(answers)


def _answers(item: Item, section: Section, resolved: Resolved) -> tuple[Explained, ...]:
    """Explain a section, or what rests on the passages that were named; nothing of a part that says nothing of itself."""
    answers = explained(item, section)
    if resolved.passages:
        named = frozenset(resolved.passages)
        about = [(one, tuple(a for a in one.assertions if _places(a) & named)) for one in answers]
        return tuple(Explained(one.aspect, one.question, found) for one, found in about if found)
    is_silent = section is not item.sections[0] and not section.description.assertions
    return () if is_silent and resolved.section is not section else answers


def _places(assertion: Assertion) -> set[str]:
    return {assertion.target, *(span.passage for span in assertion.evidence)}


def _print(answer: Explained, passages: Mapping[str, Passage]) -> None:
    click.echo()
    if answer.remark:
        click.echo(f"{click.style(answer.question, bold=True)}: {answer.remark}")
    for assertion in answer.assertions:
        head, *rest = _wrapped(f"{answer.question}: {_value(assertion, passages)}", "", "    ")
        click.echo(click.style(head[: len(answer.question)], bold=True) + head[len(answer.question) :])
        for line in (*rest, *_reasons(assertion, passages)):
            click.echo(line)


def _print_remarks(answers: Iterable[Explained]) -> None:
    """Say what is open of a part of an item, of which much is, in one sentence a remark."""
    remarks: dict[str, list[str]] = {}
    for answer in answers:
        if answer.remark:
            remarks.setdefault(answer.remark, []).append(answer.question)
    for remark, questions in remarks.items():
        click.echo()
        for line in _wrapped(f"{', '.join(questions)}: {remark}", "", "    "):
            click.echo(line)


def _value(assertion: Assertion, passages: Mapping[str, Passage]) -> str:
    value = assertion.value.removeprefix("name:")
    is_said = assertion.aspect == "correction" or value in (assertion.label, "") or assertion.label.endswith(f"({value})")
    key = "" if is_said else f" ({value})"
    target = f", in {_passage(assertion.target)}" if assertion.target in passages else ""
    return f"{assertion.label or value}{key}{target}"


def _reasons(assertion: Assertion, passages: Mapping[str, Passage]) -> Iterator[str]:
    rule = "" if assertion.rule == STATED else f" {assertion.rule}"
    status = standing(assertion)
    yield from _wrapped(f"{status[0].upper()}{status[1:]}.{rule}", "    ")
    if assertion.from_name:
        yield from _wrapped("Read from the file’s name.", "    ")
    for span in assertion.evidence:
        around = context(span, passages)
        yield from _wrapped(f"“{span.words}”, {f'in {_passage(span.passage)}:' if around else _passage(span.passage)}", "    ")
        if around:
            yield from _wrapped(around, "      ")
    for rejected in assertion.rejected:
        yield from _wrapped(f"Ruled out: {ruled_out(rejected)}", "    ", "      ")


def _passage(passage: str) -> str:
    return f"passage {number(passage)}"


def _wrapped(words: str, indent: str, further: str = "") -> list[str]:
    return textwrap.wrap(words, WIDTH, initial_indent=indent, subsequent_indent=further or indent, break_on_hyphens=False)


def _plain(section: Section, answers: tuple[Explained, ...], passages: Mapping[str, Passage]) -> dict[str, object]:
    """A section as JSON; offsets are code points of the passage's received text, dates EDTF in the Gregorian calendar."""
    return {
        "section": section.id,
        "title": section.description.title,
        "answers": [
            {
                "aspect": answer.aspect,
                "remark": answer.remark,
                "assertions": [_plain_assertion(assertion, passages) for assertion in answer.assertions],
            }
            for answer in answers
        ],
    }


def _plain_assertion(assertion: Assertion, passages: Mapping[str, Passage]) -> dict[str, object]:
    evidence = [asdict(span) | {"context": context(span, passages) or span.words} for span in assertion.evidence]
    return asdict(assertion) | {"evidence": evidence}
