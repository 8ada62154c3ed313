"""A library that is not installed, for as long as a test asks it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from unittest.mock import patch


@contextmanager
def without(library: str, package: str) -> Iterator[None]:
    """Let a library be missing, and load what our package has of it anew; afterwards all is as it was."""
    parent, _, last = package.rpartition(".")
    with patch.object(import_module(parent), last, import_module(package)):
        loaded = _taken(library) | _taken(package)
        sys.modules[library] = None  # type: ignore[assignment]
        try:
            yield
        finally:
            _taken(library)
            _taken(package)
            sys.modules.update(loaded)


def _taken(package: str) -> dict[str, ModuleType]:
    """Take a package and its modules out of those that are loaded."""
    names = [name for name in sys.modules if name == package or name.startswith(f"{package}.")]
    return {name: sys.modules.pop(name) for name in names}
