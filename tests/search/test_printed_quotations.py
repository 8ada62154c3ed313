"""Quotations as prints, screens and memories have them, of real texts in five languages: found, or not here."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.search import MAX_QUOTATION, Searcher, engine_named
from tests.search.answers import opened
from tests.search.corpus import Corpus, passage, text
from tests.search.distortion import speech

_FOLDER = os.environ.get("TEI_ARCHIVE_DATA")
pytestmark = pytest.mark.skipif(not _FOLDER, reason="TEI_ARCHIVE_DATA does not name the folder of real texts")

SPEECHES = ("1801-03-04-first-inaugural-address", "1863-11-19-gettysburg-address")
GETTYSBURG, JEFFERSON = SPEECHES[1], SPEECHES[0]
LANGUAGES = {"ita": "it", "rus": "ru", "cmn_hans": "zh", "arb": "ar"}


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    folder = Path(_FOLDER or "")
    texts = [speech(folder / "speeches" / f"{name}.txt") for name in SPEECHES]
    with zipfile.ZipFile(folder / "languages" / "udhr2.zip") as packed:
        for name, language in LANGUAGES.items():
            lines = packed.read(f"udhr2/{name}.txt").decode("utf-8").splitlines()
            plain = [" ".join(line.split()) for line in lines if line.strip()]
            passages = (passage(f"p{number}", line, language=language) for number, line in enumerate(plain, 1))
            texts.append(text(name.replace("_", "-"), *passages, language=language))
    return Corpus(tuple(texts))


@pytest.fixture(scope="module")
def searcher(corpus: Corpus, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    with opened(engine_named("whoosh"), corpus, tmp_path_factory.mktemp("printed")) as found:
        yield found


FOUND = {
    "four words": ("we can not hallow", GETTYSBURG, "word"),
    "capitals": ("FOUR SCORE AND SEVEN YEARS AGO our FATHERS", GETTYSBURG, "word"),
    "quote marks inside": ("the “proposition” that 'all men' are created «equal»", GETTYSBURG, "word"),
    "sic": ("our fathers brought forth on [sic] this continent, a new nation", GETTYSBURG, "word"),
    "a capital in brackets": ("[T]he world will little note, nor long remember what we say here", GETTYSBURG, "word"),
    "words in brackets": ("The brave men [of both armies], living and dead, who struggled here", GETTYSBURG, "nearly"),
    "an ellipsis": ("Four score and seven years ago our fathers … a new nation", GETTYSBURG, "word"),
    "an ellipsis in brackets": ("The world will little note [...] what they did here", GETTYSBURG, "word"),
    "two dots in brackets": ("The world will little note [..] what they did here", GETTYSBURG, "word"),
    "an ellipsis over passages": ("seven years ago […] Now we are engaged in a great civil war", GETTYSBURG, "word"),
    "a broken line": ("testing whether that nation, or any na-\r\ntion so conceived and so dedicated", GETTYSBURG, "word"),
    "a hyphen at the end of a line": ("We are met on a great battle-\nfield of that war", GETTYSBURG, "word"),
    "a soft hyphen": ("testing whether that nation, or any na\u00adtion so con\u00adceived", GETTYSBURG, "word"),
    "a page number": ("We have come to dedicate a portion\n\n  47  \n\nof that field, as a final", GETTYSBURG, "word"),
    "a page number between dashes": ("a portion of that field,\r\n– 48 –\r\nas a final resting place", GETTYSBURG, "word"),
    "a word broken by a page": ("dedicate a portion of that field, as a fi-\n12\nnal resting place", GETTYSBURG, "word"),
    "two passages": ("that all men are created equal. Now we are engaged in a great civil war", GETTYSBURG, "word"),
    "two passages on two lines": ("are created equal.\n\nNow we are engaged in a great civil war", GETTYSBURG, "word"),
    "two thousand characters": ("", JEFFERSON, "word"),
    "remembered": ("and honest friendship with every nation, entangling alliances with none", JEFFERSON, "nearly"),
    "Italian": ("tutti i membri della famiglia umana e dei loro diritti, uguali ed inalienabili", "ita", "word"),
    "Italian without accents": ("l’Assemblea Generale delle Nazioni Unite approvo e proclamo", "ita", "word"),
    "Russian": ("признание достоинства, присущего всем членам человеческой семьи", "rus", "word"),
    "Russian with an ellipsis": ("признание достоинства … является основой свободы", "rus", "word"),
    "Chinese": ("对人权的无视和侮蔑已发展为野蛮暴行", "cmn-hans", "word"),
    "Chinese, a character wrong": ("对人权的无视和污蔑已发展为野蛮暴行", "cmn-hans", "nearly"),
    "Chinese with an ellipsis": ("对人权的无视和侮蔑……这些暴行玷污了人类的良心", "cmn-hans", "word"),
    "Arabic": ("هو أساس الحرية والعدل والسلام في العالم", "arb", "word"),
    "Arabic without marks": ("لما كان الاعتراف بالكرامة المتاصلة في جميع اعضاء الاسرة البشرية", "arb", "word"),
}  # fmt: skip


@pytest.mark.parametrize(("pasted", "item", "degree"), FOUND.values(), ids=FOUND)
def test_it_is_found_as_it_was_printed(searcher: Searcher, corpus: Corpus, pasted: str, item: str, degree: str) -> None:
    whole = " ".join(unit.received for unit in corpus(item)[0].passages)
    pasted = pasted or whole[200 : 200 + MAX_QUOTATION].partition(" ")[2].rpartition(" ")[0]
    found = searcher.quoted(pasted, 3)
    assert found.found, found
    assert found.found[0].reference.item == item
    assert found.found[0].degree.startswith(degree), found.found[0].wording


NOT_HERE = {
    "another speech": "Ask not what your country can do for you, ask what you can do for your country",
    "Italian": "Nel mezzo del cammin di nostra vita mi ritrovai per una selva oscura",
    "Russian": "Все счастливые семьи похожи друг на друга, каждая несчастливая семья несчастлива по-своему",
    "Chinese": "床前明月光疑是地上霜举头望明月低头思故乡",
    "Arabic": "على قدر أهل العزم تأتي العزائم وتأتي على قدر الكرام المكارم",
}


@pytest.mark.parametrize("pasted", NOT_HERE.values(), ids=NOT_HERE)
def test_what_is_not_here_is_not_found(searcher: Searcher, pasted: str) -> None:
    assert searcher.quoted(pasted, 3).found == ()
