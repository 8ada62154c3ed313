"""The processes that answer requests: this one, or several that listen together, so that every processor is of use."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from multiprocessing.process import BaseProcess
from threading import Thread
from time import sleep
from types import FrameType
from typing import NamedTuple

import click
from waitress import create_server

from archive.errors import OperatorError
from archive.settings import Home
from archive.web import create_app, warm

THREADS = 6
"""Requests that a process answers at once; the searches among them take turns, the waiting for slow readers does not."""

PAUSE = 1.0
"""Seconds before a process that stopped is replaced, so that one that cannot start does not take up the machine."""


def answer(home: Home, listener: socket.socket, processes: int, on_ready: Callable[[], None]) -> None:
    """Answer requests until interrupted; ``on_ready`` is called when all that answer are there."""
    signal.signal(signal.SIGTERM, _stop)
    if processes == 1:
        _answer(home, listener, on_ready)
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
        _answer(home, listener, lambda: ready.send(None))


def _end_with(parent: BaseProcess) -> None:
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)


def _answer(home: Home, listener: socket.socket, on_ready: Callable[[], None]) -> None:
    app = create_app(home)
    warm(app)
    server = create_server(app, sockets=[listener], threads=THREADS, ident=None)
    try:
        on_ready()
        server.run()
    finally:
        server.close()


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
