"""Speaks with the cluster: every answer is whole, or it is an error that says what to do."""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import NotFoundError, OpenSearchException, RequestError, TransportError
from opensearchpy.helpers import streaming_bulk
from opensearchpy.helpers.errors import BulkIndexError
from urllib3 import Timeout

from archive.errors import EngineAway
from archive.search.opensearch.address import Address, certificate
from archive.search.opensearch.faults import (
    BUSY,
    CLAUSES,
    MOST_CLAUSES,
    is_passing,
    is_strange,
    is_too_long,
    refuse_strangers,
    said,
)

Json = dict[str, Any]

Action = tuple[Json, str]
"""What is to be done with a document, and the document as JSON."""

SECONDS = 30
"""Seconds that one answer may take."""

CONNECTING = 4
"""Seconds in which a node must take a connection: a machine without power refuses none."""

PATIENCE = 40
"""Seconds after which a question is not asked again, whatever became of it."""

GREETING = 5
"""Seconds in which a cluster must say that it is there."""

TRIES = 6
"""Times that a question is asked: with the pauses between, a node that is lost is known to be after these."""

PAUSE = 0.5
"""Seconds before it is asked again, each time more by as much."""

PAGE = 1_000
"""Documents that are read at once."""

BULK, BULK_BYTES = 500, 8 << 20
"""Documents, and bytes, that are sent at once."""

STREAMS = 4
"""Times that so many are under way, so that no node waits for what is made here; the next go when the first are kept."""

BULK_TRIES = 12
"""Times that documents which a busy cluster refuses are sent again, after 1, 2, 4 and up to 30 seconds."""


# What goes wrong is said here, in a sentence; the client would print a traceback where nobody has set up a log.
logging.getLogger("opensearch").addHandler(logging.NullHandler())


