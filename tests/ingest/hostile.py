"""Sources that mean harm, or come as badly as real ones do: one generator a class, each in a home of its own."""

from __future__ import annotations

import gzip
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from tests.ingest.hostile_case import MEGABYTE, Case, placed
from tests.ingest.hostile_packages import packages

TEI = "http://www.tei-c.org/ns/1.0"


def cases() -> tuple[Case, ...]:
    """Give every case."""
    return (*_encodings(), *_characters(), *_xml(), *packages(), *_written_documents(), *_paths())


# Encodings


def _encodings() -> Iterator[Case]:
    western, russian = "Grüße aus München – sagte er “heute”.\n" * 20, "Съезд крестьянских депутатов открыт сегодня.\n" * 20
    japanese, chinese = "すべての人間は、生まれながらにして自由である。\n" * 20, "人人生而自由，在尊严和权利上一律平等。\n" * 20
    unclear = "encoding|binary|cannot be read as UTF-8"
    for text, codecs in (
        (western, "utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be utf-8-sig cp1252 mac-roman"),
        (western.replace("–", "-").replace("“", '"').replace("”", '"'), "latin-1 cp500 cp037"),
        (russian, "utf-16 cp1251 koi8-r cp866 iso8859-5 mac-cyrillic"),
        (japanese, "utf-16-le shift_jis euc_jp iso2022_jp"),
        (chinese, "utf-16-be gb18030"),
    ):
        for codec in codecs.split():
            yield placed(f"{text.split()[0]} in {codec}", text.encode(codec), text, f"{unclear}|shift codes")
    yield placed("UTF-7", "Gr\u00fc\u00dfe +".encode("utf-7") * 20, "Gr+APwA3w-e", unclear)
    yield placed("two marks at once", b"\xef\xbb\xbf\xff\xfea\0b\0", None, "cannot be read as UTF-8")
    yield placed("UTF-16 cut within a character", "\ufeffWords".encode("utf-16-le") + b"\xd8", None, "cannot be read as UTF-16")
    yield placed("half of a surrogate pair in UTF-16", b"\xff\xfea\0\x00\xd8b\0", None, "cannot be read as UTF-16")
    yield placed("half of a surrogate pair in UTF-8", b"Words \xed\xa0\x80 here.\n", None, "half of a surrogate pair")
    yield placed("overlong UTF-8", b"Words \xc0\xaf here.\n", None, "cannot be read as UTF-8")


# Characters and lines


def _characters() -> Iterator[Case]:
    yield placed("NUL", b"Words\x00 here.\n", None, "binary")
    yield placed(
        "control characters", b"\x01Words\x02 here.\x0c\x1b And more of them, as texts have.\n", "Words here. And more of them"
    )
    yield placed("mixed line ends", b"One line\r\nand\ranother\n\r\nA second one.\x85", None, "cannot be read")
    yield placed(
        "mixed line ends in UTF-8", "One\r\n\r\nTwo\r\rThree\n\nFour\u2028Five\u0085Six".encode(), "One Two Three Four"
    )
    marks = "\u202eevil\u202c \u200fשלום\u200e \u2067a\u2069 \ufeffb\u200d\u200bc\n"
    yield placed("marks of direction and of no width", marks.encode(), marks)
    yield placed("a tower of combining marks", ("a" + "\u0301" * 50_000 + " words\n").encode(), "words")
    yield placed(
        "characters of private use and none",
        "Words \ue000\U0010fffd\ufdd0 here.\n".encode(),
        "Words \ue000\U0010fffd\ufdd0 here.",
    )
    yield placed("a line of 10 MB", b"word " * (2 * MEGABYTE), None, "line of more than")
    yield placed("a word of 10 MB", b"w" * (10 * MEGABYTE), None, "line of more than")
    yield placed("a million lines", b"word\n" * 1_000_000, None, "lines")
    yield placed("five million blank lines", b"\n" * 5_000_000 + b"word", None, "lines")
    yield placed("a line of digits", b"1" * 200_000, "1111")
    yield placed("quotation marks without end", '“Well, ‘he said: "'.encode() * 500, "Well")
    yield placed("labels without end", b"MR. SMITH: " * 10_000, "MR. SMITH:")
    yield placed("datelines without end", b"Paris, May 1, 1917. " * 500, "Paris, May 1")
    yield placed("brackets without end", b"([{<" * 25_000, "([{<")
    yield placed("hyphens at the ends of lines", b"hyphen-\nated-\n" * 2_000, "hyphen")
    yield placed("front matter without end", b"---\n" + b"a: &a [*a, *a]\n" * 500, "a: &a")


