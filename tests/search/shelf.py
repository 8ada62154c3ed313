"""Archives drawn once and built once for an engine: the properties of many questions are tried on the same ones."""

from __future__ import annotations

from contextlib import ExitStack
from functools import cache
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from archive.search import Engine, Searcher
from tests.search.answers import opened
from tests.search.corpus import Corpus, corpora

ARCHIVES = 24
"""Archives that are drawn; each engine is asked some hundred questions of each."""

numbers = st.integers(0, ARCHIVES - 1)
"""Which archive of the shelf: the first is the smallest, so that what fails is told of a small one."""


class Drawn(NamedTuple):
    """An archive and its index."""

    corpus: Corpus
    searcher: Searcher


class Shelf:
    """The archives as an engine holds them, each built when it is first asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self._opened, self._open = engine, dict[int, Drawn](), ExitStack()

    def __getitem__(self, number: int) -> Drawn:
        if number not in self._opened:
            corpus = _archives()[number]
            self._opened[number] = Drawn(corpus, self._open.enter_context(opened(self._engine, corpus)))
        return self._opened[number]

    def close(self) -> None:
        """Let go of all of them."""
        self._open.close()


@cache
def _archives() -> tuple[Corpus, ...]:
    """Draw archives of all sizes, the smallest first."""
    found: dict[Corpus, None] = {}

    @settings(
        max_examples=4 * ARCHIVES,
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(corpora())
    def draw(corpus: Corpus) -> None:
        found[corpus] = None

    draw()
    ordered = sorted(found, key=_words)
    return tuple(ordered[number * len(ordered) // ARCHIVES] for number in range(ARCHIVES))


def _words(corpus: Corpus) -> int:
    return sum(len(passage.received.split()) for text in corpus.texts for passage in text.passages)
