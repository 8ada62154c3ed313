"""What a search found is let go of when nobody holds it."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass

import pytest

from archive.search import Request, engine_named, parse
from archive.search.counting.occurrences import Occurrences
from archive.search.holding.kept import MOST_LENT
from tests.search.answers import opened
from tests.search.corpus import STORY


@dataclass
class _Seen:
    found: weakref.ref[Occurrences] | None = None


@pytest.mark.parametrize("typed", ["land", "t* NEAR/9 l*", "speaker:lenin land", "l*"])
def test_occurrences_go_with_their_last_user_and_wait_for_no_collector(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = _Seen()
    made = Occurrences.__init__

    def watched(self: Occurrences, *given: object) -> None:
        made(self, *given)  # type: ignore[arg-type]
        seen.found = weakref.ref(self)

    monkeypatch.setattr(Occurrences, "__init__", watched)
    gc.collect()
    gc.disable()
    try:
        with opened(engine_named("whoosh"), STORY) as searcher:
            request = Request(parse(typed).query)
            searcher.forms(request)
            assert list(searcher.lines(request, ("left1",)))
            assert seen.found is not None
            first = seen.found
            assert first() is not None, "kept for the next page of the same search"
            for other in range(MOST_LENT):
                searcher.forms(Request(parse(f"land OR other{other}").query))
            assert first() is None
    finally:
        gc.enable()
