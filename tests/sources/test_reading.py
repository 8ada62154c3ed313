from __future__ import annotations

import codecs
import hashlib
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.errors import SourceError
from archive.model import Origin
from archive.sources import SourceText, encoding_named
from archive.sources.characters import without_what_xml_cannot_hold
from archive.sources.decoding import decode
from archive.sources.encodings import _CODECS, codec_of
from tests.sources.readings import refusal, text_of

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
    text, left_out = without_what_xml_cannot_hold(characters)
    gone = {offset for offset, _ in left_out}
    assert "".join(text.split()) == "".join("".join(c for n, c in enumerate(characters) if n not in gone).split())
    assert all(f"U+{ord(characters[offset]):04X}" == code for offset, code in left_out)
