"""From a name as a reader types it to the agents it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from archive.search.words.analysis import forms


class Names:
    """Every form of each agent's name, by key, as words to compare."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._words = {key: _words(key, *given) for key, given in names.items()}
        self._forms = {key: {forms(name) for name in given} for key, given in names.items()}

    def resolve(self, text: str, keys: Iterable[str]) -> tuple[str, ...]:
        """Give those keys, sorted, whose words (of the key and all forms of the name together) hold every word of ``text``.

        With ``=`` before it, give the one whose key it is, else those of whom it is one whole form of the name.
        """
        if text.startswith("="):
            return self._exactly(text[1:], tuple(keys))
        wanted = frozenset(forms(text))
        if not wanted:
            return ()
        return tuple(sorted(key for key in keys if wanted <= self.words(key)))

    def words(self, key: str) -> frozenset[str]:
        """Give the words of a key and of all forms of the name."""
        return self._words.get(key) or _words(key)

    def _exactly(self, text: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        wanted = forms(text)
        alone = [key for key in keys if key == text]
        named = (key for key in keys if wanted and wanted in (self._forms.get(key) or {_form(key)}))
        return tuple(alone or sorted(named))


@lru_cache(maxsize=1 << 15)
def _form(key: str) -> tuple[str, ...]:
    """Give the one form of a name that no authority has: an archive has thousands, each compared with whatever is asked."""
    return forms(key.removeprefix("name:"))


@lru_cache(maxsize=1 << 15)
def _words(*names: str) -> frozenset[str]:
    return frozenset(word for name in names for word in forms(name.removeprefix("name:")))
