"""``archive cite``: a citation with its permanent link."""

from __future__ import annotations

import click

from archive import tei
from archive.citation import STYLES, Bibliography, Citable, bibtex, citable, csl_file, ris
from archive.cli.house import House, with_home
from archive.model import version_of
from archive.model.resolution import resolve
from archive.reference import Reference

FORMS = (*STYLES, "bibtex", "ris", "csl-json", "link")


@click.command(epilog="Example:  archive cite lenin-1917-12-01-alliance/p9 --style mla")
@click.argument("reference")
@with_home
@click.option(
    "--style", type=click.Choice(FORMS), default="chicago", show_default=True, help="A style, a format, or the bare link."
)
def cite(house: House, reference: str, style: str) -> None:
    """Print the citation of REFERENCE: an item, a version, a passage, a run of passages or words of one.

    A reference without a version is cited in the version of today. A style gives the entry of a bibliography, and for a
    passage also the note or the words in brackets that name the paragraph.
    """
    click.echo(_written(house, _citable(house, Reference.parse(reference)), style))


def _citable(house: House, reference: Reference) -> Citable:
    item = tei.decode(house.read(reference), f"tei/{reference.item}.xml")
    return citable(
        item,
        resolve(item, reference).section.id,
        reference.at(version_of(item.passages)),
        title=house.settings.title,
        publisher=house.settings.publisher,
        base_url=house.settings.base_url,
        authorities=house.authorities,
    )


def _written(house: House, cited: Citable, style: str) -> str:
    match style:
        case "link":
            return cited.url
        case "bibtex":
            return bibtex(cited).rstrip()
        case "ris":
            return ris(cited).rstrip()
        case "csl-json":
            return csl_file([cited]).rstrip()
        case _:
            formatted = Bibliography(house.home.index / "citations").formatted([cited], style)[0]
            return "\n".join(filter(None, (formatted.text, formatted.note_text if cited.paragraphs else "")))
