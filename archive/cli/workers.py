"""The processes that answer requests: this one, or several that listen together, so that every processor is of use."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable, Iterable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from time import sleep
from types import FrameType
from typing import NamedTuple

import click
from waitress import create_server
from waitress.server import BaseWSGIServer

from archive.errors import OperatorError
from archive.settings import Home
from archive.web import create_app, warm

THREADS = 6
"""Requests that a process answers at once; the searches among them take turns, the waiting for slow readers does not."""

IN_HAND = 2
"""Requests in hand from which a process leaves new ones to the others: a page that takes long, and what is quick beside it."""

Wsgi = Callable[..., Iterable[bytes]]
"""An application as PEP 3333 has it."""

PAUSE = 1.0
"""Seconds before a process that stopped is replaced, so that one that cannot start does not take up the machine."""


def answer(home: Home, listener: socket.socket, processes: int, on_ready: Callable[[], None]) -> None:
    """Answer requests until interrupted; ``on_ready`` is called when all that answer are there."""
    signal.signal(signal.SIGTERM, _stop)
    if processes == 1:
        _answer(home, listener, THREADS, on_ready)
    else:
        _Workers(home, listener).run(processes, on_ready)


class _Worker(NamedTuple):
    """A process that answers, and where it says that it is ready."""

    process: SpawnProcess
    ready: Connection


class _Workers:
    """Processes that answer, each of which is replaced when it stops."""

    def __init__(self, home: Home, listener: socket.socket) -> None:
        self._home, self._listener = home, listener
        self._context = get_context("spawn")

    def run(self, count: int, on_ready: Callable[[], None]) -> None:
        """Let so many answer until interrupted; raise OperatorError when one cannot start."""
        workers = [self._started() for _ in range(count)]
        try:
            for worker in workers:
                _hear(worker.ready)
            on_ready()
            while True:
                stopped = wait([worker.process.sentinel for worker in workers])
                click.echo("A process that answered has stopped; another takes its place.", err=True)
                sleep(PAUSE)
                workers = [self._started() if worker.process.sentinel in stopped else worker for worker in workers]
        except KeyboardInterrupt:
            return
        finally:
            for worker in workers:
                worker.process.terminate()
            for worker in workers:
                worker.process.join()

    def _started(self) -> _Worker:
        ready, sender = self._context.Pipe(duplex=False)
        process = self._context.Process(target=_work, args=(self._home, self._listener, sender), daemon=True)
        process.start()
        sender.close()
        return _Worker(process, ready)


def _hear(ready: Connection) -> None:
    try:
        ready.recv()
    except EOFError:
        raise OperatorError("A process that was to answer could not start; what it said stands above.") from None


def _work(home: Home, listener: socket.socket, ready: Connection) -> None:
    """Answer in a process of its own, which ends with the one that started it."""
    signal.signal(signal.SIGTERM, _stop)
    Thread(target=_end_with, args=(parent_process(),), daemon=True).start()
    with suppress(KeyboardInterrupt):
        _answer(home, listener, IN_HAND, lambda: ready.send(None))


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


class _InHand:
    """WSGI: counts the requests that are being answered, and says when there is one less."""

    def __init__(self, app: Wsgi) -> None:
        self._app, self._lock = app, Lock()
        self.count = 0
        self.tell: Callable[[], None] = lambda: None

    def __call__(self, environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer a request."""
        self._add(1)
        try:
            return self._app(environ, start_response)
        finally:
            self._add(-1)
            self.tell()

    def _add(self, number: int) -> None:
        with self._lock:
            self.count += number


def server_of(app: Wsgi, listener: socket.socket, most: int) -> BaseWSGIServer:
    """Make the server of an application, which takes no new connection from the listener while so many requests are in hand."""
    in_hand = _InHand(app)
    server = create_server(in_hand, sockets=[listener], threads=THREADS, ident=None)
    is_open, waiting = server.readable, server.task_dispatcher.queue
    # This is asked before every look at the sockets, so that there has to be one when a hand is free.
    server.readable = lambda: is_open() and in_hand.count + len(waiting) < most
    in_hand.tell = server.pull_trigger
    return server


def _answer(home: Home, listener: socket.socket, most: int, on_ready: Callable[[], None]) -> None:
    app = create_app(home)
    warm(app)
    server = server_of(app, listener, most)
    try:
        on_ready()
        server.run()
    finally:
        server.close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
