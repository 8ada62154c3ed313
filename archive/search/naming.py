"""From a name as a reader types it to the agents it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archive.search.analysis import forms


class Names:
    """Every form of each agent's name, by key, as words to compare."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._words = {key: _words(key, *given) for key, given in names.items()}

    def resolve(self, text: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Give those keys, sorted, whose words (of the key and all forms of the name together) hold every word of ``text``."""
        wanted = frozenset(forms(text))
        if not wanted:
            return ()
        return tuple(sorted(key for key in keys if wanted <= (self._words.get(key) or _words(key))))


def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in forms(name.removeprefix("name:")))
