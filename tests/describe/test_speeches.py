import csv
import os
from pathlib import Path

import pytest

from archive.dates import to_edtf
from archive.describe import describe
from tests.describe.people import AUTHORITIES
from tests.describe.words import WHITE_SPACE, words_of

DATA = os.environ.get("TEI_ARCHIVE_DATA")


@pytest.mark.skipif(DATA is None, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("kind", ["speeches", "dispatches"])
def test_real_texts_are_described_as_their_editors_did(kind: str) -> None:
    folder = Path(DATA or "")
    with (folder / "gold" / f"{kind}.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    wrong = []
    for row in rows:
        text = (folder / row["file"]).read_text(encoding="utf-8")
        sections = describe(text, name=row["file"], language="en", authorities=AUTHORITIES)
        assert words_of(sections) == WHITE_SPACE.sub("", text)
        section, said = sections[0], sections[0].description
        date = to_edtf(said.date) if said.date else ""
        if date != row["date"]:
            wrong.append(f"{row['file']}: {date}")
        if kind == "speeches":
            assert [agent.name for agent in said.speakers] == [row["speaker"]]
            assert said.title.lower() == row["slug"].replace("-", " ") or any(
                each.element == "head" for each in section.passages
            )
    assert len(wrong) <= len(rows) // 100, wrong
