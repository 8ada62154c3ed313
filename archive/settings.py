"""The operator's choices: where the archive's home is, and what its ``archive.toml`` says."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from archive.errors import SettingsError
from archive.plain_file import bytes_of

ENGINES = ("whoosh", "tantivy", "opensearch")
"""The search engines this version can be told to use."""


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that is an archive; everything the archive reads or writes lies below ``path``."""

    path: Path

    @property
    def settings(self) -> Path:
        """``archive.toml``."""
        return self.path / "archive.toml"

    @property
    def seeds(self) -> Path:
        """Sources as received."""
        return self.path / "seeds"

    @property
    def catalogue(self) -> Path:
        """What the archivist knows, one row a source."""
        return self.seeds / "catalogue.csv"

    @property
    def authorities(self) -> Path:
        """The people, places, organisations and events."""
        return self.seeds / "authorities.toml"

    @property
    def masters(self) -> Path:
        """The TEI files, the truth."""
        return self.path / "tei"

    @property
    def index(self) -> Path:
        """Generations of the index, and whatever else is derived."""
        return self.path / "index"

    @property
    def templates(self) -> Path:
        """Templates of the home's own, each taking the place of the one of the same name."""
        return self.path / "templates"


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``archive.toml`` says. ``base_url`` is absolute, without a slash at its end; it may have a path.

    ``language`` is the BCP 47 tag of texts of which nothing else is known; ``description`` one or two sentences for the home
    page; ``contact`` an address for readers, "" for none. ``hosts`` are the addresses of a cluster, parted by blanks, and
    ``index`` begins the names of its indexes.
    """

    title: str
    publisher: str
    base_url: str = "http://127.0.0.1:8000"
    language: str = "en"
    licence: str = ""
    engine: str = "whoosh"
    description: str = ""
    contact: str = ""
    hosts: str = ""
    index: str = "archive"


def load(home: Home) -> Settings:
    """Read ``archive.toml``; raise SettingsError when the folder is no home or the file cannot be used."""
    try:
        said = tomllib.loads(bytes_of(home.settings).decode())
    except FileNotFoundError:
        raise SettingsError(
            f"{home.path} is not the home of an archive: it has no archive.toml. Run “archive init {home.path}” to make it one,"
            " or name another folder with --home."
        ) from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{home.settings} cannot be read: {error}.") from None
    return _settings(home.settings, said)


def _settings(path: Path, said: dict[str, object]) -> Settings:
    known = {field.name for field in fields(Settings)}
    for key, value in said.items():
        if key not in known:
            raise SettingsError(f"{path} has the unknown key “{key}”; known are {', '.join(sorted(known))}.")
        if not isinstance(value, str):
            raise SettingsError(f"{path}: “{key}” must be text in quotation marks.")
    values = {key: str(value) for key, value in said.items()}
    for key in ("title", "publisher"):
        if not values.get(key, "").strip():
            raise SettingsError(f"{path} must say the archive's {key}.")
    settings = Settings(**{**values, "base_url": values.get("base_url", Settings("", "").base_url).rstrip("/")})
    address = urlsplit(settings.base_url)
    if address.scheme not in ("http", "https") or not address.netloc or address.query or address.fragment:
        raise SettingsError(
            f"{path}: “base_url” must be an address such as https://archive.example.org, not “{settings.base_url}”."
        )
    if settings.engine not in ENGINES:
        raise SettingsError(f"{path}: “{settings.engine}” is no engine of this version; known are {', '.join(ENGINES)}.")
    return settings