# XML


def _tei(body: str, before: str = "", attributes: str = "") -> bytes:
    header = "<teiHeader><fileDesc><titleStmt><title>T</title></titleStmt></fileDesc></teiHeader>"
    return f'{before}<TEI xmlns="{TEI}"{attributes}>{header}<text><body>{body}</body></text></TEI>'.encode()


def _xml() -> Iterator[Case]:
    def xml(name: str, data: bytes, words: str | None = None, refused: str | None = None) -> Case:
        return placed(name, data, words, refused, "a.xml")

    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    yield xml("a billion laughs", _tei("<p>&e11;</p>", f'<!DOCTYPE TEI [<!ENTITY e0 "ha">{laughs}]>'), None, "DOCTYPE")
    yield xml(
        "a quadratic entity",
        _tei("<p>" + "&e;" * 9_999 + "</p>", f'<!DOCTYPE TEI [<!ENTITY e "{"a" * 9_999}">]>'),
        None,
        "DOCTYPE",
    )
    outside = '<!DOCTYPE TEI [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    yield xml("an entity of another file", _tei("<p>&e;</p>", outside), None, "DOCTYPE")
    yield xml(
        "an entity of another place",
        _tei("<p/>", '<!DOCTYPE TEI [<!ENTITY % e SYSTEM "http://127.0.0.1:9/a"> %e;]>'),
        None,
        "DOCTYPE",
    )
    yield xml("a DTD of another place", _tei("<p>a</p>", '<!DOCTYPE TEI SYSTEM "http://127.0.0.1:9/a.dtd">'), None, "DOCTYPE")
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    yield xml("XInclude", _tei(f"<p>words {include}</p>"), "words")
    yield xml(
        "a schema and a style sheet of another place",
        _tei("<p>words</p>", '<?xml-model href="http://127.0.0.1:9/a.rng"?><?xml-stylesheet href="http://127.0.0.1:9/a.xsl"?>'),
        "words",
    )
    yield xml(
        "a hundred thousand levels", _tei("<div>" * 100_000 + "<p>a</p>" + "</div>" * 100_000), None, "nest|deep|read|depth"
    )
    yield xml("two hundred levels", _tei("<div>" * 200 + "<p>words</p>" + "</div>" * 200), "words")
    flood = " ".join(f'a{n}="{n}"' for n in range(100_000))
    yield xml("a hundred thousand attributes", _tei(f"<p {flood}>words</p>"), "words", "attributes|read")
    yield xml(
        "ten thousand namespaces",
        _tei("<p " + " ".join(f'xmlns:n{n}="u{n}"' for n in range(10_000)) + ">words</p>"),
        "words",
        "attributes|namespaces|read",
    )
    yield xml("an attribute of 10 MB", _tei(f'<p n="{"a" * 10 * MEGABYTE}">words</p>'), "words", "read|long")
    yield xml("a name of 1 MB", _tei(f"<{'n' * MEGABYTE}>words</{'n' * MEGABYTE}>"), "words", "read|long")
    yield xml("a hundred thousand processing instructions", _tei("<p>" + "<?a b?>" * 100_000 + "words</p>"), "words")
    yield xml(
        "the notes of the archive, forged",
        _tei("<p>words</p>", '<?tei-archive item="../../evil" path="/etc/passwd"?>'),
        "words",
    )
    yield xml("a million empty elements", _tei("<p>" + "<lb/>" * 1_100_000 + "words</p>"), None, "elements")
    yield xml("a comment of 10 MB", _tei(f"<!--{'-a' * 5 * MEGABYTE}--><p>words</p>"), "words", "read|long|well-formed")
    yield xml("a section of characters", _tei("<p><![CDATA[<words> & more]]></p>"), "<words> & more")
    yield xml("XML in UTF-7", _tei("<p>+ADw-script+AD4-</p>", '<?xml version="1.0" encoding="UTF-7"?>'), None, "UTF-7|encoding")
    yield xml(
        "XML in UTF-16 that says UTF-8",
        _tei("<p>words</p>", '<?xml version="1.0" encoding="UTF-8"?>').decode().encode("utf-16"),
        "words",
        "mark",
    )
    yield xml("gzip", gzip.compress(_tei("<p>words</p>")), None, "compressed")
    yield xml("an id twice", _tei('<p xml:id="a">b</p><p xml:id="a">c</p>'), None, "already used in line")
    yield xml("an id that is a path", _tei('<p xml:id="../../evil">b</p>'), None, "cannot be one")
    yield xml("no end", _tei("<p>words</p>")[:-3], None, "not well-formed")
    yield xml("forbidden characters", _tei("<p>a&#0;b</p>"), None, "not well-formed")
    yield xml("scripts", _tei('<p rend="javascript:alert(1)">words<ref target="javascript:alert(1)">x</ref></p>'), "words")


