"""What went wrong, in the form that was asked for: a page for readers, an object where JSON is, plain text for other files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from flask import Response, make_response, render_template, request

from archive.web.citing.cite import ALIASES
from archive.web.taking.shapes import public_url

NAMES = {
    400: "Bad request",
    404: "Not found",
    405: "Not allowed",
    410: "Gone",
    413: "Too long",
    414: "Too long",
    500: "Error",
    503: "Not now",
}
"""What each status is called on a page."""

SUGGEST = "/suggest"
"""The one address of JSON that does not say so at its end."""

UNAPI = "/unapi"
"""The address that only programs ask; it has no ending."""

_IN_FORMS = ("/items/", "/people/", "/places/", "/organisations/", "/events/", "/venues/")
"""Where the argument ``format`` asks for a form."""

_OBJECTS = ("csl", "json", "jsonld")
_FILES = (".csv", ".atom", ".zip", ".txt", ".xml")


class Near(NamedTuple):
    """What is near an address: where, what it is called, its first words."""

    url: str
    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that went wrong: ``sentences`` say what, ``cure`` what to do; ``understood`` is what there was beside it."""

    code: int
    sentences: tuple[str, ...]
    cure: str = ""
    nearest: tuple[Near, ...] = ()
    understood: Mapping[str, object] | None = None

    def response(self) -> Response:
        """Write it in the form that the address asks for; only where it says nothing of it is a header asked."""
        match _form():
            case "page":
                answer = make_response(self._page(), self.code)
            case "object":
                answer = Response(self._object(), self.code, mimetype="application/json")
            case "text":
                answer = Response(self._text(), self.code, mimetype="text/plain")
        answer.vary.add("Accept")
        return answer

    def _page(self) -> str:
        fact, *more = self.sentences
        return render_template(
            "error.html",
            code=self.code,
            name=NAMES[self.code],
            fact=fact.removesuffix("."),
            why=" ".join((*more, *(() if self.nearest else filter(None, (self.cure,))))),
            nearest=self.nearest,
            asked_for=_asked_for(),
        )

    def _object(self) -> str:
        error = {
            "status": self.code,
            "name": NAMES[self.code],
            "sentence": " ".join(self.sentences),
            "sentences": list(self.sentences),
            "cure": self.cure,
            "asked_for": _asked_for(),
            "understood": self.understood,
            "nearest": [{"address": public_url(one.url), "name": one.name, "words": one.words} for one in self.nearest],
        }
        return f"{json.dumps({'error': error}, ensure_ascii=False, indent=1)}\n"

    def _text(self) -> str:
        near = [f"{one.name}: {public_url(one.url)}" for one in self.nearest]
        parts = [f"{NAMES[self.code]} ({self.code})", "\n".join(self.sentences), self.cure, "\n".join(near)]
        return "\n\n".join([*filter(None, parts), f"What was asked for: {_asked_for()}\n"])


def _form() -> Literal["page", "object", "text"]:
    path, form = request.path, request.args.get("format", "") if request.path.startswith(_IN_FORMS) else ""
    if path.endswith(".json") or path == SUGGEST or ALIASES.get(form, form) in _OBJECTS:
        return "object"
    if path.endswith(_FILES) or path == UNAPI or form:
        return "text"
    accepted = request.accept_mimetypes
    return "object" if accepted["application/json"] > accepted["text/html"] else "page"


def _asked_for() -> str:
    return request.full_path.removesuffix("?")
