"""What every response says about itself: what a browser may load, whether it may be kept, and for whom it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import urlsplit

from flask import Flask, Response, abort, request

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self';"
    " base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, nothing inline."""

LONGEST = 10_000
"""Characters of an address; a query has 1,000, a browser's percent-encoding makes up to nine of each."""

LATER = "30"
"""Seconds after which what cannot be answered now is worth asking again (RFC 9110, 10.2.3)."""

KEPT_SECONDS = 31_536_000
"""A year: the address of a static file changes with its content."""


def register(app: Flask) -> None:
    """Refuse oversized addresses and finish every response."""
    app.before_request(_refuse_oversized)
    app.before_request(_give_all)
    app.after_request(_finish)


class Mounted:
    """WSGI: puts the site under the path of its public address, whether or not a proxy has taken that path off."""

    def __init__(self, app: Callable[..., Iterable[bytes]], base_url: str) -> None:
        self._app = app
        self._path = urlsplit(base_url).path.rstrip("/")

    def __call__(self, environ: dict[str, object], start_response: Callable[..., object]) -> Iterable[bytes]:
        """Answer a request."""
        path = str(environ.get("PATH_INFO", ""))
        if path == self._path or path.startswith(f"{self._path}/"):
            path = path[len(self._path) :]
        environ["SCRIPT_NAME"], environ["PATH_INFO"] = self._path, path or "/"
        return self._app(environ, start_response)


def _refuse_oversized() -> None:
    if len(request.full_path) > LONGEST:
        abort(414)


def _give_all() -> None:
    """Answer with the whole where a part is asked for (RFC 9110, 14.2): a range counts the bytes of one coding alone."""
    request.environ.pop("HTTP_RANGE", None)


def _finish(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    if request.endpoint == "static" and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={KEPT_SECONDS}, immutable"
    else:
        response.headers["Cache-Control"] = "no-cache"
    if response.status_code == 503:
        response.headers["Retry-After"] = LATER
    if response.status_code == 200 and not response.is_streamed:
        # The digest of the whole answer: right whatever it was made from (masters, index, citations, templates).
        response.add_etag()
        response.make_conditional(request)
    tag, _ = response.get_etag()
    if tag is not None:
        # Weak, as it is one for the text plain and in every coding (RFC 9110, 8.8.1).
        response.set_etag(tag, weak=True)
    if response.status_code == 304:
        response.close()
    return response
