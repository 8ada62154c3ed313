"""``archive init``: make a folder the home of an archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive.errors import StorageError

SETTINGS = """\
# The operator's choices. Only title and publisher must be given.
title = "{title}"
publisher = "{title}"
description = ""                     # one or two sentences for the home page
base_url = "http://127.0.0.1:8000"   # where readers reach the archive; every permanent link begins so
language = "en"                      # of texts of which nothing else is known (BCP 47)
licence = ""                         # what readers may do with the encoding and the metadata
contact = ""                         # an address for readers
engine = "whoosh"                    # "tantivy" from 50,000 passages, "opensearch" for a cluster (see hosts in the README)
"""

CATALOGUE = "source,id,title,author,addressee,speaker,date,venue,place,occasion,genre,language,bibliography,licence,encoding\n"

AUTHORITIES = """\
# Who and what the texts name. The key of a table is the id that masters and links use; it never changes.
#
# [person.lincoln]
# name = "Abraham Lincoln"
# sort_name = "Lincoln, Abraham"
# variants = ["President Lincoln", "A. Lincoln"]
# born = "1809-02-12"
# died = "1865-04-15"
# wikidata = "Q91"
"""

IGNORED = "index/\ntei/.writing\n"

ATTRIBUTES = """\
# Sources and masters are kept byte by byte: no version control may change their line ends.
seeds/** -text
tei/** -text
"""


@click.command(epilog="Example:  archive init ~/my-archive")
@click.argument("directory", type=click.Path(path_type=Path), required=False, metavar="[DIR]")
@click.option("--home", type=click.Path(path_type=Path), default=".", show_default="the current folder", metavar="DIR")
def init(directory: Path | None, home: Path) -> None:
    """Make DIR the home of an archive: settings, an empty catalogue, folders for sources and masters.

    Files that are already there are left as they are. The folder may be named by --home too, as for every verb.
    """
    make_home(directory or home)


def make_home(directory: Path) -> None:
    """Lay out a home and say how to go on; raise StorageError where there is one already or the disk refuses."""
    if (directory / "archive.toml").exists():
        raise StorageError(f"{directory} is the home of an archive already; nothing was changed.")
    title = directory.resolve().name.replace("-", " ").replace("_", " ").replace('"', "").replace("\\", "").strip().capitalize()
    files = {
        "seeds/catalogue.csv": CATALOGUE,
        "seeds/authorities.toml": AUTHORITIES,
        ".gitignore": IGNORED,
        ".gitattributes": ATTRIBUTES,
        "archive.toml": SETTINGS.format(title=title or "Archive"),
    }
    try:
        for folder in ("seeds", "tei"):
            (directory / folder).mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            if not (directory / name).exists():
                (directory / name).write_text(content, encoding="utf-8", newline="\n")
    except OSError as error:
        raise StorageError(f"{directory} cannot be made an archive: {error.strerror}.") from None
    click.echo(f"{directory} is an archive now.", err=True)
    click.echo(f"Put texts into {directory / 'seeds'}, then run:", err=True)
    for verb in ("ingest", "build", "serve"):
        click.echo(f"  archive {verb} --home {directory}", err=True)
