from __future__ import annotations

import codecs
import hashlib
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.model import Origin
from archive.sources import SourceTei, SourceText, encoding_named, read, source
from archive.sources.decoding import decode
from archive.sources.encodings import _CODECS, codec_of
from archive.sources.source import _without_what_xml_cannot_hold

RUSSIAN = (
    "Сегодня, в субботу 18 ноября, при речи, которую я произнес на Крестьянском съезде, мне сделан был публично вопрос,"
    " на который я тотчас же ответил. Необходимо, чтобы этот вопрос и мой ответ сразу стали известны всей читающей публике.\n"
)
UKRAINIAN = (
    "Усі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю, її повинні діяти.\n"
)
GREEK = "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα. Είναι προικισμένοι με λογική.\n"
ENGLISH = "“We can’t,” said he, “and the peasants’ question—an honest one …”\n"
FRENCH = "Tous les êtres humains naissent libres et égaux en dignité et en droits; à cœur ouvert.\n"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    return tmp_path / "seeds"


def text_of(seeds: Path, data: bytes, encoding: str | None = None, name: str = "a.txt") -> SourceText:
    (seeds / name).write_bytes(data)
    found = read(seeds / name, seeds, encoding)
    assert isinstance(found, SourceText)
    return found


def refusal(seeds: Path, data: bytes, encoding: str | None = None, name: str = "a.txt") -> str:
    (seeds / name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(seeds / name, seeds, encoding)
    return str(caught.value)


def test_a_source_says_where_it_came_from(seeds: Path) -> None:
    (seeds / "briefe").mkdir()
    data = "Grüße\r\n".encode()
    found = text_of(seeds, data, name="briefe/März 1917.txt")
    assert found == SourceText("briefe/März 1917.txt", hashlib.sha256(data).hexdigest(), 9, "UTF-8", "Grüße\r\n")
    assert found.origin == Origin("briefe/März 1917.txt", found.sha256, 9, "UTF-8")


# Encodings that tell themselves


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16LE"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16BE"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32LE"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32BE"),
        (b"", "utf-8", "UTF-8"),
        (b"", "utf-16-le", "UTF-16LE"),
        (b"", "utf-16-be", "UTF-16BE"),
    ],
)
@pytest.mark.parametrize("text", [ENGLISH, FRENCH, RUSSIAN, GREEK, "中文的文本。\n第二行。\n"])
def test_unicode_is_read_with_or_without_its_mark(seeds: Path, mark: bytes, codec: str, name: str, text: str) -> None:
    found = text_of(seeds, mark + text.encode(codec))
    assert (found.text, found.encoding) == (text, name)


# Encodings that are certain


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (ENGLISH, "cp1252", "windows-1252"),
        ("It isn’t.\n", "cp1252", "windows-1252"),
        ("We’ll – perhaps – go.\n", "cp1251", "windows-1252"),
        ("• The King’s ship™ †\n", "cp1252", "windows-1252"),
        (RUSSIAN, "cp1251", "windows-1251"),
        (RUSSIAN, "koi8-r", "KOI8-R"),
        (RUSSIAN, "cp866", "IBM866"),
        (RUSSIAN, "iso8859-5", "ISO-8859-5"),
        (RUSSIAN, "mac-cyrillic", "x-mac-cyrillic"),
        (RUSSIAN.upper(), "cp1251", "windows-1251"),
        ("В. И. Ленин (V. I. Lenin), № 194. " + RUSSIAN, "cp1251", "windows-1251"),
        (UKRAINIAN, "koi8-u", "KOI8-U"),
        (UKRAINIAN, "cp1251", "windows-1251"),
        (GREEK, "cp1253", "windows-1253"),
        ("Άνθρωποι. " + GREEK, "iso8859-7", "ISO-8859-7"),
    ],
)
def test_bytes_that_make_sense_in_one_encoding_alone_are_read_in_it(seeds: Path, text: str, codec: str, name: str) -> None:
    found = text_of(seeds, text.encode(codec))
    assert (found.text, found.encoding == name) == (text, True)


@pytest.mark.parametrize(
    "data",
    [
        FRENCH.encode("cp1252"),
        "Człowiek rodzi się wolny.\n".encode("cp1250"),
        "el otro país\n".encode("mac-roman"),
        "in a silent prayer.\nMan\u2019s genius\n".encode("big5"),
        "Смута\n".encode("cp1251"),
        "the ½¢ decrease\n".encode("cp1252"),
        (
            "In English mostly, and again in English, " * 9 + "Да это так было тогда и всё же она его не знала там и тут.\n"
        ).encode("cp1251"),
        "すべての人間は、生まれながらにして自由であり\n".encode("shift_jis"),
        "人人生而自由,在尊严和权利上一律平等。\n".encode("gb18030"),
        "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם\n".encode("cp1255"),
        ("ккк ттт ннн ссс ррр лл мм кк нн вв бб дд " * 3).encode("cp1251"),
    ],
    ids=[
        "french",
        "polish",
        "spanish",
        "chinese marks",
        "one word",
        "signs",
        "mostly english",
        "kana",
        "han",
        "hebrew",
        "no vowels",
    ],
)
def test_in_doubt_the_archivist_is_asked(seeds: Path, data: bytes) -> None:
    said = refusal(seeds, data)
    assert said.startswith("seeds/a.txt, line ")
    assert said.endswith(
        "Save the file as UTF-8, or name its encoding, such as windows-1252, in the column “encoding” of catalogue.csv."
    )


