"""Servers that are no cluster of ours, and certificates that are not as they should be."""

from __future__ import annotations

import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

_AUTHORITY = """[ca]
default_ca = made
[made]
dir = {place}
database = {place}/index.txt
new_certs_dir = {place}
serial = {place}/serial
policy = any
default_md = sha256
x509_extensions = named
[any]
commonName = supplied
[named]
subjectAltName = {name}
"""


@dataclass(frozen=True, slots=True)
class Certificate:
    """The files of a certificate that signed itself, and of its key."""

    certificate: Path
    key: Path


def can_certify() -> bool:
    """Tell whether this machine can make certificates."""
    return shutil.which("openssl") is not None


def certified(place: Path, name: str = "IP:127.0.0.1", until: str = "20991231000000Z") -> Certificate:
    """Make a certificate for a name, valid since 2020."""
    place.mkdir()
    made = Certificate(place / "own.pem", place / "own.key")
    (place / "index.txt").touch()
    (place / "serial").write_text("01\n", encoding="ascii")
    (place / "made.cnf").write_text(_AUTHORITY.format(place=place, name=name), encoding="utf-8")
    asked: list[str | Path] = [
        "req",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        made.key,
        "-out",
        place / "own.csr",
        "-subj",
        "/CN=a cluster",
    ]
    signed: list[str | Path] = ["ca", "-batch", "-selfsign", "-notext", "-config", place / "made.cnf", "-keyfile", made.key]
    signed += ["-in", place / "own.csr", "-out", made.certificate, "-startdate", "20200101000000Z", "-enddate", until]
    for command in (asked, signed):
        subprocess.run(["openssl", *command], stdin=subprocess.DEVNULL, capture_output=True, check=True)
    return made


@contextmanager
def answering(
    body: str = "", status: int = 200, kind: str = "application/json", certificate: Certificate | None = None
) -> Iterator[int]:
    """Answer whatever is asked, over TLS where there is a certificate; give the port."""

    class Stranger(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

        do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815 (so the library names them)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Stranger)
    if certificate is not None:
        secure = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        secure.load_cert_chain(certificate.certificate, certificate.key)
        server.socket = secure.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(HTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing of handshakes that fail."""
