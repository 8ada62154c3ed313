"""What is read of a manuscript: its quotations, and the addresses that stand for each, in five formats."""

from __future__ import annotations

from pathlib import Path

import pypandoc
import pytest

from archive.citation import Claim, read_manuscript
from archive.errors import SourceError

ONE, TWO = "https://a.org/items/one", "https://a.org/items/two/p3:1-20"


def claims(folder: Path, text: str, name: str = "m.txt") -> list[Claim]:
    (folder / name).write_text(text, encoding="utf-8")
    return list(read_manuscript(folder / name))


PAIRS = {
    "behind it": (f"He wrote “so it is” ({ONE}).", [("so it is", (ONE,))]),
    "before the only one": (f"In {ONE} he wrote “so it is”.", [("so it is", (ONE,))]),
    "each its own": (f"“One said so” ({ONE}), “two said no” ({TWO}).", [("One said so", (ONE,)), ("two said no", (TWO,))]),
    "two for one": (f"“So it is” ({ONE}, {TWO}).", [("So it is", (ONE, TWO))]),
    "none": ("He wrote “so it is”.", [("so it is", ())]),
    "no quotation": (f"See {ONE}, and {TWO}.", [("", (ONE, TWO))]),
    "of a note": (
        f"He wrote “so it is”.[1] “And so it was.”[2]\n\n[1] See {ONE}.\n\n[2] {TWO}",
        [("so it is", (ONE,)), ("And so it was.", (TWO,))],
    ),
    "of a raised note": (f"He wrote “so it is”.¹²\n\n¹² See {ONE}.", [("so it is", (ONE,))]),
    "a note that quotes": (
        f"“So it is.”[1]\n\n[1] {ONE}, where “it was not so” ({TWO}).",
        [("So it is.", (ONE,)), ("it was not so", (TWO,))],
    ),
    "a note nobody calls": (f"No quotation.\n\n[7] {ONE}", [("", (ONE,))]),
    "set as a quotation": (
        f"He wrote ({ONE}):\n\n    So it is,\n    and so it was.\n\nAnd more.",
        [("", (ONE,)), ("So it is, and so it was.", (ONE,))],
    ),
    "with its source below": (
        f"    So it is,\n    and so it was.\n\nFrom {ONE}.",
        [("So it is, and so it was.", (ONE,)), ("", (ONE,))],
    ),
    "of two in one sentence": (f"“So it is” and “so it was” ({ONE}).", [("So it is", (ONE,)), ("so it was", (ONE,))]),
    "of one behind in its sentence": (f"“So it is” ({ONE}) and “so it was.”", [("So it is", (ONE,)), ("so it was.", (ONE,))]),
    "before it in a sentence of its own": (
        f"“So it is” ({ONE}). In {TWO} he wrote “so it was”.",
        [("So it is", (ONE,)), ("so it was", (TWO,))],
    ),
    "its own, before a note of the next sentence": (
        f"“So it is.”[1] He knew more.[2] And “so it was.”[2]\n\n[1] {ONE}\n\n[2] {TWO}",
        [("So it is.", (ONE,)), ("", (TWO,)), ("so it was.", (TWO,))],
    ),
    "of a note at the end of its paragraph": (f"“So it is.” He knew more.[1]\n\n[1] {ONE}", [("So it is.", (ONE,))]),
    "a number put right in brackets": (
        f"“In 1[8]99 and [1]909” ({TWO}).\n\n[1] {ONE}",
        [("In 1[8]99 and [1]909", (TWO,)), ("", (ONE,))],
    ),
    "the same again": (f"“So it is” ({ONE}). “So it was” (ibid.).", [("So it is", (ONE,)), ("So it was", (ONE,))]),
    "the same again in a note": (
        f"“So it is.”[1] “So it was.”[2]\n\n[1] {ONE}\n\n[2] Там же, с. 3.",
        [("So it is.", (ONE,)), ("So it was.", (ONE,))],
    ),
    "over two paragraphs": (f"“So it is,\n\n“and so it was” ({ONE}).", [("So it is, and so it was", (ONE,))]),
    "with a title in its note": (f"“So it is.”[1]\n\n[1] “A Letter,” {ONE}", [("So it is.", (ONE,)), ("A Letter,", (ONE,))]),
    "set with its source": (f"    So it is,\n    and so it was. — He, {ONE}", [("So it is, and so it was.", (ONE,))]),
    "set in marks": (f"    “So it is,\n    and so it was.” ({ONE})", [("So it is, and so it was.", (ONE,))]),
    "cut behind a sign of its own": (
        "“So it is” (https://a.org/items/two-\n3/p3).",
        [("So it is", ("https://a.org/items/two-3/p3",))],
    ),
    "cut before a sign of its own": (
        "“So it is” (https://a.org/items/two\n/p3).",
        [("So it is", ("https://a.org/items/two/p3",))],
    ),
    "cut in angle brackets": ("“So it is” <https://a.org/it\nems/one>.", [("So it is", (ONE,))]),
    "before Chinese points": (f"“So it is”（{ONE}）。", [("So it is", (ONE,))]),
    "with emphasis": (f"“So _it_ is” ({ONE})", [("So it is", (ONE,))]),
    "over three paragraphs": (
        f"He: “So it is,\n\n“and so it was,\n\n“and more” ({ONE}).",
        [("So it is, and so it was, and more", (ONE,))],
    ),
    "over two in British print": (f"He: ‘So it’s,\n\n‘and so it was’ ({ONE}).", [("So it’s, and so it was", (ONE,))]),
    "over two in typewritten British print": (f"He: 'So it's,\n\n'and so' ({ONE}).", [("So it's, and so", (ONE,))]),
    "over two in French print": (f"Il dit : «\u00a0Oui,\n\n« et non » ({ONE}).", [("Oui, et non", (ONE,))]),
    "over two in Spanish print": (f"Dijo: «Sí,\n\n»y no» ({ONE}).", [("Sí, y no", (ONE,))]),
    "never closed": (f"He wrote “so it is ({ONE}). And more.", [("so it is", (ONE,))]),
    "never closed before a note": (f"He wrote “so it is.[1] And more.\n\n[1] {ONE}", [("so it is.", (ONE,))]),
    "a block without marks": (f"He put it so:\n\nSo it is, and so it was. ({ONE})", [("So it is, and so it was.", (ONE,))]),
    "a block without marks with a note": (f"He put it so:\n\nSo it is.[1]\n\n[1] {ONE}", [("So it is.", (ONE,))]),
    "a block without marks, named": (f"He put it so:\n\nSo it is. — He, {ONE}", [("", (ONE,))]),
    "no block": (f"He put it so.\n\nSo it is, and so it was. ({ONE})", [("", (ONE,))]),
    "no block, as more follows": (f"Look:\n\nAs he says ({ONE}), so it is.", [("", (ONE,))]),
    "an address in the marks": (f"“{ONE}”", [("", (ONE,))]),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.values(), ids=PAIRS)
