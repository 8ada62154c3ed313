"""The command ``archive``: results on standard output, messages on standard error.

Exit codes: 0 all is well, 1 something is wrong and was named, 2 the command was used wrongly.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import cast

import click

from archive import __version__
from archive.errors import ArchiveError, UnknownReference

VERBS = tuple("init ingest keep withdraw build serve check search cite verify export explain review catalogue".split())
"""Each is a module of this package with a command of its name, loaded when it is asked for: a verb starts in half the time."""


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(VERBS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        if name not in VERBS:
            return None
        return cast(click.Command, getattr(import_module(f"archive.cli.{name}"), name))


@click.group(
    cls=_Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Start with “archive init DIR”, put texts into DIR/seeds, then ingest, build and serve with --home DIR.",
)
@click.version_option(__version__, prog_name="archive")
def archive() -> None:
    """Turn a folder of historical texts into a searchable, citable archive."""


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
