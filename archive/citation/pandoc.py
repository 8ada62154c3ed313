"""pandoc's citeproc, a program of its own: many citations in one call, in bounded time, and never the one influencing the
other.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from archive.citation.runs import Runs, runs_by_id
from archive.citation.telling import PARAGRAPHS, YEAR, YEAR_WORDS, Data, Style
from archive.errors import OperatorError
from archive.pandoc import PandocFailed, PandocMissing, PandocTooSlow, run_pandoc

TIMEOUT_SECONDS = 60.0
"""pandoc takes half a second for a hundred citations; a busy machine that starts cold, fifty times that at the worst."""

_MEGABYTES = 512
"""pandoc's own limit on its memory; a hundred citations take 190 MB."""

_RELATIVE = re.compile(
    rb'\s(?:disambiguate-[a-z-]+|givenname-disambiguation-rule|subsequent-author-substitute[a-z-]*|collapse)="[^"]*"'
)
"""The rules of a style by which one citation changes with the others of a list: ``1917a``, initials added, ``———.``."""

_AMBIGUOUS = b'disambiguate="true"'
_NEVER = b'type="never"'
"""The question whether a citation could be mistaken for another of the list, and one that is always answered no."""


_YEAR = re.compile(rf"([.?!]”? )?{YEAR}(\.)?")

_LOCATORS = {"": ("para.", "paras."), "en-GB": ("para.", "paras"), "de-DE": ("Abs.", "Abs.")}
"""The words for one passage and for several that pandoc knows in each language of the styles."""


class CitationsUnavailable(OperatorError):
    """pandoc is missing, failed or took too long: there are no formatted citations, everything else works."""


def style_sheet(style: Style) -> bytes:
    """Read a style without the rules that make a citation depend on its neighbours."""
    return _RELATIVE.sub(b"", style.file.read_bytes().replace(_AMBIGUOUS, _NEVER))


def format_citations(
    program: Path | None,
    style: Style,
    told: Sequence[tuple[Data, Data]],
    shapes: Sequence[int],
    timeout: float = TIMEOUT_SECONDS,
) -> tuple[tuple[Runs, Runs], ...]:
    """Format texts, each as (entry of a list of works, citation in a note or in the text).

    ``told`` is what the style is told of each; ``shapes`` how many passages each cites: none, one, or a run of two and
    more. ``timeout`` is in seconds. Raise CitationsUnavailable.
    """
    items = [_item(data, f"{role}{place}") for place, pair in enumerate(told) for role, data in zip("en", pair, strict=True)]
    try:
        with tempfile.TemporaryDirectory(prefix="archive-citations-") as folder:
            sheet, data = Path(folder) / "style.csl", Path(folder) / "cited.json"
            sheet.write_bytes(style_sheet(style))
            data.write_text(json.dumps(items, ensure_ascii=False), encoding="utf-8")
            options = ["--csl", str(sheet), "--bibliography", str(data)]
            options += ["--metadata", f"lang:{style.locale}"] if style.locale else []
            html = _run(program, options, _document(shapes, style), timeout)
    except OSError as error:
        reason = error.strerror or str(error)
        raise CitationsUnavailable(f"A citation needs a temporary file, and none can be written: {reason}.") from None
    found = runs_by_id(html)
    pairs = (_pair(found, place, style) for place in range(len(told)))
    return tuple((_worded(entry, data), _worded(note, data)) for (entry, note), (data, _) in zip(pairs, told, strict=True))


def _item(data: Data, name: str) -> Data:
    return {key: value for key, value in data.items() if key != YEAR_WORDS} | {"id": name}


def _worded(runs: Runs, data: Data) -> Runs:
    """Put the words of a date where its stand-in is, with a capital at the beginning of a sentence, but for
    “n.d.”.
    """
    words: str = data.get(YEAR_WORDS, "")
    begun = words if words.startswith("n.") else f"{words[:1].upper()}{words[1:]}"

    def word(found: re.Match[str]) -> str:
        start, stop = found[1] or "", found[2] or ""
        return f"{start}{begun if start else words}{'' if words.endswith('.') else stop}"

    return tuple((_YEAR.sub(word, text), is_italic) for text, is_italic in runs) if words else runs


def _document(shapes: Sequence[int], style: Style) -> str:
    """Write the Markdown that cites each text once. It holds nothing but names and numbers of our own making."""
    one, several = _LOCATORS[style.locale]
    locators = ("", f"{{{one} {PARAGRAPHS[0]}}}", f"{{{several} {PARAGRAPHS[0]}-{PARAGRAPHS[1]}}}")
    listed = " ".join(f"@e{place}" for place in range(len(shapes)))
    cited = "".join(f"\n::: {{#c{place}}}\n[@n{place}{locators[shape]}]\n:::\n" for place, shape in enumerate(shapes))
    return f"---\nnocite: '{listed}'\n---\n{cited}"


def _pair(found: dict[str, Runs], place: int, style: Style) -> tuple[Runs, Runs]:
    cited = found.get(f"fn{place + 1}" if style.is_note else f"c{place}", ())
    entry = found.get(f"ref-e{place}", cited)
    if not entry:
        raise CitationsUnavailable("pandoc printed no citation; BibTeX, RIS and CSL-JSON work without it.")
    return entry, () if style.is_numbered else cited


def _run(program: Path | None, options: list[str], document: str, timeout: float) -> str:
    options = ["--from=markdown", "--to=html", "--wrap=none", "--citeproc", *options]
    try:
        return run_pandoc(program, options, document.encode(), timeout=timeout, megabytes=_MEGABYTES).decode("utf-8", "replace")
    except PandocTooSlow:
        raise CitationsUnavailable(f"pandoc took more than {timeout:g} seconds over a citation; try again later.") from None
    except PandocMissing as error:
        if str(error):
            raise CitationsUnavailable(f"{error}. Install pandoc anew.") from None
        raise CitationsUnavailable(
            "Formatted citations need pandoc, and none is installed: “pip install pypandoc_binary” brings it."
            " BibTeX, RIS and CSL-JSON work without it."
        ) from None
    except PandocFailed as error:
        raise CitationsUnavailable(f"pandoc could not format the citation: {error}") from None
