"""Ids of speech, and of other things inside and around passages, follow the words."""

from __future__ import annotations

from dataclasses import replace

from archive.ingest.inner import align_inner
from archive.ingest.renaming import renamed
from archive.model import Assertion, Container, Description, Mark, Passage, Section

FIRST = "Could they practise an honest coalition?"
SECOND = "They could, for the minority would abstain from voting."
THIRD = "Such was the answer of the other speaker to them all."


def section(*said: str, whole: bool = False) -> Section:
    """Give a section in which each passage is said by somebody: as a block, or by a mark that runs to its end."""
    passages = []
    for number, words in enumerate(said, 1):
        pairs = (
            (("next", f"#said{number + 1}"), ("xml:id", f"said{number}"))
            if number < len(said)
            else (("xml:id", f"said{number}"),)
        )
        text = words if whole else f"He said: {words}"
        made = Passage(f"p{number}", "p", text, text)
        within = (Container("said", number, pairs),)
        passages.append(replace(made, within=within) if whole else replace(made, marks=(Mark(9, len(text), "said", pairs),)))
    voice = Assertion("voice", "name:A", "A", "high", "importer", "It is.", target=f"said{len(said)}")
    return Section("text", 0, None, Description("T", assertions=(voice,)), tuple(passages))


def test_speech_keeps_its_id_when_other_speech_goes_and_comes() -> None:
    for whole in (False, True):
        old, new = section(FIRST, SECOND, whole=whole), section(THIRD, SECOND.replace("voting", "every vote"), whole=whole)
        ids = align_inner([old], [new], {"said1", "said2", "said7"})
        assert ids == {"said1": "said8", "said2": "said2"}


def test_everything_that_points_at_speech_follows_it() -> None:
    old, new = section(FIRST, SECOND), section(SECOND, THIRD)
    ids = align_inner([old], [new], {"said1", "said2"})
    assert ids == {"said1": "said2", "said2": "said3"}
    (after,) = renamed([new], ids)
    assert after.passages[0].marks[0].attributes == (("next", "#said3"), ("xml:id", "said2"))
    assert after.description.assertions[0].target == "said3"


def test_what_has_no_number_of_its_own_is_left_alone() -> None:
    passage = Passage("p1", "p", FIRST, FIRST, (Mark(0, 5, "seg", (("xml:id", "p1-1"),)), Mark(6, 10, "hi")))
    whole = Section("text", 0, None, Description("T"), (passage,))
    assert align_inner([whole], [whole], {"p1"}) == {}
