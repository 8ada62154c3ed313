"""``archive serve``: show the archive to browsers through waitress, a server made for production."""

from __future__ import annotations

import socket

import click

from archive.cli.build import built
from archive.cli.house import House, with_home
from archive.cli.workers import answer
from archive.errors import EngineAway, IndexDamaged, OperatorError

MOST_PROCESSES = 64
"""Processes that may answer: more than there are processors answer more where they wait for a cluster alone."""


@click.command(epilog="Example:  archive serve --home ~/my-archive --port 8080")
@with_home
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="The port; 0 for any free one.")
@click.option(
    "--processes",
    default=1,
    show_default=True,
    type=click.IntRange(1, MOST_PROCESSES),
    help="Processes that answer at the same time, each on a processor of its own.",
)
def serve(house: House, host: str, port: int, processes: int) -> None:
    """Serve the archive until interrupted.

    A missing or damaged index is rebuilt first. Behind a proxy, set base_url in archive.toml to the public address.
    """
    with _listener(host, port) as listener:
        _with_index(house)

        def tell() -> None:
            click.echo(f"{house.settings.title} is at {_address(listener)}", err=True)
            click.echo("Press Ctrl+C to stop.", err=True)

        answer(house.home, listener, processes, tell)


def _listener(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.socket(family, kind, protocol)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
    except OSError as error:
        if isinstance(error, socket.gaierror):
            raise OperatorError(f"“{host}” is no address of this machine; try --host 127.0.0.1.") from None
        raise OperatorError(
            f"Port {port} of {host} cannot be used ({error.strerror}); another program may be listening there."
            f" Stop it, or choose another with --port {port + 1 if port < 65535 else 8000} (with make: PORT=...)."
        ) from None
    return listener


def _with_index(house: House) -> None:
    """See that there is an index; an engine that is away may come later, as when machines start together."""
    try:
        _opened_or_built(house)
    except EngineAway as error:
        click.echo(f"{error} Reading and citing go on; searching is there as soon as it answers.", err=True)


def _opened_or_built(house: House) -> None:
    try:
        house.generations.open().close()
    except IndexDamaged as error:
        click.echo(f"{error} Building it.", err=True)
        built(house)


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
