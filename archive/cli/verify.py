"""``archive verify``: the links and quotations of a manuscript against the archive."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

import click

from archive import tei
from archive.citation import Finding, State, Verifier, read_manuscript
from archive.cli.house import House, with_home
from archive.cli.wording import counted
from archive.model import Item
from archive.reference import Reference
from archive.search import Wording

ITEMS_KEPT = 64
"""Items that stay open while a manuscript is checked; it cites few again and again."""

LONGEST_SHOWN = 120
"""Characters of a quotation that are printed."""

_COLOURS = {"verbatim": "green", "changed": "yellow", "not found": "red", "by eye": "cyan"}
"""What is said of quotations, in the order of the summary. Those that cannot be compared, and may be right, are for the eye."""

_LEGEND = "[-so in the manuscript-] {+so in the text+}"
_STATES: dict[State, str] = {
    "unchanged": "unchanged since cited",
    "changed": "changed since cited",
    "unversioned": "without a version",
    "gone": "gone",
    "unknown": "unknown",
}


@click.command(epilog="Example:  archive verify article.docx")
@click.argument("manuscript", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@with_home
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object with every finding.")
def verify(house: House, manuscript: Path, as_json: bool) -> None:
    """Check every link and quotation of MANUSCRIPT against the archive, before it is printed.

    MANUSCRIPT is plain text, Markdown, Word, OpenDocument or HTML. Each quotation is reported as verbatim, changed or not
    found: in the version that its link names, where it has one, else in the whole archive. Exit 1 if a link does not open, a
    quotation is changed, or one with a link is not found; words without a link may be those of other books.
    """
    claims = read_manuscript(manuscript)
    searcher = house.generations.open()
    try:
        verifier = Verifier(house.settings.base_url, items_of(house), lambda words: searcher.quoted(words, 1))
        findings: list[Finding] = []
        told: set[str] = set()
        for finding in verifier.verify(claims):
            findings.append(finding)
            addresses = {checked.address for checked in finding.addresses}
            if not as_json and (finding.verdict or finding.is_fault or not addresses <= told):
                _show(finding)
            told |= addresses
    finally:
        searcher.close()
    faults = sum(finding.is_fault for finding in findings)
    if as_json:
        found = {"faults": faults, "findings": [_plain(finding) for finding in findings]}
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        click.echo(_summary(findings), err=True)
    if faults:
        sys.exit(1)


def items_of(house: House) -> Callable[[Reference], Item]:
    """Read the item of a reference in its version; the last few are kept."""

    @lru_cache(maxsize=ITEMS_KEPT)
    def state(named: Reference) -> Item:
        return tei.decode(house.read(named), f"tei/{named.item}.xml")

    return lambda reference: state(Reference(reference.item, reference.version))


def _show(finding: Finding) -> None:
    said = "" if finding.is_fault and finding.verdict == "verbatim" else _said(finding)
    word, colour = f"{said or 'link':9}", _COLOURS.get(said)
    click.echo(
        f"{click.style(word.upper() if finding.is_fault else word, fg=colour, bold=finding.is_fault)}  {finding.claim.where}",
        nl=False,
    )
    click.echo(f"  “{_short(finding.claim.words)}”" if finding.claim.words else "")
    if finding.wording:
        click.echo(f"           {_written(finding.wording)}")
    for checked in finding.addresses:
        click.echo(f"           {checked.address}")
        click.echo(f"           {click.style(checked.sentence, fg=None if checked.opens else 'red')}")
    if finding.stands is not None and finding.verdict != "not found":
        click.echo(f"           stands {finding.stands.degree} in {finding.right}")
    elif finding.remark:
        click.echo(f"           {finding.remark}")
        if finding.right:
            click.echo(f"           {finding.right}")


def _short(words: str) -> str:
    half = LONGEST_SHOWN // 2
    return words if len(words) <= LONGEST_SHOWN else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def _written(wording: Wording) -> str:
    """Write a difference in signs, as a terminal may have no colours: [-the quotation's words-]{+the true ones+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}", "left out": "{}"}
    parts: list[str] = []
    for kind, words in wording:
        bare = words.strip()
        led, trailed = words.startswith(" "), words.endswith(" ")
        parts.append(f"{' ' if led else ''}{marks[kind].format(bare)}{' ' if trailed else ''}")
    return "".join(parts)


def _summary(findings: Sequence[Finding]) -> str:
    if not findings:
        return "There is no quotation of three words or more, and no link to this archive."
    verdicts = [_said(finding) for finding in findings if finding.verdict]
    links: dict[str, State] = {checked.address: checked.state for finding in findings for checked in finding.addresses}
    states = list(links.values())
    said = [f"{verdicts.count(verdict):,} {verdict}" for verdict in _COLOURS if verdict in verdicts]
    opened = [f"{states.count(state):,} {told}" for state, told in _STATES.items() if state in states]
    quotations, addresses = counted(len(verdicts), "quotation"), counted(len(links), "link")
    faults = [finding.claim.where for finding in findings if finding.is_fault]
    lines = [
        f"{': '.join(filter(None, (quotations, ', '.join(said))))}. {': '.join(filter(None, (addresses, ', '.join(opened))))}.",
        _LEGEND if any(finding.wording for finding in findings) else "",
        f"To be mended: {len(faults):,} ({'; '.join(faults)})." if faults else "Nothing is to be mended.",
    ]
    return "\n".join(filter(None, lines))


def _said(finding: Finding) -> str:
    """Name what is so of a quotation; "" of a link alone."""
    return "by eye" if finding.is_excused else finding.verdict or ""


def _plain(finding: Finding) -> dict[str, object]:
    """A finding as JSON: the true wording as a list of [kind, words]."""
    return {
        "where": finding.claim.where,
        "quotation": finding.claim.words or None,
        "verdict": finding.verdict,
        "fault": finding.is_fault,
        "wording": [[kind, words] for kind, words in finding.wording],
        "remark": finding.remark or None,
        "right_link": finding.right or None,
        "stands": str(finding.stands.reference) if finding.stands else None,
        "links": [
            {"address": checked.address, "state": checked.state, "sentence": checked.sentence} for checked in finding.addresses
        ],
    }