def test_a_mojibake_of_chance_is_never_taken_for_certain() -> None:
    chance = random.Random(7)
    for _ in range(300):
        words = [bytes(chance.choices(range(0xA0, 0x100), k=chance.randint(1, 9))) for _ in range(40)]
        with pytest.raises(SourceError):
            decode(b" ".join(words), "a.txt")


# Encodings that are declared


@pytest.mark.parametrize("encoding", [name for name in _CODECS if not name.startswith(("UTF", "ISO-2022"))])
def test_a_declared_encoding_is_used_and_recorded_by_its_iana_name(seeds: Path, encoding: str) -> None:
    text = next(
        text
        for text in (
            FRENCH,
            "Tous les êtres",
            RUSSIAN,
            UKRAINIAN,
            GREEK,
            "כל בני",
            "كل",
            "ทุก",
            "Ĝis",
            "þú",
            "āda",
            "ă",
            "かな",
            "plain",
        )
        if encodable(text, codec_of(encoding))
    )
    found = text_of(seeds, text.encode(codec_of(encoding)), encoding)
    assert (found.text, found.encoding) == (text, encoding)


def encodable(text: str, codec: str) -> bool:
    try:
        return text.encode(codec).decode(codec) == text
    except UnicodeEncodeError:
        return False


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("latin1", "ISO-8859-1"),
        ("cp1252", "windows-1252"),
        (" Windows-1252 ", "windows-1252"),
        ("koi8_r", "KOI8-R"),
        ("utf8", "UTF-8"),
        ("sjis", "Shift_JIS"),
        ("UTF-16", "UTF-16"),
        ("ascii", "US-ASCII"),
    ],
)
def test_an_encoding_goes_by_any_of_its_names(said: str, name: str) -> None:
    assert encoding_named(said) == name


@pytest.mark.parametrize(
    ("said", "near"), [("windoze-1252", "windows-1252"), ("rot13", "windows-1252"), ("", "windows-1252"), ("\0", "")]
)
def test_an_unknown_encoding_names_the_nearest(said: str, near: str) -> None:
    with pytest.raises(ValueError, match=f"no encoding the archive can read; write a name such as “{near}"):
        encoding_named(said)


@pytest.mark.parametrize(
    ("data", "encoding", "said"),
    [
        (b"a", "klingon", "its encoding, as said in the column “encoding” of catalogue.csv, is not known"),
        (codecs.BOM_UTF8 + b"a", "latin1", "begins with the mark of UTF-8, but ISO-8859-1 is said"),
        ("é".encode(), "windows-1252", "is UTF-8 from end to end, but windows-1252 is said"),
        (b"one\ntwo \x81\n", "windows-1252", ", line 2: the byte 0x81 cannot be read as windows-1252. windows-1252 is said"),
        (b"one\r\ntwo\rthree \x93four\x94", "latin1", ", line 3: the byte 0x93 is no character in ISO-8859-1"),
        (b"\xe9t\xe9", "utf-8", ", line 1: the byte 0xE9 cannot be read as UTF-8. UTF-8 is said"),
    ],
)
def test_a_declaration_that_the_bytes_contradict_is_refused(seeds: Path, data: bytes, encoding: str, said: str) -> None:
    assert said in refusal(seeds, data, encoding)


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig", "utf-32"])
def test_a_mark_and_a_declaration_may_agree(seeds: Path, codec: str) -> None:
    declared = {"utf-8-sig": "utf-8"}.get(codec, codec)
    assert text_of(seeds, FRENCH.encode(codec), declared).text == FRENCH