# HTML and Markdown


def _written_documents() -> Iterator[Case]:
    def html(name: str, body: str, words: str | None = None, refused: str | None = None) -> Case:
        return placed(name, f"<html><body>{body}</body></html>".encode(), words, refused, "a.html")

    def markdown(name: str, text: str, words: str | None = None, refused: str | None = None) -> Case:
        return placed(name, text.encode(), words, refused, "a.md")

    frame = '<iframe src="http://127.0.0.1:9/a"></iframe><iframe src="file:///etc/passwd"></iframe>'
    object_ = '<object data="http://127.0.0.1:9/a"></object><link rel="stylesheet" href="http://127.0.0.1:9/a.css">'
    yield html("HTML that calls out", f'<p>words</p>{frame}{object_}<img src="http://127.0.0.1:9/a.png">', "words")
    yield html("HTML with scripts", "<p onclick=a()>words</p><script>evil()</script><style>p{}</style>", "words")
    yield html("HTML nested deep", "<div>" * 20_000 + "words", "words", "entangled|memory")
    yield html("HTML with emphasis nested deep", "<b>" * 20_000 + "words", "words", "entangled|memory")
    yield html("HTML of 10 MB", "<p>words</p>" * 900_000, None, "larger than")
    yield placed(
        "HTML with entities", b'<!DOCTYPE html [<!ENTITY a "ha">]><html><p>words &a; &amp;</p></html>', "words", file="a.html"
    )
    yield markdown("Markdown with brackets nested deep", "[" * 20_000, None, "entangled")
    yield markdown("Markdown with quotations nested deep", ">" * 5_000 + "words", "words", "entangled|memory")
    yield markdown("Markdown with emphasis tangled", "*a_b" * 10_000, "a", "entangled|memory")
    yield markdown("Markdown of one line of 10 MB", "a " * (5 * MEGABYTE), None, "larger than")
    yield markdown(
        "Markdown with aliases in its front matter",
        "---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\nwords\n",
        "words",
        "cannot be read",
    )
    yield markdown("Markdown that includes", '![a](/etc/passwd)\n\n```{include="/etc/passwd"}\nwords\n```\n', "words")


# Names and what is no file


def _paths() -> Iterator[Case]:
    def link(name: str, target: str | Path, refused: str) -> Case:
        return Case(name, lambda seeds: (seeds / "a.txt").symlink_to(target), None, refused)

    def pipe(seeds: Path) -> None:
        os.mkfifo(seeds / "a.txt")

    def listener(seeds: Path) -> None:
        with socket.socket(socket.AF_UNIX) as made_one:
            here = Path.cwd()
            os.chdir(seeds)  # the path of a socket may have a hundred characters
            made_one.bind("a.txt")
            os.chdir(here)

    def ring(seeds: Path) -> None:
        (seeds / "folder").mkdir()
        (seeds / "folder/back").symlink_to(seeds)

    yield link("a link out of the folder", "/etc/passwd", "outside the folder")
    yield link("a link out of the folder by dots", "../../../etc/passwd", "outside the folder|not there")
    yield link("a link to nothing", "nothing.txt", "not there")
    yield link("a link to itself", "a.txt", "cannot be reached")
    yield link("a link to a device", "/dev/zero", "outside the folder")
    yield Case("a pipe", pipe, None, "no plain file")
    yield Case("a socket", listener, None, "no plain file")
    yield Case("a folder that holds itself", ring, None, "link to a folder")
    for shown, name in (
        ("a name that is not UTF-8", os.fsdecode(b"a\xff\xfe.txt")),
        ("a name with a line end", "a\nb.txt"),
        ("a name with an escape", "\x1b[2Ja.txt"),
    ):
        yield placed(shown, b"words", None, "Rename", file=name)
    for name in _NAMES:
        yield placed(f"the name {name[:20]}", b"words of it", "words of it", file=name)


_NAMES = (
    "-rf.txt",
    "a..txt",
    "con.txt",
    "~.txt",
    "$(id).txt",
    "a;b|c&d.txt",
    "%2e%2e%2fa.txt",
    "\u202etxt.exe",
    "x" * 250 + ".txt",
    "‥／a.txt",
    "tei.xml.txt",
)
