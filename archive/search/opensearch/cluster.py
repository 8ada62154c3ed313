"""Speaks with the cluster: every answer is whole, or it is an error that says what to do."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import (
    AuthenticationException,
    AuthorizationException,
    ConnectionTimeout,
    NotFoundError,
    OpenSearchException,
    SSLError,
    TransportError,
)
from opensearchpy.exceptions import (
    ConnectionError as Unreachable,
)
from opensearchpy.helpers import streaming_bulk
from opensearchpy.helpers.errors import BulkIndexError

from archive.errors import EngineUnavailable, IndexDamaged
from archive.search.opensearch.address import PASSWORD, USER, Address

Json = dict[str, Any]

Action = tuple[Json, str]
"""What is to be done with a document, and the document as JSON."""

SECONDS = 30
"""Seconds that one answer may take."""

GREETING = 5
"""Seconds in which a cluster must say that it is there."""

TRIES = 6
"""Times that a question is asked: with the pauses between, a node that is lost is known to be after these."""

PAUSE = 0.5
"""Seconds before it is asked again, each time more by as much."""

GONE = 20
"""Seconds for which a cluster that did not answer is asked but once, so that readers who search do not keep others waiting."""

PAGE = 1_000
"""Documents that are read at once."""

BULK, BULK_BYTES = 500, 8 << 20
"""Documents, and bytes, that are sent at once."""

STREAMS = 4
"""Times that so many are under way, so that no node waits for what is made here; the next go when the first are kept."""

BULK_TRIES = 12
"""Times that documents which a busy cluster refuses are sent again, after 1, 2, 4 and up to 30 seconds."""

MAJOR = "2."
"""The versions of OpenSearch whose scores are those of this archive."""

_BUSY = (429, 500, 502, 503, 504)


class Cluster:
    """A cluster at an address. Safe to share between threads.

    What is sent is not compressed: between machines that stand together that takes longer than it saves.
    """

    def __init__(self, address: Address) -> None:
        self.prefix, self._hosts, self._gone_until = address.prefix, address.hosts, 0.0
        secure: Json = {"ca_certs": address.authority} if address.authority else {}
        self._client = OpenSearch(
            list(address.hosts),
            http_auth=(address.user, address.password or "") if address.user else None,
            timeout=SECONDS,
            max_retries=len(address.hosts),
            retry_on_timeout=True,
            pool_maxsize=32,
            **secure,
        )

    def greet(self) -> None:
        """Raise EngineUnavailable when nobody answers, or not one who understands."""
        with self._said():
            version = str(self._client.info(params={"request_timeout": GREETING})["version"]["number"])
        if not version.startswith(MAJOR):
            raise EngineUnavailable(f"The cluster at {self._named} is OpenSearch {version}; a version {MAJOR}x is needed.")

    def search(self, index: str, body: Json, **options: str) -> Json:
        """Ask one question; the answer is whole."""
        return self._whole(lambda: self._client.search(index=index, body=body, params=_OPTIONS | options))

    def several(self, asked: Sequence[tuple[str, Json]]) -> list[Json]:
        """Ask several questions at once, each of an index; every answer is whole."""
        if not asked:
            return []
        lines = [line for index, body in asked for line in ({"index": index, **_HEADER}, body)]

        def ask() -> Json:
            answers: Json = self._client.msearch(body=lines, params={"max_concurrent_searches": "8"})
            return answers

        answers: list[Json] = self._whole(ask)["responses"]
        return answers

    def pages(self, index: str, body: Json, size: int = PAGE) -> Iterator[Json]:
        """Give every hit of a question that says how hits are sorted, page after page."""
        after: Json = {}
        while True:
            hits = self.search(index, {**body, "size": size, "track_total_hits": False, **after})["hits"]["hits"]
            yield from hits
            if len(hits) < size:
                return
            after = {"search_after": hits[-1]["sort"]}

    def create(self, index: str, settings: Json) -> None:
        """Make an index, and wait for every copy of it: what is sent is kept by all from the first document."""
        with self._said():
            self._client.indices.create(index=index, body=settings, params={"wait_for_active_shards": "all"})

    def load(self, index: str, documents: Iterable[tuple[int, str]]) -> int:
        """Send documents, as JSON, each by its number; give how many are kept: what is refused or lost is sent again."""
        actions = (({"index": {"_index": index, "_id": str(number)}}, each) for number, each in documents)
        kept, under_way = 0, deque[Future[int]]()
        with self._said(), ThreadPoolExecutor(STREAMS) as streams:
            try:
                for chunk in _chunks(actions):
                    under_way.append(streams.submit(self._kept, chunk))
                    if len(under_way) > STREAMS:
                        kept += under_way.popleft().result()
                return kept + sum(each.result() for each in under_way)
            except BaseException:
                streams.shutdown(cancel_futures=True)
                raise

    def complete(self, index: str) -> None:
        """Make what was sent findable."""
        with self._said():
            self._patiently(lambda: self._client.indices.refresh(index=index), lambda answer: not answer["_shards"]["failed"])

    def meta(self, index: str) -> Json:
        """Give what an index says of itself; raise IndexDamaged when it is not there."""
        with self._said():
            said = self._client.indices.get_mapping(index=index)
        found: Json = said[index]["mappings"].get("_meta", {})
        return found

    def names(self, pattern: str) -> list[str]:
        """Give the names of the indexes that fit a pattern."""
        with self._said():
            return sorted(self._client.indices.get(index=pattern, params={"allow_no_indices": "true"}))

    def switch(self, aliases: Mapping[str, str]) -> None:
        """Let each alias stand for one index, all at the same time."""
        actions: list[Json] = []
        for alias, index in aliases.items():
            actions += [{"remove": {"index": f"{self.prefix}-*", "alias": alias, "must_exist": False}}]
            actions += [{"add": {"index": index, "alias": alias}}]
        with self._said():
            self._client.indices.update_aliases(body={"actions": actions})

    def delete(self, indexes: Sequence[str]) -> None:
        """Remove indexes, those that are there."""
        with self._said():
            if indexes:
                self._client.indices.delete(index=",".join(indexes), params={"ignore_unavailable": "true"})

    def close(self) -> None:
        """Let go of its connections."""
        self._client.close()

    @property
    def _named(self) -> str:
        return ", ".join(self._hosts)

    def _kept(self, chunk: list[Action]) -> int:
        """Send some documents until all are kept; a number stands for one document however often it is sent."""
        for attempt in range(BULK_TRIES):
            try:
                sent = streaming_bulk(
                    self._client, chunk, chunk_size=BULK, max_chunk_bytes=BULK_BYTES, max_retries=BULK_TRIES, initial_backoff=1,
                    max_backoff=30, expand_action_callback=tuple,
                )  # fmt: skip
                return sum(1 for is_kept, _ in sent if is_kept)
            except (BulkIndexError, TransportError) as error:
                if attempt + 1 == BULK_TRIES or not _is_passing(error):
                    raise
                time.sleep(min(30.0, PAUSE * 2**attempt))
        raise AssertionError

    def _whole(self, ask: Callable[[], Json]) -> Json:
        with self._said():
            return self._patiently(ask, lambda answer: all(map(_is_whole, answer.get("responses", [answer]))))

    def _patiently(self, ask: Callable[[], Json], is_good: Callable[[Json], bool] = bool) -> Json:
        """Ask until there is a good answer; a question that is wrong is not asked again."""
        tries = TRIES if time.monotonic() >= self._gone_until else 1
        for attempt in range(tries):
            try:
                answer = ask()
            except (SSLError, AuthenticationException, AuthorizationException):
                raise
            except TransportError as error:
                if attempt + 1 == tries or not _is_passing(error):
                    self._gone_until = time.monotonic() + GONE
                    raise
            else:
                if is_good(answer):
                    return answer
            if attempt + 1 < tries:
                time.sleep(PAUSE * (attempt + 1))
        raise EngineUnavailable(
            f"The cluster at {self._named} answers for a part of the index only; nothing is shown. See that its nodes run."
        )

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Say in a sentence what went wrong."""
        try:
            yield
        except NotFoundError as error:
            raise IndexDamaged(f"The cluster at {self._named} has no index {error.info}. Run “archive build”.") from None
        except (AuthenticationException, AuthorizationException):
            raise EngineUnavailable(
                f"The cluster at {self._named} refuses the name or the password. Set {USER} and {PASSWORD} in the environment."
            ) from None
        except SSLError as error:
            raise EngineUnavailable(
                f"The certificate of the cluster at {self._named} cannot be trusted ({_reason(error)}). Renew it, or name the"
                " certificate of its authority in ARCHIVE_OPENSEARCH_CA."
            ) from None
        except (Unreachable, ConnectionTimeout):
            raise EngineUnavailable(
                f"No cluster answers at {self._named}. See that it runs and that hosts in archive.toml names it."
            ) from None
        except OpenSearchException as error:
            raise EngineUnavailable(f"The cluster at {self._named} could not answer ({_reason(error)}).") from error


