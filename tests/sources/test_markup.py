from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from archive.model import Origin
from archive.sources import SourceTei, read
from tests.sources.readings import refusal, text_of

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>Café</p></body></text></TEI>'


def tei_of(seeds: Path, data: bytes, encoding: str | None = None, name: str = "a.xml") -> SourceTei:
    (seeds / name).write_bytes(data)
    found = read(seeds / name, seeds, encoding)
    assert isinstance(found, SourceTei)
    return found


@pytest.mark.parametrize("name", ["a.xml", "a.txt", "A.XML", "a"])
@pytest.mark.parametrize(
    "before",
    [
        "",
        '<?xml version="1.0"?>\n',
        "\n \n",
        "<!-- <p> -->\n<?xml-model href='a'?>\n",
        '<?xml version="1.0" encoding="utf-8"?>',
    ],
)
def test_tei_is_known_by_its_root(seeds: Path, name: str, before: str) -> None:
    data = (before + TEI).encode()
    found = tei_of(seeds, data, name=name)
    assert (found.data, found.encoding, found.sha256) == (data, "UTF-8", hashlib.sha256(data).hexdigest())
    assert found.origin == Origin(name, found.sha256, len(data), "UTF-8")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (('<?xml version="1.0" encoding="iso-8859-1"?>\n' + TEI).encode("latin-1"), "ISO-8859-1"),
        (('<?xml version="1.0"\n encoding="windows-1252"?>\n' + TEI).encode("cp1252"), "windows-1252"),
        (('<?xml version="1.0" encoding="UTF-16"?>\n' + TEI).encode("utf-16"), "UTF-16LE"),
        (('<?xml version="1.0" encoding="UTF-16"?>\n' + TEI).encode("utf-16-be"), "UTF-16BE"),
        (('<?xml version="1.0" encoding="UTF-16"?>\n' + TEI).encode(), "UTF-8"),
    ],
)
def test_tei_is_handed_on_in_utf8_whatever_it_was_in(seeds: Path, data: bytes, name: str) -> None:
    found = tei_of(seeds, data)
    declaration, _, rest = found.data.decode().rpartition("\n")
    assert (found.encoding, rest) == (name, TEI)
    assert 'encoding="UTF-8"' in declaration
    assert found.sha256 == hashlib.sha256(data).hexdigest()


def test_the_catalogue_wins_over_an_xml_declaration(seeds: Path) -> None:
    data = ('<?xml version="1.0" encoding="UTF-8"?>' + TEI).encode("cp1252")
    assert "Café" in tei_of(seeds, data, "windows-1252").data.decode()
    data = ('<?xml version="1.0" encoding="ISO-8859-1"?>' + TEI).encode()
    assert tei_of(seeds, data, "utf-8").data.decode() == '<?xml version="1.0" encoding="UTF-8"?>' + TEI


def test_a_corpus_is_tei(seeds: Path) -> None:
    assert tei_of(seeds, f'<c:teiCorpus xmlns:c="http://www.tei-c.org/ns/1.0">{TEI}</c:teiCorpus>'.encode())


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (
            b"<letter/>",
            "is XML but not TEI: its outermost element is “letter”. Convert it to TEI, or save its text as plain text.",
        ),
        (b"<TEI.2/>", "is TEI P4. Convert it to TEI P5"),
        (b"<TEI/>", "is not in the namespace of TEI. Write xmlns="),
        (
            b"<?xml version='1.0'?>\n<TEI xmlns=http>",
            "line 2: is not well-formed XML: not well-formed (invalid token). Mend it",
        ),
        (b"<!-- only a comment -->", "is not well-formed XML: no element found."),
        (b"<?xml version='1.0' encoding='klingon'?><TEI/>", "its encoding, as said in its XML declaration, is not known"),
        (
            "<?xml version='1.0' encoding='latin1'?><TEI>é</TEI>".encode(),
            "is UTF-8 from end to end, but ISO-8859-1 is said in its XML",
        ),
        (b"<?xml version='1.0' encoding='utf-8'?>\n<TEI>\xe9</TEI>", "line 2: the byte 0xE9 cannot be read as UTF-8."),
    ],
)
def test_xml_that_is_not_tei_is_refused_with_a_cure(seeds: Path, data: bytes, said: str) -> None:
    assert said in refusal(seeds, data)


@pytest.mark.parametrize("data", [b"", b" \n", codecs.BOM_UTF8])
def test_an_empty_xml_file_is_empty(seeds: Path, data: bytes) -> None:
    assert "seeds/a.xml: is empty." in refusal(seeds, data, name="a.xml")


@pytest.mark.parametrize(
    "text", ["<illegible> Dear Sir,\nI am <gone>.\n", "<<Quoi?>> dit-il.\n", "< 1917 >\n", "<a & b\n", "Text <p>x</p>\n"]
)
def test_a_plain_text_may_begin_with_an_angle_bracket(seeds: Path, text: str) -> None:
    assert text_of(seeds, text.encode()).text == text


def test_a_file_named_as_xml_is_held_to_it(seeds: Path) -> None:
    assert "is not well-formed XML" in refusal(seeds, b"Dear Sir", name="letter.XML")


def test_entities_are_not_expanded_to_find_the_root(seeds: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE letter [<!ENTITY e0 "boom">{levels}]><letter>&e9;</letter>'
    assert "is XML but not TEI" in refusal(seeds, bomb.encode())
