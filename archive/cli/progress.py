"""A bar on standard error for work that takes long, where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def bar(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Show a bar of ``length`` steps; what is given takes the number of steps done so far.

    It moves with each hundredth: the first step alone, for which helpers start, would foretell hours.
    """
    hidden = not sys.stderr.isatty()
    with click.progressbar(
        length=length, label=label, file=sys.stderr, hidden=hidden, update_min_steps=max(1, length // 100)
    ) as shown:
        done = 0

        def step(total: int) -> None:
            nonlocal done
            if total >= length:
                shown.update_min_steps = 1
            shown.update(total - done)
            done = total

        yield step
