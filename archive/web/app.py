"""Puts the web application together; nothing else in this room reads settings or makes objects that last."""

from __future__ import annotations

import gc
from pathlib import Path

from flask import Flask
from flask.typing import ResponseReturnValue
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined

from archive import settings
from archive.errors import EngineUnavailable, IndexDamaged
from archive.settings import Home
from archive.web import compression, errors, exports, feeds, headers, home, kept, presentation
from archive.web.citing import citations, unapi
from archive.web.counting import concordance, frequency, speakers
from archive.web.library import Library, library
from archive.web.people import pages as people
from archive.web.searching import browse, quotation, record, search, suggest
from archive.web.taking import files as taking
from archive.web.texts import contents, items, versions

PACKAGE = Path(__file__).parent.parent
TEMPLATES = next((folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir()), PACKAGE)
"""The archive's own templates: inside the package when installed, beside it in the repository."""

NO_WORD = "qzxqzx"
"""A word that no text has: what is near it is looked for too."""


class Site(Flask):
    """The application; what an engine could not answer is answered as well as can be without it."""

    def dispatch_request(self) -> ResponseReturnValue:
        """Answer a request, once more where the index failed: pages that need it say so, all others are complete."""
        try:
            return super().dispatch_request()
        except (EngineUnavailable, IndexDamaged) as error:
            library().rest(error)
            return super().dispatch_request()


def create_app(at: Home) -> Flask:
    """Make the WSGI application of an archive; raise SettingsError when its home is none."""
    chosen = settings.load(at)
    app = Site("archive.web", static_folder=str(Path(__file__).parent / "static"), template_folder=None)
    app.extensions["library"] = Library(at, chosen)
    app.jinja_env.loader = ChoiceLoader([FileSystemLoader(at.templates), FileSystemLoader(TEMPLATES)])
    app.jinja_env.undefined = StrictUndefined
    # Redirects to a tidier form of an address would repeat the Host header, which anybody may forge.
    app.url_map.strict_slashes = app.url_map.merge_slashes = app.url_map.redirect_defaults = False
    for room in (
        home,
        browse,
        search,
        suggest,
        quotation,
        concordance,
        frequency,
        speakers,
        items,
        contents,
        versions,
        citations,
        unapi,
        people,
        exports,
        taking,
        record,
        feeds,
    ):
        app.register_blueprint(room.views)
    app.context_processor(lambda: {"archive": chosen})
    presentation.teach(app)
    compression.register(app)
    headers.register(app)
    errors.register(app)
    kept.register(app, _pages)
    app.wsgi_app = headers.Mounted(app.wsgi_app, chosen.base_url)  # type: ignore[method-assign]
    return app


def _pages() -> kept.Kept | None:
    """Give the pages kept of the generation that answers; without an index every page is made anew."""
    holdings = library().holdings
    return None if holdings.searcher is None else holdings.pages


def warm(app: Flask) -> None:
    """Ask what reads the list of words, the forms of dates and the templates: two seconds that no reader should wait."""
    client, texts = app.test_client(), app.extensions["library"].holdings.texts
    client.get("/search", query_string={"q": f"{NO_WORD} {NO_WORD}*", "from": "1900"})
    client.get("/people/")
    for text in texts[:1]:
        client.get(f"/items/{text.item}")
    # What is there now stays: to look through it for what is no longer used would cost some page a tenth of a second.
    gc.collect()
    gc.freeze()
