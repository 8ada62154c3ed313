"""One ingest: every source compared, what changed made anew, and one writer that keeps it.

Many sources are shared out among processes. Each master is handed to the writer as it comes, so memory holds a few at a
time, and a run that is cut off loses nothing it has kept.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator

from archive.errors import ArchiveError, EncodingError, StorageError
from archive.ingest.making import Made
from archive.ingest.planning import Plan, plan, workshop_of
from archive.ingest.processes import Result, results
from archive.ingest.shelf import Outcome, Report, Shelf, this_day
from archive.repository import Keeper


def ingest(
    shelf: Shelf,
    *,
    again: frozenset[str] = frozenset(),
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
    today: str | None = None,
) -> Report:
    """Turn sources into masters; what did not change is left alone.

    ``again`` are items to be described anew whatever was done to them. ``dry_run`` writes nothing and gives differences.
    ``progress`` hears how many sources are done. ``today`` is the day put down for new texts (ISO 8601), None for that of
    the machine. No fault stops a run: the report has them all. Raise SourceError when ``seeds`` itself cannot be read.
    """
    day = today or this_day()
    if not dry_run:
        shelf.repository.finish()
    made = plan(shelf, again, day, shows_difference=dry_run)
    coming = _heard(results(workshop_of(shelf), made.tasks), progress, len(made.outcomes))
    if dry_run or not made.tasks:
        for result in coming:
            _note(result, made)
    else:
        _keep(shelf, coming, made)
    outcomes = sorted(made.outcomes, key=lambda outcome: (outcome.what == "missing", outcome.source))
    return Report(tuple(outcomes), tuple(made.faults))


def _heard(coming: Iterable[Result], progress: Callable[[int], None] | None, done: int) -> Iterator[Result]:
    tell = progress or (lambda _: None)
    tell(done)
    for number, result in enumerate(coming, done + 1):
        yield result
        tell(number)


def _keep(shelf: Shelf, coming: Iterator[Result], made: Plan) -> None:
    """Keep the masters; where that fails, report the fault, what did get there, and the faults of all other sources."""
    digests: dict[str, str] = {}
    faults: list[ArchiveError] = []

    def noted() -> Iterator[Made]:
        for result in coming:
            _note(result, made)
            if isinstance(result, Made):
                digests[result.outcome.item] = hashlib.sha256(result.data).hexdigest()
                yield result

    try:
        with shelf.repository.writing() as keeper:
            for result in noted():
                _hand_over(keeper, result, faults)
    except (StorageError, EncodingError) as error:
        faults.append(error)
        deque(noted(), maxlen=0)
    if faults:
        made.faults += faults
        made.outcomes = [one for one in made.outcomes if _is_there(shelf, one.item, digests.get(one.item))]


def _hand_over(keeper: Keeper, result: Made, faults: list[ArchiveError]) -> None:
    try:
        keeper.keep(result.outcome.item, result.data, result.version, result.record, replaces=result.replaces)
    except EncodingError as error:  # some master was edited by hand while the ingest was under way
        faults.append(error)


def _is_there(shelf: Shelf, item: str, digest: str | None) -> bool:
    return digest is None or shelf.repository.standing(item).file == digest


def _note(result: Result, made: Plan) -> None:
    match result:
        case Made():
            made.outcomes.append(result.outcome)
        case Outcome():
            made.outcomes.append(result)
        case ArchiveError():
            made.faults.append(result)
