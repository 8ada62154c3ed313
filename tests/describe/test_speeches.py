import csv
import os
import re
from pathlib import Path

import pytest

from archive.dates import to_edtf
from tests.describe.people import AUTHORITIES, described

DATA = os.environ.get("TEI_ARCHIVE_DATA")
WHITE_SPACE = re.compile(r"[ \t\r\n]+")


@pytest.mark.skipif(DATA is None, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")
@pytest.mark.parametrize("kind", ["speeches", "dispatches"])
def test_real_texts_are_described_as_their_editors_did(kind: str) -> None:
    folder = Path(DATA or "")
    with (folder / "gold" / f"{kind}.csv").open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table))
    wrong = []
    for row in rows:
        text = (folder / row["file"]).read_text(encoding="utf-8")
        section = described(text, row["file"], AUTHORITIES)
        assert WHITE_SPACE.sub("", "".join(passage.received for passage in section.passages)) == WHITE_SPACE.sub("", text)
        said = section.description
        date = to_edtf(said.date) if said.date else ""
        if date != row["date"]:
            wrong.append(f"{row['file']}: {date}")
        if kind == "speeches":
            assert [agent.name for agent in said.speakers] == [row["speaker"]]
            assert said.title.lower() == row["slug"].replace("-", " ") or any(
                each.element == "head" for each in section.passages
            )
    assert len(wrong) <= len(rows) // 100, wrong