_HEADER = {"search_type": "dfs_query_then_fetch", "allow_partial_search_results": False}
_OPTIONS = {"allow_partial_search_results": "false", "search_type": "dfs_query_then_fetch"}


def _chunks(actions: Iterable[Action]) -> Iterator[list[Action]]:
    chunk: list[Action] = []
    for action in actions:
        chunk.append(action)
        if len(chunk) == BULK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _is_whole(answer: Json) -> bool:
    """Tell whether an answer is of all of the index."""
    if "error" in answer:
        if int(answer.get("status", 500)) in _BUSY:
            return False
        if answer.get("status") == 404:
            raise NotFoundError(404, str(answer["error"].get("reason")), answer)
        raise OpenSearchException(str(answer["error"].get("root_cause", answer["error"]))[:400])
    shards = answer["_shards"]
    return not answer["timed_out"] and not shards["failed"] and shards["successful"] == shards["total"]


def _is_passing(error: OpenSearchException) -> bool:
    """Tell whether it may go better the next time."""
    if isinstance(error, BulkIndexError):
        return all(each.get("index", {}).get("status") in _BUSY for each in error.errors)
    if isinstance(error, Unreachable):
        return True
    return isinstance(error, TransportError) and error.status_code in _BUSY


def _reason(error: OpenSearchException) -> str:
    return str(error.args[-1] if isinstance(error, SSLError) else error)[:300]
