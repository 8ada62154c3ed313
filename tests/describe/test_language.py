import os
import zipfile
from pathlib import Path

import pytest

from archive.describe import describe
from archive.describe.language import language_of
from archive.describe.small_words import SMALL_WORDS
from archive.tei import decode, encode
from tests.describe.people import SMALL
from tests.describe.test_properties import as_item

FRENCH = (
    "« Il est de la plus grande importance que les ministres de la République et ceux du Roi ne se séparent pas sans que le"
    " traité soit signé par tous, car il n'y a pas de paix pour nous dans une Europe qui est en armes, et qui ne"
    " veut pas de la paix que nous lui offrons par le traité », dit le ministre."
)
ENGLISH = "The minister wrote to us of the treaty, and this is what he said of it in the letter that we have from him:"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The cause of the people is that of the nation and it will be so.", "en"),
        ("Wir sind nicht der Meinung, daß die Sache mit dem Ende auf das beste steht und ist.", "de"),
        ("Io non ho che la speranza di vedere il fine della guerra et le cose che sono da Venetia", "it"),
        ("Мы не думаем, что это так, как он сказал, и что они это сделали на деле", "ru"),
        ("私はその人を常に先生と呼んでいた。だからここでもただ先生と書くだけで本名は打ち明けない。", "ja"),
        ("모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.", "ko"),
        ("人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。", "zh"),
        ("Zzyzx qwrt", "xx"),
        ("", "xx"),
        ("ⰰⰱⰲ ⰳⰴⰵ 12", "xx"),
    ],
)
def test_the_language_is_told_by_small_words_or_by_its_script(text: str, language: str) -> None:
    found, why = language_of([text], "xx")
    assert found == language
    assert (why is None) is (language == "xx")


def test_a_default_of_the_same_language_keeps_its_region() -> None:
    assert language_of(["The cause of the people is that of the nation and it will be so."], "en-GB")[0] == "en-GB"


def test_the_reason_counts_the_words_a_reader_can_count() -> None:
    _, why = language_of(
        ["He said that it was so, and that they were not to go from there; for the time had come to be at home."], "xx"
    )
    assert why is not None
    assert why.rule.startswith("Of the first 24 words 16 are small words of English; of the next likely language ")


def test_related_languages_are_told_by_the_words_only_one_of_them_has() -> None:
    small = {language: SMALL_WORDS[language].split() for language in ("pt", "gl")}
    shared = [word for word in small["pt"] if word in small["gl"]]
    own = [word for word in small["pt"] if word not in small["gl"]]
    language, why = language_of([" ".join([*shared, *shared, *own])], "xx")
    assert language == "pt"
    assert why is not None
    assert f"{len(own)} of them are not Galician, and 0 words would be that and not Portuguese." in why.rule
    assert language_of([" ".join([*shared, *shared, *own[:2]])], "xx") == ("xx", None)


def test_a_paragraph_in_another_language_says_so_and_is_read_back() -> None:
    text = "\n\n".join([ENGLISH, FRENCH, ENGLISH, "It was of no use to any of us, and so it is the end of it."])
    sections = describe(text, name="x.txt", language="en", authorities=SMALL)
    assert [passage.language for passage in sections[0].passages] == [None, "fr", None, None]
    item = as_item(sections)
    assert decode(encode(item, SMALL), "x.xml") == item


def test_a_text_in_two_languages_is_in_the_one_it_begins_in_and_that_is_not_certain() -> None:
    letter = (
        "Ho ricevuto la lettera che mi avete scritto, e non ho altro da dire di quello che è stato fatto per la casa. Il"
        " signore non era in città, ma le persone della sua corte si sono scusate con me come se ne avessero colpa. Al ritorno"
        " gli parlerò anche dei libri, e di questo vi darò notizia nel prossimo piego. "
    ) * 5
    enclosure = (
        "J'ai reçu la lettre que vous avez écrite, et je ne sais pas ce qui est arrivé dans la maison. Le roi est au château"
        " avec les gens de sa cour; on se plaint des impôts et du pain, qui est plus cher pour nous. Il a été dit par un témoin"
        " que les soldats sont partis sur une route du nord. "
    ) * 5
    language, why = language_of([letter, enclosure], "en")
    assert (language, why and why.certainty) == ("it", "medium")


@pytest.mark.skipif("TEI_ARCHIVE_DATA" not in os.environ, reason="needs languages/udhr2.zip in TEI_ARCHIVE_DATA")
def test_of_388_languages_hardly_one_unknown_is_taken_for_another_with_certainty() -> None:
    codes = (
        "eng fra deu ita spa por nld lat rus pol swe dan ces nob nno cat glg ron hun fin est lit lav slk slv hrv srp ukr bul"
        " bel mkd ell tur isl gle cym als eus epo heb arb pes afr ydd jpn kor cmn tha kat hye bos"
    )
    tags = (
        "en fr de it es pt nl la ru pl sv da cs nb nn ca gl ro hu fi et lt lv sk sl hr sr uk bg be mk el tr is ga cy sq eu eo"
        " he ar fa af yi ja ko zh th ka hy hr"
    )
    known = dict(zip(codes.split(), tags.split(), strict=True))
    sure, wrong = 0, set()
    with zipfile.ZipFile(Path(os.environ["TEI_ARCHIVE_DATA"]) / "languages" / "udhr2.zip") as texts:
        for name in (each for each in texts.namelist() if each.endswith(".txt")):
            code = Path(name).name.removesuffix(".txt").partition("_")[0]
            language, why = language_of([texts.read(name).decode("utf-8", "replace")], "und")
            sure += why is not None and language == known.get(code)
            if why is not None and why.certainty == "high" and language != known.get(code):
                wrong.add(code)
    assert sure >= 55
    assert wrong <= {"sco"}
