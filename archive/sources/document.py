"""A source in a format of its own: Word, OpenDocument, EPUB, HTML or Markdown, read through pandoc.

pandoc is a program of its own and gets the document by a pipe, so that a hostile one finds no file and no network there
(``--sandbox``), and is stopped when it takes longer or needs more than a document of its size does.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from archive.errors import SourceError
from archive.model import Block, Origin
from archive.pandoc import (
    PandocFailed,
    PandocMissing,
    PandocOutOfMemory,
    PandocTooSlow,
    find_pandoc,
    run_pandoc,
)
from archive.sources.conversion import converted, read_tree, stated
from archive.sources.kinds import Format

LARGEST_WRITTEN = 6 * 1024 * 1024
"""Bytes of HTML or Markdown at most; pandoc needs some 200 bytes of memory for each."""

_SECONDS = 1.0
_SECONDS_A_MEGABYTE = 7.0
"""What pandoc may take: measured, 0.1 s, and 1 (Markdown) to 2.5 s (HTML) a megabyte on a busy machine."""

_MEGABYTES = 144
_MEGABYTES_A_MEGABYTE = 144
_MOST_MEGABYTES = 1024
"""What the heap of pandoc may take: measured, 30 MB, and 40 (Word) to 130 MB (HTML) a megabyte."""

_SECONDS_COLD = 60.0

_READERS: dict[Format, tuple[str, ...]] = {
    "docx": ("--from=docx", "--track-changes=all"),
    "odt": ("--from=odt",),
    "epub": ("--from=epub",),
    "html": ("--from=html-smart",),
    # Nothing that changes or drops a character which a typist means as such: no curly quotes, no TeX, no citations.
    "markdown": (
        "--from=markdown-smart-tex_math_dollars-raw_tex-latex_macros-citations-example_lists-implicit_figures-raw_attribute",
    ),
}

_NAMES: dict[Format, str] = {
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "epub": "an EPUB",
    "html": "an HTML file",
    "markdown": "a Markdown file",
}

_SHOWS_METADATA: tuple[Format, ...] = ("docx", "markdown")
"""Formats whose title, author and date stand among the words: paragraphs of such a style, lines of front matter."""


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document; ``path``, ``sha256`` and ``size`` as in SourceText, ``encoding`` "" for a package.

    ``blocks`` are the text with what the format tells of its structure. ``metadata`` are fields that stand beside the text,
    each with its values: ``title``, ``author``, ``date``. ``left_out`` is what the text cannot hold or pandoc does not read,
    as (characters of words before it, what it is).
    """

    path: str
    sha256: str
    size: int
    encoding: str
    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, tuple[str, ...]], ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()

    @property
    def origin(self) -> Origin:
        """What the item will say about its source."""
        return Origin(self.path, self.sha256, self.size, self.encoding, self.left_out)

    @property
    def text(self) -> str:
        """The words alone, a line for each block."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Content:
    """What was read from a document."""

    blocks: tuple[Block, ...]
    metadata: tuple[tuple[str, tuple[str, ...]], ...]
    left_out: tuple[tuple[int, str], ...]


def read_document(data: bytes, format_: Format, name: str, size: int, asides: tuple[str, ...] = ()) -> Content:
    """Read a document that pandoc is handed as ``data``; ``size`` is that of its words with their mark-up, in bytes.

    ``asides`` are clauses on what is known to be left out. Raise SourceError, with the cure.
    """
    what = _NAMES[format_]
    try:
        metadata, tree = read_tree(_printed(data, format_, size))
        blocks, left_out = converted(metadata, tree, shows_metadata=format_ in _SHOWS_METADATA)
    except (RecursionError, PandocTooSlow):
        reason = f"is {what} that is nested or entangled beyond measure. Save its text as a plain-text file in UTF-8."
        raise SourceError(name, None, reason) from None
    except PandocOutOfMemory:
        reason = f"is {what} that takes too much memory to read. Divide it into several files, or save it as plain text."
        raise SourceError(name, None, reason) from None
    except PandocMissing:
        reason = f"is {what}, which only pandoc reads: install it (“pip install pypandoc_binary”), or save it as plain text."
        raise SourceError(name, None, reason) from None
    except PandocFailed as error:
        reason = f"is {what} that cannot be read ({_said(error)}). Save it anew, or save its text as plain text."
        raise SourceError(name, None, reason) from None
    if not blocks:
        reason = f"is {what} without words. If it holds pictures of pages, have their text read out (OCR), and put that here."
        raise SourceError(name, None, reason)
    fields = tuple((field, said) for field in ("title", "author", "date") if (said := stated(metadata, field)))
    return Content(blocks, fields, (*left_out, *((0, aside) for aside in asides)))


def _printed(data: bytes, format_: Format, size: int) -> bytes:
    program, megabytes = find_pandoc(), size / 2**20
    # A program of 150 MB is slow only the first time, and no document is to pay for that.
    _warmed()
    return run_pandoc(
        program,
        [*_READERS[format_], "--to=json"],
        data,
        timeout=_SECONDS + _SECONDS_A_MEGABYTE * megabytes,
        megabytes=min(_MOST_MEGABYTES, int(_MEGABYTES + _MEGABYTES_A_MEGABYTE * megabytes)),
    )


@cache
def _warmed() -> None:
    run_pandoc(find_pandoc(), ["--version"], b"", timeout=_SECONDS_COLD, megabytes=_MEGABYTES)


def _said(error: PandocFailed) -> str:
    return str(error).removeprefix("pandoc: ")[:100].rstrip(".")
