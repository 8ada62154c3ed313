"""The command ``archive``: results on standard output, messages on standard error.

Exit codes: 0 all is well, 1 something is wrong and was named, 2 the command was used wrongly.
"""

from __future__ import annotations

import sys

import click

from archive import __version__
from archive.cli.build import build
from archive.cli.catalogue import catalogue
from archive.cli.check import check
from archive.cli.cite import cite
from archive.cli.explain import explain
from archive.cli.export import export
from archive.cli.ingest import ingest
from archive.cli.init import init
from archive.cli.keep import keep
from archive.cli.review import review
from archive.cli.search import search
from archive.cli.serve import serve
from archive.cli.withdraw import withdraw
from archive.errors import ArchiveError, UnknownReference


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with “archive init DIR”, put texts into DIR/seeds, then ingest, build and serve with --home DIR.",
)
@click.version_option(__version__, prog_name="archive")
def archive() -> None:
    """Turn a folder of historical texts into a searchable, citable archive."""


for _verb in (init, ingest, keep, withdraw, build, serve, check, search, cite, export, explain, review, catalogue):
    archive.add_command(_verb)


def main() -> None:
    """Run the command; an error the archive knows is one sentence on standard error and exit code 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        archive(prog_name="archive")
    except ArchiveError as error:
        click.echo(f"archive: {error}{_cure(error)}", err=True)
        sys.exit(1)


def _cure(error: ArchiveError) -> str:
    """Name what there is in place of an item or a passage that is not, or no more."""
    nearest = error.nearest if isinstance(error, UnknownReference) else ()
    return f" Try {' or '.join(nearest)}." if nearest else ""
