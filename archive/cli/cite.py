"""``archive cite``: a citation with its permanent link."""

from __future__ import annotations

import json

import click

from archive import tei
from archive.citation import STYLES, Bibliography, Citable, bibtex, citable, csl_json, ris
from archive.cli.house import House, with_home
from archive.model import version_of
from archive.reference import Reference
from archive.web.resolution import resolve

FORMS = (*STYLES, "bibtex", "ris", "csl-json", "link")


@click.command(epilog="Example:  archive cite lenin-1917-12-01-alliance/p9 --style mla")
@click.argument("reference")
@with_home
@click.option(
    "--style", type=click.Choice(FORMS), default="chicago", show_default=True, help="A style, a format, or the bare link."
)
def cite(house: House, reference: str, style: str) -> None:
    """Print the citation of REFERENCE: an item, a version, a passage, a run of passages or words of one.

    A reference without a version is cited in the version of today.
    """
    click.echo(_written(house, _citable(house, Reference.parse(reference)), style))


def _citable(house: House, reference: Reference) -> Citable:
    repository = house.repository
    data = repository.read_version(reference.item, reference.version) if reference.version else repository.read(reference.item)
    item = tei.decode(data, str(repository.path(reference.item)))
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
            return json.dumps([csl_json(cited)], ensure_ascii=False, indent=2)
        case _:
            return Bibliography(house.home.index / "citations").formatted([cited], style)[0].text
