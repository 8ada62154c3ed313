"""A process that has enough in hand leaves new requests to others that listen at the same address."""

from __future__ import annotations

import socket
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from threading import Event, Thread

import pytest

from archive.cli.workers import server_of

SECONDS = 30
"""What is waited for comes long before."""

QUICK = 0.3
"""Seconds in which a server that takes a request has begun to answer it."""


class Slow:
    """An application whose answer comes when it is let."""

    def __init__(self, name: str) -> None:
        self.name, self.begun, self.let = name, Event(), Event()

    def __call__(self, _environ: dict[str, object], start: Callable[..., object]) -> Iterable[bytes]:
        self.begun.set()
        self.let.wait(SECONDS)
        start("200 OK", [])
        return [self.name.encode()]


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        yield made


def test_a_request_waits_for_whoever_has_a_hand_free(listener: socket.socket) -> None:
    first, second = Slow("first"), Slow("second")
    with ThreadPoolExecutor() as readers, _serving(first, listener):
        one = readers.submit(_read, listener)
        assert first.begun.wait(SECONDS)
        first.begun.clear()
        two = readers.submit(_read, listener)
        assert not first.begun.wait(QUICK)
        with _serving(second, listener.dup()):
            assert second.begun.wait(SECONDS)
            second.let.set()
            assert two.result(SECONDS) == "second"
            first.let.set()
            assert one.result(SECONDS) == "first"


def test_a_process_alone_takes_what_waited_as_soon_as_it_has_answered(listener: socket.socket) -> None:
    alone = Slow("alone")
    with ThreadPoolExecutor() as readers, _serving(alone, listener):
        asked = [readers.submit(_read, listener) for _ in range(5)]
        assert alone.begun.wait(SECONDS)
        alone.let.set()
        assert [each.result(SECONDS) for each in asked] == ["alone"] * 5


@contextmanager
def _serving(app: Slow, listener: socket.socket) -> Iterator[None]:
    server, is_over = server_of(app, listener, 1), Event()
    takes = server.readable

    def readable() -> bool:
        if is_over.is_set() and not server.active_channels:
            raise SystemExit
        return bool(takes())

    server.readable = readable
    thread = Thread(target=server.run)
    thread.start()
    try:
        yield
    finally:
        app.let.set()
        is_over.set()
        server.pull_trigger()
        thread.join()
        server.close()


def _read(listener: socket.socket) -> str:
    with urllib.request.urlopen(f"http://127.0.0.1:{listener.getsockname()[1]}/", timeout=SECONDS) as answer:
        return str(answer.read().decode())
