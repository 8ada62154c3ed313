"""Where a cluster is, and how an archive names itself to it."""

from __future__ import annotations

import os
import re
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from archive.errors import EngineUnavailable

USER, PASSWORD, AUTHORITY = "ARCHIVE_OPENSEARCH_USER", "ARCHIVE_OPENSEARCH_PASSWORD", "ARCHIVE_OPENSEARCH_CA"
"""The variables of the environment that hold what belongs into no file of the archive."""

_PREFIX = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")


@dataclass(frozen=True, slots=True)
class Address:
    """``hosts`` are addresses such as https://search.example.org:9200; ``prefix`` begins the names of all indexes.

    ``authority`` is the file of the certificate by which those of the hosts are checked, None for those the system knows.

    ``archive`` is the title by which an archive knows its own indexes.
    """

    hosts: tuple[str, ...]
    prefix: str = "archive"
    user: str | None = None
    password: str | None = None
    authority: str | None = None
    archive: str = ""

    @classmethod
    def of(cls, hosts: str, prefix: str, environment: Mapping[str, str] | None = None, archive: str = "") -> Address:
        """Read hosts parted by blanks; raise EngineUnavailable for what is no address or no prefix."""
        known = os.environ if environment is None else environment
        several = tuple(hosts.split())
        if not several:
            raise EngineUnavailable('No cluster is named. Write hosts = "https://search.example.org:9200" in archive.toml.')

        for host in several:
            if not _is_host(host):
                raise EngineUnavailable(
                    f"“{host}” is no address of a cluster. Write hosts such as https://search.example.org:9200 in archive.toml;"
                    f" name and password belong into {USER} and {PASSWORD}."
                )
        if not _PREFIX.fullmatch(prefix):
            raise EngineUnavailable(
                f"“{prefix}” cannot begin the names of indexes. Write small letters, digits and - as index in archive.toml."
            )
        authority = known.get(AUTHORITY) or None
        if authority is not None and not os.path.isfile(authority):  # noqa: PTH113 (as it was given)
            raise EngineUnavailable(f"{AUTHORITY} names the file {authority}, which is not there. Correct it or unset it.")
        return cls(several, prefix, known.get(USER) or None, known.get(PASSWORD) or None, authority, archive)


def certificate(authority: str) -> str:
    """Give a file of certificates back; raise EngineUnavailable when it holds none."""
    try:
        ssl.create_default_context(cafile=authority)
    except OSError as error:
        raise EngineUnavailable(
            f"{AUTHORITY} names the file {authority}, which holds no certificate ({error}). Name one in PEM, or unset it."
        ) from None
    return authority


def _is_host(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and (parts.port is None or parts.port > 0)
            and parts.username is None
            and parts.path in ("", "/")
            and not (parts.query or parts.fragment)
        )
    except ValueError:
        return False