# What is no text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "seeds/a.txt: is empty. Put its text into it, or take it out of the folder."),
        (b" \r\n\t\x0c\n", "seeds/a.txt: is empty."),
        (codecs.BOM_UTF8, "seeds/a.txt: is empty."),
        (b"a\x00b\x00\xff\xffc\x00", "seeds/a.txt: is not text but binary data."),
        (b"abc\x00def", "seeds/a.txt: is not text but binary data."),
        (bytes(range(1, 127)) * 3, "line 1: is not text but binary data."),
        ("one\ntwo\0 three".encode("utf-16"), "line 2: is not text but binary data."),
        (b"%PDF-1.7", "is a PDF file, not a text. Save its text as a plain-text file in UTF-8."),
        (b"PK\x03\x04", "is a Word, OpenDocument, EPUB or zip file"),
        (b"{\\rtf1", "is an RTF file"),
        (b"\x89PNG", "is a picture"),
        (
            b"one\n\xed\xa0\x80",
            "line 2: half of a surrogate pair, which is no character, cannot be read as UTF-8. Save the file as UTF-8",
        ),
        (b"one\r\ntwo\r\xff", "line 3: the byte 0xFF cannot be read as UTF-8."),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "Its first bytes are the mark of UTF-16LE: save the file again in UTF-8."),
        (codecs.BOM_UTF8 + b"caf\xe9", "the byte 0xE9 cannot be read as UTF-8. Its first bytes are the mark of UTF-8"),
        ("すべての\n".encode("iso2022_jp"), "line 1: holds the shift codes of ISO-2022. Declare it, mostly as ISO-2022-JP"),
    ],
)
def test_what_is_no_text_is_refused_with_a_cure(seeds: Path, data: bytes, said: str) -> None:
    assert said in refusal(seeds, data)


def test_a_declared_shift_encoding_is_read(seeds: Path) -> None:
    assert text_of(seeds, "すべての人\n".encode("iso2022_jp"), "ISO-2022-JP").text == "すべての人\n"


def test_a_source_that_is_too_large_is_refused(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "LARGEST", 1024 * 1024)
    assert "is larger than 1 MB. Divide it into several files." in refusal(seeds, b"a" * (1024 * 1024 + 1))
    assert len(text_of(seeds, b"a" * 1024 * 1024).text) == 1024 * 1024


def test_a_source_must_be_a_plain_file_of_the_folder(seeds: Path) -> None:
    (seeds.parent / "secret.txt").write_text("secret")
    (seeds / "out.txt").symlink_to(seeds.parent / "secret.txt")
    (seeds / "nowhere.txt").symlink_to(seeds / "nothing.txt")
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (seeds / "folder").mkdir()
    os.mkfifo(seeds / "pipe.txt")
    expected = {
        "out.txt": "is a link to a place outside the folder of sources. Copy the file itself here.",
        "nowhere.txt": "is a link to a file that is not there. Copy the file itself here.",
        "loop.txt": "cannot be reached",
        "folder": "is no plain file",
        "pipe.txt": "is no plain file",
        "nothing.txt": "is not there.",
    }
    for name, said in expected.items():
        with pytest.raises(SourceError, match=said):
            read(seeds / name, seeds)


def test_a_link_within_the_folder_is_read(seeds: Path) -> None:
    (seeds / "a.txt").write_text("a")
    (seeds / "b.txt").symlink_to(seeds / "a.txt")
    assert read(seeds / "b.txt", seeds).path == "b.txt"


@pytest.mark.parametrize("name", ["a\x07.txt", "a\n.txt", os.fsdecode(b"a\xff.txt")])
def test_a_name_that_no_text_can_hold_is_refused(seeds: Path, name: str) -> None:
    (seeds / name).write_text("a")
    with pytest.raises(SourceError, match="Rename the file") as caught:
        read(seeds / name, seeds)
    assert str(caught.value).isprintable()


def test_a_file_the_system_refuses_is_told(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    (seeds / "a.txt").write_text("a")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match=r"cannot be read \(Permission denied\)\. Check its permissions"):
        read(seeds / "a.txt", seeds)


# Characters XML cannot hold


def test_what_xml_cannot_hold_is_left_out_and_named(seeds: Path) -> None:
    found = text_of(seeds, "Page 1\n\x0cPage 2 \x01of 2\ufffe. The rest is as long as a text is.\n\x1a".encode())
    assert found.text == "Page 1\nPage 2 of 2. The rest is as long as a text is.\n"
    assert found.left_out == ((7, "U+000C"), (15, "U+0001"), (20, "U+FFFE"), (57, "U+001A"))
    assert found.origin.left_out == found.left_out


def test_words_that_a_form_feed_parted_stay_apart(seeds: Path) -> None:
    assert text_of(seeds, b"end\x0cBegin\x0b here \x0c there").text == "end\nBegin here  there"


@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_nothing_else_is_lost_or_changed(characters: str) -> None:
    text, left_out = _without_what_xml_cannot_hold(characters)
    gone = {offset for offset, _ in left_out}
    assert "".join(text.split()) == "".join("".join(c for n, c in enumerate(characters) if n not in gone).split())
    assert all(f"U+{ord(characters[offset]):04X}" == code for offset, code in left_out)


# TEI

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
        (b"<!DOCTYPE html>\n<html lang=en>", "is HTML, not TEI."),
        (b"<html><p>a</html>", "is HTML, not TEI."),
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
