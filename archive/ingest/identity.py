"""Which item a source is: ids are given once, at the first ingest, and found again whatever the file is called later."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from archive.errors import SourceError
from archive.reference import ITEM_ID
from archive.tei import slug

LONGEST = 80
"""Characters of an id, as ``reference.ITEM_ID`` has them."""

DIGEST_DIGITS = 6
"""Hex digits of the path's digest that close an id which had to be cut."""

_NO_FILE_ON_WINDOWS = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""Names no file can have on Windows, whatever its extension (Microsoft, "Naming Files, Paths, and Namespaces")."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A source that asks for an item: its path below ``seeds/`` and the sha256 of the file in hex; ``stated`` is the id
    its row in the catalogue gives it, on 1-based ``line``.
    """

    path: str
    sha256: str
    stated: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """An item the archive has, with the path and sha256 of the source it was last made from."""

    item: str
    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A source and its item. ``known`` is what the archive had of the item, None for a new one."""

    claim: Claim
    item: str
    known: Known | None = None

    @property
    def renamed_from(self) -> str | None:
        """The path the source had before, None when it has not moved or is new."""
        return None if self.known is None or self.known.path == self.claim.path else self.known.path

    @property
    def ignored_id(self) -> str | None:
        """The id the catalogue states too late, the item having another since its first ingest."""
        return None if self.claim.stated in (None, self.item) else self.claim.stated


Likeness = Callable[[Claim, Sequence[Known]], Known | None]
"""Finds, among items whose source is gone, the one that holds the text of a new source; None when there is none."""

Strangeness = Callable[[Claim, Known], bool]
"""Tells whether the source that stands where an item's source stood holds quite another text."""


def id_from_path(path: str) -> str:
    """Make an item's id from the path of its source below ``seeds/``: without extension, in ASCII, lower case, everything
    else a hyphen; one that comes out empty, too long or impossible as a file is cut and closed with the path's digest.
    """
    plain = slug(str(PurePosixPath(path).with_suffix("")))
    if plain and len(plain) <= LONGEST and not _NO_FILE_ON_WINDOWS.fullmatch(plain):
        return plain
    digest = hashlib.sha256(path.encode("utf-8", "surrogateescape")).hexdigest()[:DIGEST_DIGITS]
    cut = plain[: LONGEST - DIGEST_DIGITS - 1].strip("-")
    return f"{cut}-{digest}" if cut else digest


def settle(
    claims: Iterable[Claim], known: Iterable[Known], likeness: Likeness, is_another: Strangeness
) -> tuple[tuple[Settled, ...], tuple[SourceError, ...]]:
    """Give each source its item, in the order of the sources, and a fault for each id that several ask for.

    A source that the archive knows is found by its path, unless the file there is now the unchanged source of another item
    or holds quite another text, as when two files changed names; else by the id the catalogue states for it, by its digest,
    by its content (the last three among items whose source is gone); where all of these fail, by its path after all.
    Everything else is new.
    """
    claims, known = tuple(claims), tuple(known)
    settled = _found_again(claims, known, likeness, is_another)
    newcomers = [claim for claim in claims if claim.path not in settled]
    holders = {one.item: one.path for one in known} | {one.item: one.claim.path for one in settled.values()}
    fresh, faults = _new(newcomers, holders)
    settled |= fresh
    return tuple(settled[claim.path] for claim in claims if claim.path in settled), faults


def _found_again(
    claims: Sequence[Claim], known: Sequence[Known], likeness: Likeness, is_another: Strangeness
) -> dict[str, Settled]:
    settled = {claim.path: Settled(claim, one.item, one) for claim, one in _in_their_places(claims, known, is_another)}
    taken = {one.item for one in settled.values()}
    gone = {one.item: one for one in known if one.item not in taken}

    def by_stated_id(claim: Claim) -> Known | None:
        return gone.get(claim.stated or "")

    def by_digest(claim: Claim) -> Known | None:
        return next((one for one in gone.values() if one.sha256 == claim.sha256), None)

    def by_content(claim: Claim) -> Known | None:
        return likeness(claim, tuple(gone.values()))

    def by_path(claim: Claim) -> Known | None:
        return next((one for one in gone.values() if one.path == claim.path), None)

    for search in (by_stated_id, by_digest, by_content, by_path):
        for claim in claims:
            if gone and claim.path not in settled and (one := search(claim)) is not None:
                settled[claim.path] = Settled(claim, one.item, one)
                del gone[one.item]
    return settled


def _in_their_places(claims: Sequence[Claim], known: Sequence[Known], is_another: Strangeness) -> Iterator[tuple[Claim, Known]]:
    """Give the sources that stand where they stood, with their items."""
    by_path = {one.path: one for one in known}
    here = {claim.path: claim for claim in claims if claim.path in by_path}
    changed = {path for path, claim in here.items() if claim.sha256 != by_path[path].sha256}
    moved = {one.sha256 for one in known if one.path in changed or one.path not in here}
    arrived = {claim.sha256 for claim in claims if claim.path in changed or claim.path not in here}
    for path, claim in here.items():
        one = by_path[path]
        is_stated = claim.stated == one.item
        may_have_left = len(moved) > 1 or one.sha256 in arrived
        has_left = path in changed and (claim.sha256 in moved or (may_have_left and is_another(claim, one)))
        if is_stated or not has_left:
            yield claim, one


def _new(claims: Sequence[Claim], holders: dict[str, str]) -> tuple[dict[str, Settled], tuple[SourceError, ...]]:
    """Give new sources new items; ``holders`` are the paths of the sources that the archive's items have now."""
    askers: dict[str, list[Claim]] = {}
    faults = []
    for claim in claims:
        if claim.stated is not None and not ITEM_ID.fullmatch(claim.stated):
            faults.append(_no_id(claim))
        else:
            askers.setdefault(claim.stated or id_from_path(claim.path), []).append(claim)
    settled = {}
    for item, sharers in askers.items():
        paths = [claim.path for claim in sharers] + ([holders[item]] if item in holders else [])
        if len(paths) == 1:
            settled[paths[0]] = Settled(sharers[0], item)
        else:
            faults.extend(_collision(claim, item, paths) for claim in sharers)
    return settled, tuple(faults)


def _no_id(claim: Claim) -> SourceError:
    reason = (
        f"the catalogue, line {claim.line}, gives it the id “{claim.stated}”, which cannot be one: an id is 1 to {LONGEST}"
        " lower-case letters a to z, digits and hyphens, the first no hyphen."
    )
    return SourceError(claim.path, None, reason)


def _collision(claim: Claim, item: str, paths: Sequence[str]) -> SourceError:
    others = [f"“{path}”" for path in paths if path != claim.path]
    ask = "asks" if len(others) == 1 else "ask"
    reason = (
        f"its id would be “{item}”, which {' and '.join(others)} {ask} for as well. Give one of them an id of its own in the"
        " column “id” of the catalogue."
    )
    return SourceError(claim.path, None, reason)
