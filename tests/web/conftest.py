"""One small archive for all page tests: the project's seed, a letter that was changed once, and a volume of two letters."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from archive.repository import Repository
from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home, rebuild

LENIN = "lenin-1917-12-01-alliance"

LETTER = """To the Editor of the Courier

Sir, the waterworks committee has met nine times and has not yet found the water.

It has found a chairman, a treasurer and a luncheon.

I remain, sir, unconvinced that a tenth meeting will find the river.
"""

CHANGED = """To the Editor of the Courier

Sir, the waterworks committee has met ten times and has not yet found the water.

I remain, sir, unconvinced that a tenth meeting will find the river.
"""

VOLUME = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
<teiHeader><fileDesc><titleStmt><title>Two Letters on Tramways</title></titleStmt>
<publicationStmt><p>Invented.</p></publicationStmt><sourceDesc><p>Invented.</p></sourceDesc></fileDesc></teiHeader>
<text xml:lang="en"><body>
<div type="letter" xml:id="first"><head>The First Letter</head><p xml:id="S.193r">The tramway shall not pass the mill.</p></div>
<div type="letter" xml:id="second"><head>The Second Letter</head><p>The tramway has passed the mill.</p></div>
</body></text></TEI>
"""


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    made = demo_home(tmp_path_factory.mktemp("web") / "home", {"waterworks.txt": LETTER, "tramways.xml": VOLUME})
    (made.seeds / "waterworks.txt").write_text(CHANGED, encoding="utf-8")
    rebuild(made)
    return made


@pytest.fixture(scope="session")
def app(home: Home) -> Flask:
    made = create_app(home)
    made.testing = True
    return made


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def fresh(home: Home) -> FlaskClient:
    """Give a client of an application that keeps no page yet, for a test that changes what pages are made with."""
    return create_app(home).test_client()


@pytest.fixture(scope="session")
def versions(home: Home) -> tuple[str, str]:
    """Give the first and the newest version of the letter that was changed."""
    kept = Repository(home.masters).versions("waterworks")
    return kept[0].version, kept[-1].version


@pytest.fixture(scope="session")
def plain_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return demo_home(tmp_path_factory.mktemp("plain") / "home")


@pytest.fixture
def own_home(plain_home: Home, tmp_path: Path) -> Home:
    """Give a home of the project's seed that a test may damage."""
    return Home(Path(shutil.copytree(plain_home.path, tmp_path / "home")))
