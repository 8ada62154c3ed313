"""What can go wrong between an archive and its cluster, each in one sentence with its cure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionTimeout,
    NotFoundError,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)
from opensearchpy.exceptions import (
    ConnectionError as Unreachable,
)
from opensearchpy.helpers.errors import BulkIndexError

from archive.errors import ArchiveError, EngineAway, EngineUnavailable, IndexDamaged
from archive.search.opensearch.address import AUTHORITY, PASSWORD, USER, Address

MAJOR = "2."
"""The versions of OpenSearch whose scores are those of this archive: from 3 on they lack a factor."""

BUSY = (429, 500, 502, 503, 504)
"""What a cluster answers that may answer better the next time."""

CLAUSES = "indices.query.bool.max_clause_count"
"""The setting of a cluster that says how many terms and phrases a question may have; 1,024 where nobody says otherwise."""

MOST_CLAUSES = 1 << 16
"""What the longest query makes: 64 words and their neighbours, as written and without diacritics, are some 500 clauses in each
language of an archive; words said by somebody are asked for once for everybody of that name.
"""

_FULL = ("flood-stage", "read-only-allow-delete", "create-index blocked")

_CERTIFICATE = (
    ("certificate has expired", "has expired. Renew it"),
    ("not yet valid", "is not valid yet. See that the clocks are right"),
    ("match", "is for another name. Write hosts in archive.toml with the name that it has, or have one made for this name"),
    ("", f"is of an authority that is not known here. Name the file of the authority's certificate in {AUTHORITY}"),
)
"""What TLS says of a certificate, and what we say."""

_SILENT = ("RemoteDisconnected", "BadStatusLine", "Connection reset")


@contextmanager
def said(address: Address) -> Iterator[None]:
    """Say in a sentence what goes wrong meanwhile, as an error the archive knows."""
    try:
        yield
    except OpenSearchException as error:
        raise _known(error, address, ", ".join(address.hosts)) from error


def is_passing(error: OpenSearchException) -> bool:
    """Tell whether it may go better the next time."""
    if any(word in str(error) for word in _FULL) or is_too_long(str(error)):
        return False
    if isinstance(error, BulkIndexError):
        return all(answer.get("status") in BUSY for each in error.errors for answer in each.values())
    if isinstance(error, SSLError):
        return "EOF" in str(error)
    return isinstance(error, Unreachable) or (isinstance(error, TransportError) and error.status_code in BUSY)


def is_strange(error: OpenSearchException) -> bool:
    """Tell whether a greeting was answered as no cluster does."""
    if isinstance(error, SerializationError):
        return True
    status = error.status_code if isinstance(error, TransportError) else 0
    return isinstance(status, int) and status not in (401, 403, *BUSY)


def is_too_long(said: str) -> bool:
    """Tell whether a question has more clauses than the cluster takes."""
    return ("too_many_" in said and "clauses" in said) or CLAUSES in said


def refuse_strangers(said: Any, address: Address) -> None:
    """Raise EngineUnavailable for what greets as anything but an OpenSearch of a version that is understood."""
    named = ", ".join(address.hosts)
    version = said.get("version") if isinstance(said, dict) else None
    number = str(version.get("number", "")) if isinstance(version, dict) else ""
    if not isinstance(version, dict) or not number:
        raise EngineUnavailable(_stranger(named))
    kind = "OpenSearch" if version.get("distribution") == "opensearch" else "Elasticsearch"
    if kind != "OpenSearch" or not number.startswith(MAJOR):
        raise EngineUnavailable(f"The cluster at {named} is {kind} {number}; OpenSearch {MAJOR}x is needed.")


def _known(error: OpenSearchException, address: Address, named: str) -> ArchiveError:
    match error:
        case _ if any(word in str(error) for word in _FULL):
            return EngineUnavailable(
                f"The disks of the cluster at {named} are full, so it takes nothing in. Make room on them, then try again."
            )
        case _ if is_too_long(str(error)):
            return EngineUnavailable(
                f"The cluster at {named} takes no question of so many words. Set {CLAUSES}: {MOST_CLAUSES} for all its nodes;"
                " from OpenSearch 2.16 on, “archive build” sets it, where its user may change the settings of the cluster."
            )
        case BulkIndexError():
            first: dict[str, Any] = next(iter(error.errors[0].values()), {}) if error.errors else {}
            return EngineUnavailable(f"The cluster at {named} refuses a document ({str(first.get('error'))[:300]}).")
        case NotFoundError():
            return IndexDamaged(f"The cluster at {named} has no index {_index(error)}. Run “archive build”.")
        case AuthenticationException():
            return EngineUnavailable(
                f"The cluster at {named} refuses the name or the password. Set {USER} and {PASSWORD} in the environment."
            )
        case AuthorizationException():
            who = f"The user “{address.user}”" if address.user else "Who gives no name"
            return EngineUnavailable(
                f"{who} may not do this in the cluster at {named}. Give all rights on {address.prefix}-* and cluster_monitor"
                f" there, or set {USER} in the environment to one who has them."
            )
        case SSLError():
            return _insecure(error, named)
        case Unreachable() if not isinstance(error, ConnectionTimeout) and any(word in str(error) for word in _SILENT):
            return EngineAway(
                f"What is at {named} closes the connection without an answer. See that the cluster runs and that hosts in"
                " archive.toml begin with https:// where it is asked so."
            )
        case Unreachable():
            return EngineAway(f"No cluster answers at {named}. See that it runs and that hosts in archive.toml names it.")
        case TransportError() if error.status_code in (502, 503, 504):
            return EngineAway(f"The cluster at {named} is not ready ({_reason(error)}). See that its nodes run.")
    return EngineUnavailable(f"The cluster at {named} could not answer ({_reason(error)}).")


def _insecure(error: SSLError, named: str) -> ArchiveError:
    text = str(error)
    if "EOF" in text:
        return EngineAway(f"The cluster at {named} broke off. See that it runs.")
    if "CERTIFICATE_VERIFY_FAILED" not in text and "match" not in text:
        return EngineUnavailable(
            f"What is at {named} does not speak https ({_reason(error)}). Write http:// in hosts in archive.toml, if it is the"
            " cluster."
        )
    cure = next(cure for sign, cure in _CERTIFICATE if sign in text)
    return EngineUnavailable(f"The certificate of the cluster at {named} {cure}.")


def _stranger(named: str) -> str:
    return f"What answers at {named} is no OpenSearch. Write the addresses of the cluster as hosts in archive.toml."


def _index(error: TransportError) -> str:
    found = re.search(r"no such index \[([^\]]*)\]", str(error))
    return found[1] if found else str(error.error)[:100]


def _reason(error: OpenSearchException) -> str:
    return str(error.args[-1] if isinstance(error, SSLError) else error)[:300]
