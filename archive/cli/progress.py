"""A bar on standard error for work that takes long, where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click


@contextmanager
def bar(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Show a bar of ``length`` steps; what is given takes the number of steps done so far."""
    with click.progressbar(length=length, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as shown:
        done = 0

        def step(total: int) -> None:
            nonlocal done
            shown.update(total - done)
            done = total

        yield step
