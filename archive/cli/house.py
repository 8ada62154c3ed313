"""Opens a home: reads its settings and puts together the objects a verb needs."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import click

from archive import settings, tei
from archive.authorities import Authorities
from archive.errors import ArchiveError
from archive.model import Item, TextUnit
from archive.reference import Reference
from archive.repository import LEAST, AccessCopies, Repository
from archive.search import Generations, engine_named
from archive.settings import Home, Settings


@dataclass(frozen=True)
class House:
    """A home with its settings; everything else is opened when first asked for."""

    home: Home
    settings: Settings

    @cached_property
    def repository(self) -> Repository:
        """The masters."""
        return Repository(self.home.masters)

    def read(self, reference: Reference) -> bytes:
        """Give the TEI of the item that an address names: in the version it names, else as last kept."""
        if reference.version is None:
            return self.repository.read_kept(reference.item)
        return self.repository.read_version(reference.item, reference.version)

    @cached_property
    def authorities(self) -> Authorities:
        """Who and what the archive knows."""
        return Authorities.load(self.home.authorities)

    @cached_property
    def generations(self) -> Generations:
        """The index."""
        said = self.settings
        return Generations(self.home.index, engine_named(said.engine, said.hosts, said.index, said.title))

    def build(
        self,
        progress: Callable[[int], None] | None = None,
        on_fault: Callable[[str, ArchiveError], None] | None = None,
    ) -> Path:
        """Make the index answer for the masters as they are; return the generation that is current then.

        A master that cannot be read is told to ``on_fault`` and left out; without that, its error is raised. The access
        copies of long masters are renewed with it.
        """
        seen = {item: _seen(self.repository, item) for item in self.repository.items()}
        masters = {item: digest for item, (digest, _) in seen.items()}
        units = partial(_units_and_copy, self.home.masters, self.home.index)
        generation = self.generations.build(masters, units, self.authorities.names(), progress, on_fault)
        copied = {item: digest for item, (digest, size) in seen.items() if size >= LEAST}
        AccessCopies(self.home.index).renew(copied, self.repository.read_kept)
        return generation


def units_of(masters: Path, item: str) -> Iterable[TextUnit]:
    """Give the texts of an item."""
    return tei.units(_decoded(item, Repository(masters).read_kept(item)))


def _units_and_copy(masters: Path, index: Path, item: str) -> Iterable[TextUnit]:
    """Give the texts of an item, and leave the access copy of a long one, as it is decoded now; a function of the module, so
    that another process can be asked to run it. A copy that cannot be written is told when all are renewed.
    """
    data = Repository(masters).read_kept(item)
    decoded = _decoded(item, data)
    if len(data) >= LEAST:
        with suppress(OSError):
            AccessCopies(index).put(item, hashlib.sha256(data).hexdigest(), decoded)
    return tei.units(decoded)


def _decoded(item: str, data: bytes) -> Item:
    return tei.decode(data, f"tei/{item}.xml")


def _seen(repository: Repository, item: str) -> tuple[str, int]:
    """Name the state that is indexed, with its size in bytes; "" for one that cannot be read, which the build then says."""
    try:
        data = repository.read_kept(item)
    except ArchiveError:
        return "", 0
    return hashlib.sha256(data).hexdigest(), len(data)


def _opened(_context: click.Context, _parameter: click.Parameter, value: Path) -> House:
    home = Home(value.resolve())
    return House(home, settings.load(home))


with_home = click.option(
    "--home",
    "house",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    show_default="the current folder",
    metavar="DIR",
    callback=_opened,
    help="The folder that is the archive.",
)
"""The option every verb takes; the verb gets a House."""
