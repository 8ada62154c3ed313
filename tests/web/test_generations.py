"""While an index is built anew and replaced, every answer is whole, and of one generation."""

from __future__ import annotations

import threading
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle
from pathlib import Path

from flask.testing import FlaskClient

from archive.settings import Home
from archive.web import create_app
from tests.homes import demo_home, rebuild

ASKED = (
    "/search?q=zeppelin",
    "/search?q=zeppelin&view=texts&sort=title",
    "/search?q=zepelin",
    "/search.json?q=zeppelin",
    "/search.csv?q=zeppelin",
    "/search.atom?q=zeppelin",
    "/search/concordance?q=zeppelin",
    "/search/concordance.json?q=zeppelin&by=date",
    "/search/frequency?q=zeppelin&also=land",
    "/search/speakers?q=zeppelin",
    "/search/record?q=zeppelin",
    "/suggest?q=zepp",
    "/quotation.json?q=a+zeppelin+over+the+river",
    "/items?genre=letter",
)
"""What shows totals, facets, counts and lines that differ between the generations."""

EDITS = 2
ASKING = 2


def test_an_answer_given_while_the_index_is_built_is_that_of_one_generation(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "home", {"airships.txt": _letter(1)})
    app, is_over = create_app(home), threading.Event()
    given: dict[str, set[tuple[int, bytes]]] = defaultdict(set)

    def ask(begin: int) -> None:
        client = app.test_client()
        for address in cycle((*ASKED[begin:], *ASKED[:begin])):
            if is_over.is_set():
                return
            given[address].add(_answer(client, address))

    at_rest = {address: {answer} for address, answer in _answers(home).items()}
    threads = [threading.Thread(target=ask, args=(7 * number,)) for number in range(ASKING)]
    for thread in threads:
        thread.start()
    for edit in range(2, 2 + EDITS):
        _edit(home, edit)
        for address, answer in _answers(home).items():
            at_rest[address].add(answer)
    is_over.set()
    for thread in threads:
        thread.join()
    assert {address for address in ASKED if not given[address]} == set()
    assert {address: answers - at_rest[address] for address, answers in given.items() if answers - at_rest[address]} == {}
    assert {status for answers in at_rest.values() for status, _ in answers} == {200}
    assert {address for address in ASKED[:2] if len(at_rest[address]) == 1 + EDITS} == set(ASKED[:2])


def test_a_file_that_is_being_sent_is_ended_from_the_generation_it_was_begun_with(tmp_path: Path) -> None:
    home = demo_home(tmp_path / "home", {"airships.txt": _letter(200)})
    app = create_app(home)
    client = app.test_client()
    for address in ("/search.csv?q=zeppelin", "/search/concordance.csv?q=zeppelin&by=left1"):
        whole = client.get(address).data
        answer = client.get(address)
        pieces = answer.iter_encoded()
        first = next(pieces)
        for passages in (1, 200):
            _edit(home, passages)
            # Another reader is another thread, as in a server; it lets go of the old generation.
            with ThreadPoolExecutor(1) as other:
                assert other.submit(app.test_client().get, "/healthz").result().data == b"ok\n"
        assert first + b"".join(pieces) == whole
        assert len(first) < len(whole)
        answer.close()


def _letter(passages: int) -> str:
    """Write a letter in which some passages name an airship, each twice."""
    said = (f"On day {n} a zeppelin over the river was no zeppelin of mine." for n in range(passages))
    return "\n\n".join(("To the Editor of the Courier", *said, "I remain, sir, unconvinced."))


def _edit(home: Home, passages: int) -> None:
    (home.seeds / "airships.txt").write_text(_letter(passages), encoding="utf-8")
    rebuild(home)


def _answers(home: Home) -> dict[str, tuple[int, bytes]]:
    """Give what a server newly started answers."""
    client = create_app(home).test_client()
    return {address: _answer(client, address) for address in ASKED}


def _answer(client: FlaskClient, address: str) -> tuple[int, bytes]:
    answer = client.get(address)
    return answer.status_code, answer.data
