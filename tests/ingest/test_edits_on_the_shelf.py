"""Random edit scripts through the whole archive: every word that was ever cited is found in the version it was cited in, and
every address without a version answers or says what became of it.
"""

from __future__ import annotations

import random
from functools import cache

import pytest

from archive import tei
from archive.errors import Gone
from archive.model import Item, version_of
from archive.model.resolution import living, resolve
from archive.reference import Reference
from tests.ingest.conftest import Desk
from tests.ingest.edits import Draft

SCRIPTS, ROUNDS = 12, 4


@pytest.mark.parametrize("seed", range(SCRIPTS // 4))
def test_every_citation_ever_made_answers(desk: Desk, seed: int) -> None:
    drafts = {f"text-{number}": Draft.begun(random.Random(10_000 + 4 * seed + number)) for number in range(4)}
    cited: dict[Reference, str] = {}
    for _ in range(ROUNDS):
        for name, draft in drafts.items():
            desk.write(f"{name}.txt", draft.text)
        assert desk.ingest().faults == ()
        for name, draft in drafts.items():
            item = desk.item(name)
            version = version_of(item.passages)
            cited |= {Reference(name, version, passage.id): passage.received for passage in item.passages}
            for _ in range(draft.rng.randint(1, 4)):
                draft.edit()
    decoded = cache(lambda data: tei.decode(data, "master"))
    for reference, words in cited.items():
        then = decoded(desk.shelf.repository.read_version(reference.item, reference.version or ""))
        hold(reference, words, then, decoded(desk.master(reference.item).read_bytes()))
    assert [finding.sentence for finding in desk.check() if finding.kind != "source"] == []


def hold(reference: Reference, words: str, then: Item, now: Item) -> None:
    """The words are found where they were cited; the same address without its version has its passage or says its fate."""
    assert resolve(then, reference).passages == (reference.first,)
    assert next(one.received for one in then.passages if one.id == reference.first) == words
    there = {passage.id for passage in now.passages}
    if reference.first in there:
        assert resolve(now, reference.at(None)).passages == (reference.first,)
        return
    with pytest.raises(Gone) as caught:
        resolve(now, reference.at(None))
    assert set(living(now, reference.first or "")) <= there
    assert caught.value.nearest