def test_addresses_belong_to_the_quotation_they_stand_by(
    tmp_path: Path, text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert [(claim.words, claim.addresses) for claim in claims(tmp_path, text)] == expected


MARKDOWN = f"""# A paper

He wrote “so it is” [here]({ONE}), and “so it was.”[^1]

As he put it:

> There is no divergence
> of interests.
>
> None at all.[^2]

[^1]: A letter, <{TWO}>.
[^2]: {ONE}
"""
READ = [
    Claim("paragraph 2", "so it is", (ONE,)),
    Claim("paragraph 2, note 1", "so it was.", (TWO,)),
    Claim("paragraph 4, note 2", "There is no divergence of interests. None at all.", (ONE,)),
]


def test_a_quotation_of_paragraphs_ends_before_the_source_in_its_last(tmp_path: Path) -> None:
    text = f"As he put it:\n\n> It was so for years, and nobody said a word of it.\n>\n> “Why?”\n>\n> --- He, <{TWO}>\n"
    (claim,) = claims(tmp_path, text, "m.md")
    assert (claim.words, claim.addresses) == ("It was so for years, and nobody said a word of it. “Why?”", (TWO,))


@pytest.mark.parametrize("format_", ["md", "docx", "odt", "html"])
def test_a_document_claims_the_same_in_each_format(tmp_path: Path, format_: str) -> None:
    path = tmp_path / f"paper.{format_}"
    if format_ == "md":
        path.write_text(MARKDOWN, encoding="utf-8")
    else:
        pypandoc.convert_text(MARKDOWN, format_, "markdown", outputfile=str(path), extra_args=["--standalone"])
    assert list(read_manuscript(path)) == READ


def test_only_a_quotation_beside_another_one_may_not_be_meant_by_its_link(tmp_path: Path) -> None:
    split, beside = (
        claims(tmp_path, f"“So it is,” he wrote, “so it was” ({ONE})."),
        claims(tmp_path, f"A “so” is “no” ({ONE})."),
    )
    assert [claim.is_shared for claim in (*split, *beside)] == [False, False, True, False]


def test_titles_may_stand_in_notes_and_below_the_heading_of_a_list_of_sources(tmp_path: Path) -> None:
    read = claims(tmp_path, f"“It is.”\n\nWorks Cited\n\nHe. “A Letter.” {ONE}\n\n[1] He, “A Note,” {TWO}")
    assert [(claim.words, claim.may_be_title) for claim in read] == [("It is.", False), ("A Letter.", True), ("A Note,", True)]


SAID = {
    "behind a verb": ("He wrote “So it was and so it shall be” ({}).", False),
    "like the rest of a sentence": ("There, “it was so and it shall be so” ({}).", False),
    "a sentence of its own": ("“It was so and it shall be so.” ({})", False),
    "a title behind a name": ("Lenin, “So it was and so it shall be,” {}", True),
    "a title with capitals": ("He wrote “So It Was and So It Shall Be” ({}).", True),
    "a title behind a small word": ("See “So it was and so it shall be,” {}", True),
    "a title that is a question": ("“What is to be?” {}", True),
    "without an address of its own": ("He wrote “so it was”.", True),
    "without a letter": ("He wrote “1917” ({}).", True),
}


@pytest.mark.parametrize(("text", "may_be_title"), SAID.values(), ids=SAID)
def test_in_a_note_words_that_only_a_text_has_are_no_title(tmp_path: Path, text: str, *, may_be_title: bool) -> None:
    (claim,) = claims(tmp_path, f"[1] {text.format(ONE)}")
    assert claim.may_be_title is may_be_title


def test_what_word_saves_as_html_keeps_its_quotations_and_notes(tmp_path: Path) -> None:
    text = (
        "<html><body><p class=MsoNormal>He:</p><p class=MsoQuote>So it is.<a href='#_ftn1'><span>[1]</span></a></p>"
        f"<p class=MsoNormal>“So it was.”<sup>2</sup></p><p><a href='#_ftnref1'>[1]</a> <a href='{ONE}'>here</a></p>"
        f"<p><sup>2</sup> {TWO}</p><p class=MsoQuote>open</body></html>"
    )
    read = claims(tmp_path, text, "m.html")
    assert [(claim.words, claim.addresses) for claim in read] == [("So it is.", (ONE,)), ("So it was.", (TWO,))]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        (
            "m.xml",
            b'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>x</p></body></text></TEI>',
            "is TEI, not a manuscript",
        ),
        ("m.pdf", b"%PDF-1.7 and so on", "is a PDF file"),
        ("m.txt", b"", "is empty"),
    ],
)
def test_what_is_no_manuscript_is_refused_with_the_cure(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError, match=reason):
        read_manuscript(tmp_path / name)
