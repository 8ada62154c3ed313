"""Documents of every format, made by pandoc itself from Markdown, and what pandoc says their words are."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from archive.model import Block, Description, Item, Origin, Passage, Section
from archive.pandoc import find_pandoc, run_pandoc
from archive.sources import SourceDocument, read

FORMATS = ("docx", "odt", "epub", "html", "md")
_WRITERS = {"md": "markdown", "html": "html5"}


def made(markdown: str, format_: str) -> bytes:
    """Write a document."""
    options = ["--from=markdown-smart", f"--to={_WRITERS.get(format_, format_)}", "--standalone", "--output=-", "--wrap=none"]
    title = ["--metadata=pagetitle:A page"] if format_ in ("html", "epub") else []
    return run_pandoc(find_pandoc(), [*options, *title], markdown.encode(), timeout=60, megabytes=512)


def words_by_pandoc(data: bytes, format_: str) -> str:
    """Give what pandoc prints of a document as plain text."""
    options = [f"--from={_WRITERS.get(format_, format_).removesuffix('5')}", "--to=plain", "--wrap=none"]
    return run_pandoc(find_pandoc(), options, data, timeout=60, megabytes=512).decode()


def document_of(seeds: Path, data: bytes, name: str) -> SourceDocument:
    """Read a document of a folder ``seeds``."""
    (seeds / name).write_bytes(data)
    found = read(seeds / name, seeds)
    assert isinstance(found, SourceDocument)
    return found


def item_of(blocks: tuple[Block, ...]) -> Item:
    """Make an item of blocks as they are, in one section."""
    passages = tuple(
        Passage(f"p{number}", block.element, block.text, block.text, block.marks, block.within)
        for number, block in enumerate(blocks, 1)
    )
    whole = Section("text", 0, None, Description("A document", language="en"), passages)
    return Item("a", Origin("a.docx", "ab" * 32, 1, ""), (whole,), ingested="2024-05-01")


def repacked(data: bytes, changed: dict[str, bytes | None], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack a package anew with other parts; None takes one out."""
    made_anew = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made_anew, "w", compression) as new:
        for entry in old.namelist():
            if entry not in changed:
                new.writestr(entry, old.read(entry))
        for entry, part in changed.items():
            if part is not None:
                new.writestr(entry, part)
    return made_anew.getvalue()
