"""A fault of the settings stops every command at its start, with one sentence that names the cure."""

from __future__ import annotations

import sys

import pytest

from archive import settings
from archive.cli import main
from archive.cli.house import House
from archive.settings import Home
from tests.homes import demo_home
from tests.search.missing import without
from tests.search.strangers import Certificate, answering, can_certify, certified

pytest.importorskip("opensearchpy", reason="the extra “cluster” is not installed")

from archive.search.opensearch.address import AUTHORITY, PASSWORD, USER

pytestmark = pytest.mark.xdist_group("cluster")

VERBS = ("serve", "build", "search")


def greeting(number: str, distribution: str = ', "distribution": "opensearch"') -> str:
    return f'{{"version": {{"number": "{number}"{distribution}}}}}'


@pytest.fixture(scope="module")
def home(hosts: str, tmp_path_factory: pytest.TempPathFactory) -> Home:
    """An archive that was built in a cluster."""
    home = demo_home(tmp_path_factory.mktemp("refused") / "home")
    said = home.settings.read_text(encoding="utf-8").replace('engine = "whoosh"', "")
    (home.path / "common").write_text(said, encoding="utf-8")
    write(home, hosts=hosts, index="refused")
    House(home, settings.load(home)).build()
    return home


def write(home: Home, engine: str = "opensearch", hosts: str = "", index: str = "refused") -> None:
    said = (home.path / "common").read_text(encoding="utf-8")
    home.settings.write_text(f'{said}\nengine = "{engine}"\nhosts = "{hosts}"\nindex = "{index}"\n', encoding="utf-8")


def said_by(verb: str, home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """Run a command that must stop, and give its one sentence or two."""
    more = {"serve": ["--port", "0"], "search": ["land"], "build": []}[verb]
    monkeypatch.setattr(sys, "argv", ["archive", verb, "--home", str(home.path), *more])
    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    told = [line for line in capsys.readouterr().err.splitlines() if line.strip() and not line.startswith("Indexing")]
    assert len(told) == 1, told
    return told[0]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("body", "status", "kind", "sentence"),
    [
        pytest.param("No.", 401, "text/plain", f"refuses the name or the password. Set {USER} and {PASSWORD}", id="401"),
        pytest.param(
            '{"error": {"type": "security_exception", "reason": "no permissions"}, "status": 403}', 403, "application/json",
            "may not do this in the cluster at http://127.0.0.1:{port}. Give all rights on refused-*", id="403",
        ),
        pytest.param("<p>Hello", 200, "text/html", "is no OpenSearch. Write the addresses of the cluster as hosts", id="page"),
        pytest.param("<p>Hello", 404, "text/html", "is no OpenSearch", id="no page"),
        pytest.param('["x"]', 200, "application/json", "is no OpenSearch", id="other JSON"),
        pytest.param("{", 200, "application/json", "is no OpenSearch", id="no JSON"),
        pytest.param(greeting("1.3.0"), 200, "application/json", "is OpenSearch 1.3.0; OpenSearch 2.x is needed", id="older"),
        pytest.param(greeting("3.1.0"), 200, "application/json", "is OpenSearch 3.1.0; OpenSearch 2.x is needed", id="newer"),
        pytest.param(greeting("8.1.0", ""), 200, "application/json", "is Elasticsearch 8.1.0; OpenSearch 2.x", id="other"),
    ],
)  # fmt: skip
def test_a_stranger_at_the_address_is_said_at_start(
    verb: str, body: str, status: int, kind: str, sentence: str,
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with answering(body, status, kind) as port:
        write(home, hosts=f"http://127.0.0.1:{port}")
        assert sentence.replace("{port}", str(port)) in said_by(verb, home, monkeypatch, capsys)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Certificate]:
    if not can_certify():
        pytest.skip("“openssl” is not on this machine; certificates are made with it")
    place = tmp_path_factory.mktemp("certificates")
    return {
        "expired": certified(place / "expired", until="20200102000000Z"),
        "other": certified(place / "other", "DNS:elsewhere.example.org"),
        "good": certified(place / "good"),
    }


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize(
    ("shown", "trusted", "sentence"),
    [
        pytest.param("expired", "expired", "has expired. Renew it.", id="expired"),
        pytest.param("other", "other", "is for another name. Write hosts", id="other name"),
        pytest.param("good", "", f"not known here. Name the file of the authority's certificate in {AUTHORITY}", id="unknown"),
        pytest.param("good", "good", "is OpenSearch 1.3.0", id="good"),
        pytest.param("", "", "does not speak https", id="no TLS"),
    ],
)  # fmt: skip
def test_a_certificate_that_cannot_be_trusted_is_said_at_start(
    verb: str, shown: str, trusted: str, sentence: str, certificates: dict[str, Certificate],
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    if trusted:
        monkeypatch.setenv(AUTHORITY, str(certificates[trusted].certificate))
    with answering(greeting("1.3.0"), certificate=certificates.get(shown)) as port:
        write(home, hosts=f"https://127.0.0.1:{port}")
        assert sentence in said_by(verb, home, monkeypatch, capsys)


@pytest.mark.parametrize("verb", ["build", "search"])
def test_what_cannot_be_told_from_a_cluster_that_is_away_names_both_cures(
    verb: str, certificates: dict[str, Certificate], home: Home, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    with answering(certificate=certificates["good"]) as port:
        write(home, hosts=f"http://127.0.0.1:{port}")
        assert "begin with https:// where it is asked so" in said_by(verb, home, monkeypatch, capsys)
    write(home, hosts=f"http://127.0.0.1:{port} http://no.such.host.invalid:9200")
    assert "See that it runs and that hosts in archive.toml names it." in said_by(verb, home, monkeypatch, capsys)


@pytest.mark.parametrize("verb", VERBS)
def test_what_the_settings_do_not_say_is_said_at_start(
    verb: str, home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(home, hosts="")
    assert "No cluster is named. Write hosts" in said_by(verb, home, monkeypatch, capsys)
    write(home, engine="opensaerch")
    assert "“opensaerch” is no engine of this version" in said_by(verb, home, monkeypatch, capsys)
    write(home, hosts="http://127.0.0.1:9")
    with without("opensearchpy", "archive.search.opensearch"):
        said = said_by(verb, home, monkeypatch, capsys)
    assert "is not installed. Run “pip install 'tei-archive[cluster]'”" in said