class Cluster:
    """A cluster at an address. Safe to share between threads.

    What is sent is not compressed: between machines that stand together that takes longer than it saves.
    """

    def __init__(self, address: Address) -> None:
        self.prefix, self._address = address.prefix, address
        secure: Json = {"ca_certs": certificate(address.authority)} if address.authority else {}
        self._client = OpenSearch(
            list(address.hosts),
            http_auth=(address.user, address.password or "") if address.user else None,
            timeout=Timeout(connect=CONNECTING, read=SECONDS),
            max_retries=len(address.hosts),
            pool_maxsize=32,
            **secure,
        )

    def greet(self) -> None:
        """Raise EngineUnavailable when nobody answers, or not one who understands."""
        with said(self._address):
            try:
                answer = self._client.info(params={"request_timeout": GREETING})
            except OpenSearchException as error:
                if not is_strange(error):
                    raise
                answer = None
        refuse_strangers(answer, self._address)

    def permit(self) -> None:
        """Let a question have as many clauses as the limits of a query give, where this user may say so (from 2.16 on)."""
        with suppress(TransportError):
            said = self._client.cluster.get_settings(params={"flat_settings": "true", "include_defaults": "true"})
            known = [int(each[CLAUSES]) for each in said.values() if CLAUSES in each]
            if max(known, default=0) < MOST_CLAUSES:
                self._client.cluster.put_settings(body={"persistent": {CLAUSES: MOST_CLAUSES}})

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
        options: Json = {"wait_for_active_shards": "all", "request_timeout": 3 * SECONDS}
        with said(self._address):
            try:
                self._client.indices.create(index=index, body=settings, params=options)
            except RequestError as error:
                # It was made, and the node that made it was lost before it could say so.
                if error.error != "resource_already_exists_exception":
                    raise

    def load(self, index: str, documents: Iterable[tuple[int, str]]) -> int:
        """Send documents, as JSON, each by its number; give how many are kept: what is refused or lost is sent again."""
        actions = (({"create": {"_index": index, "_id": str(number)}}, each) for number, each in documents)
        kept, under_way = 0, deque[Future[int]]()
        with said(self._address), ThreadPoolExecutor(STREAMS) as streams:
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
        with said(self._address):
            self._patiently(lambda: self._client.indices.refresh(index=index), lambda answer: not answer["_shards"]["failed"])

    def marks(self, pattern: str) -> dict[str, Json]:
        """Give what the indexes that fit a pattern say of themselves; raise IndexDamaged for a name that none has."""
        with said(self._address):
            answer = self._client.indices.get_mapping(index=pattern)
        return {index: said["mappings"].get("_meta", {}) for index, said in answer.items()}

    def names(self, pattern: str) -> list[str]:
        """Give the names of the indexes that fit a pattern."""
        with said(self._address):
            return sorted(self._client.indices.get(index=pattern, params={"allow_no_indices": "true"}))

    def switch(self, aliases: Mapping[str, str]) -> None:
        """Let each alias stand for one index, all at the same time."""
        actions: list[Json] = []
        for alias, index in aliases.items():
            actions += [{"remove": {"index": f"{self.prefix}-*", "alias": alias, "must_exist": False}}]
            actions += [{"add": {"index": index, "alias": alias}}]
        # To be told twice does no harm, and who hears nothing cannot know whether it was done.
        with said(self._address):
            self._patiently(lambda: self._client.indices.update_aliases(body={"actions": actions}), _is_done)

    def delete(self, indexes: Sequence[str]) -> None:
        """Remove indexes, those that are there."""
        with said(self._address):
            for index in indexes:
                ask = partial(self._client.indices.delete, index=index, params={"ignore_unavailable": "true"})
                self._patiently(ask, _is_done)

    def close(self) -> None:
        """Let go of its connections."""
        self._client.close()

    def _kept(self, chunk: list[Action]) -> int:
        """Send some documents until all are kept, and give how many; however often one is sent, it is there once."""
        for attempt in range(BULK_TRIES):
            try:
                self._send(chunk)
                return len(chunk)
            except (BulkIndexError, TransportError) as error:
                if attempt + 1 == BULK_TRIES or not is_passing(error):
                    raise
                time.sleep(min(30.0, PAUSE * 2**attempt))
        raise AssertionError

    def _send(self, chunk: list[Action]) -> None:
        """Send some documents; what is there already is refused, so that nothing is ever replaced, which scores would tell."""
        sent = streaming_bulk(
            self._client, chunk, chunk_size=BULK, max_chunk_bytes=BULK_BYTES, raise_on_error=False, expand_action_callback=tuple
        )
        lost = [answer for is_kept, answer in sent if not is_kept and answer["create"]["status"] != THERE]
        if lost:
            raise BulkIndexError(f"{len(lost)} documents", lost)

    def _whole(self, ask: Callable[[], Json]) -> Json:
        with said(self._address):
            return self._patiently(ask, lambda answer: all(map(_is_whole, answer.get("responses", [answer]))))

    def _patiently(self, ask: Callable[[], Json], is_good: Callable[[Json], bool]) -> Json:
        """Ask until there is a good answer; a question that is wrong is not asked again."""
        end = time.monotonic() + PATIENCE
        for attempt in range(TRIES):
            is_last = attempt + 1 == TRIES or time.monotonic() >= end
            try:
                answer = ask()
            except TransportError as error:
                if is_last or not is_passing(error):
                    raise
            else:
                if is_good(answer):
                    return answer
            if is_last:
                break
            time.sleep(PAUSE * (attempt + 1))
        raise EngineAway(
            f"The cluster at {', '.join(self._address.hosts)} answers for a part of the index only; nothing is shown. See that"
            " its nodes run."
        )


THERE = 409
"""What is answered for a document that there is already."""

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
        if is_too_long(str(answer["error"])):
            raise OpenSearchException(f"{CLAUSES}: {answer['error'].get('reason')}")
        if int(answer.get("status", 500)) in BUSY:
            return False
        if answer.get("status") == 404:
            raise NotFoundError(404, str(answer["error"].get("reason")), answer)
        raise OpenSearchException(str(answer["error"].get("root_cause", answer["error"]))[:400])
    shards = answer["_shards"]
    return not answer["timed_out"] and not shards["failed"] and shards["successful"] == shards["total"]


def _is_done(answer: Json) -> bool:
    return bool(answer.get("acknowledged"))
