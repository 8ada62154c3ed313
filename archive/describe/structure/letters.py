"""What opens and closes a letter or a speech: heading, byline, address, dateline, salutation; valediction, signature, office,
postscript.

TEI's order is strict (TEI P5, 4.2): what opens a text stands before its first paragraph, what closes it after its last, and
at least one paragraph stands between. Whatever is not recognised stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from archive.describe.structure import forms
from archive.describe.structure.closings import SENTENCE_END, before_address, begins_page, closing_form, run_before
from archive.describe.structure.drafts import Draft, Surroundings, merged
from archive.describe.structure.greetings import cut_at, is_place_above_date, is_weekday_line, run_on_end
from archive.model import Mark

_MOST_OPENING = 12
_MOST_HEADINGS = 3
_MOST_ADDRESS_LINES = 6

_LONGEST_HEAD_TO_TEXT = 80
"""Characters of the shortest paragraph that a heading may stand over."""

_NUMBER = re.compile(
    r"(?:\(\d+\)\s*)?(?:(?:No|Nr|N|N[°º]|Num|Letter|Brief|Lettera)\.?\s*)?(?:\d{1,4}|[IVXLC]+)(?:\*{0,2}\.|\b)\]?"
)
"""The number of a document in a volume, alone in its line."""

_FROM_TO = re.compile(
    r"(?P<sender>[^\W\d_].{2,120}?)\s(?:to|an|al|alla|alle|all['’]|ai|a)\s?(?P<receiver>.{2,100}?)\.?(?:\s?[—–-]+\s?)?"
    r"(?:[(\[][^()\[\]]{2,40}[)\]])?\.?"
)
"""A heading that says from whom and to whom, and ends as sentences do: "Sir E. Grey to Sir F. Bertie.—(Received May 5.)"."""

_BY = re.compile(r"(?:by|von|vom|da|di|del|par|de)\s+")
"""What stands before the name of the author in a line of its own below a heading."""

_LONGEST_ABOVE = 140
_MOST_ABOVE = 4
"""Characters and number of lines above a salutation that belong to the head of a letter, whatever they say."""

_PLAIN_SALUTATION = re.compile(
    r"(?:(?:my |mein\w{0,2} |mi[oa] |mon |ma )?(?:very |own |sehr |tr[eèé]s )*(?:dear\w*|(?:hoch|viel)?(?:lieb"
    r"|geehrt|verehrt|th?euer)\w*"
    r"|car[oa]|carissim[oa]|ch[eèé]re?|gentilissim[oa]|egregio|illustre)\b|sirs?\b|madam\b|gentlemen\b|signore?\b).{0,60}",
    re.IGNORECASE,
)

_NO_HEADS = frozenset("act scene".split())
"""Divisions below whose heading stands no other, but perhaps the place of the scene."""

_TITLED_NAME = re.compile(r"(?:dr|mr|mrs|miss|sir|hon|frau|madame|monsieur|signor)\b", re.IGNORECASE)
"""A line alone above a date that begins so may name the author as well as somebody addressed."""


def opening(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """Mark what opens a division; at least one block is left for its body, unless a heading says what the text was."""
    drafts = list(drafts)
    headings, is_saluted, is_dated = 0, False, False
    names_kind = bool(drafts) and forms.names_kind(drafts[0].text)
    for number in range(min(_MOST_OPENING, len(drafts) if names_kind else len(drafts) - 1)):
        draft = drafts[number]
        if not draft.is_open:
            if draft.element in ("head", "byline", "opener") or draft.within:
                continue
            break
        part = _opening(draft, around.language, is_first=number == 0)
        if part is None and not is_saluted and (end := _end_of_address(drafts, number, around.language)):
            address = merged(drafts[number:end], "opener")
            return [*drafts[:number], *opening([address, *drafts[end:]], around)]
        if part is None and not is_saluted:
            if end := run_on_end(drafts, number, is_letter=number > 0):
                return [*drafts[:number], *cut_at(draft, end), *drafts[number + 1 :]]
            if any(form(drafts, number, around.language) for form in (is_place_above_date, is_weekday_line)):
                part = draft.as_part("opener", draft.all_of("dateline"))
            elif number and forms.is_reference(draft.text):
                part = draft.as_part("opener")
        if part is None and not is_saluted and headings < _MOST_HEADINGS and drafts[0].opens not in _NO_HEADS:
            part = _headed(drafts, number, around.language, is_dated and headings > 0)
            headings += part is not None
        if part is None and not is_saluted and _is_above_salutation(drafts, number, around.language):
            part = draft.as_part("opener" if number else "head")
        if part is None:
            break
        is_saluted = is_saluted or forms.is_salutation(draft.text)
        is_dated = is_dated or any(mark.element == "dateline" for mark in part.marks)
        drafts[number] = part
    return drafts


def restarts(drafts: Iterable[Draft], around: Surroundings) -> list[Draft]:
    """Find where, behind the end of a letter, another text begins without a heading that says so: on a new page, under a
    heading, a dateline or a salutation of its own. What has no body yet has not ended: a proclamation opens with the words
    that close others, "By the President:".
    """
    drafts = list(drafts)
    level = drafts[0].level if drafts and drafts[0].opens else 0
    has_body = False
    for number in range(2, len(drafts)):
        has_body = has_body or len(drafts[number - 2].text) > _LONGEST_HEAD_TO_TEXT
        if (
            has_body
            and drafts[number].is_open
            and not drafts[number].opens
            and (kind := _restart(drafts, number, around.language))
        ):
            drafts[number] = replace(drafts[number], opens=kind, level=level + 1)
    return drafts


def _opening(draft: Draft, language: str, is_first: bool) -> Draft | None:
    """Recognise a byline, a dateline or a salutation."""
    label = forms.label(draft.text)
    if label and is_first:
        return draft.as_part("byline", Mark(label.start("name"), label.end("name"), "docAuthor"))
    if forms.dateline(draft.text, language) is not None:
        return draft.as_part("opener", draft.all_of("dateline"))
    if forms.is_salutation(draft.text):
        return draft.as_part("opener", draft.all_of("salute"))
    return None


def _headed(drafts: Sequence[Draft], number: int, language: str, is_below_date: bool) -> Draft | None:
    """Recognise a heading; below another and a date, it is a reference ("No. 290") where a salutation follows."""
    if not _is_heading(drafts, number, language):
        return None
    if not is_below_date:
        return drafts[number].as_part("head")
    following = drafts[number + 1 : number + 1 + _MOST_HEADINGS]
    return drafts[number].as_part("opener") if any(forms.is_salutation(draft.text) for draft in following) else None


def _is_heading(drafts: Sequence[Draft], number: int, language: str) -> bool:
    """Tell whether a heading stands here: the form of one, and behind it, or behind more of them, a text that begins."""
    if forms.is_rubric(drafts[number].text):
        return False
    after = number
    while after < len(drafts) and after < number + _MOST_HEADINGS and _has_form(drafts, after, language):
        if after > number and _opening(drafts[after], language, is_first=False) is not None:
            break
        after += 1
    if after in (number, len(drafts)):
        return False
    begins = drafts[after]
    is_opened = _opening(begins, language, is_first=False) is not None or forms.is_reference(begins.text)
    if is_opened or _end_of_address(drafts, after, language):
        return after + 1 < len(drafts) or forms.names_kind(drafts[number].text)
    is_long = len(begins.text) > _LONGEST_HEAD_TO_TEXT and len(begins.text) > len(drafts[number].text)
    if forms.is_plain_heading(drafts[number].text) and number == 0:
        return is_long or after > number
    return is_long and bool(SENTENCE_END.search(begins.text))


def _has_form(drafts: Sequence[Draft], number: int, language: str) -> bool:
    """Tell whether words have the form of a heading: that of any, of a document's number above all else, or of one that says
    from whom and to whom above a dateline and ends with a full stop.
    """
    text = drafts[number].text
    if forms.is_heading(text) or (number == 0 and _NUMBER.fullmatch(text)):
        return True
    if number and (by := _BY.match(text)) and forms.is_name(text[by.end() :]):
        return True
    if not _says_from_and_to(text):
        return False
    below = drafts[number + 1 : number + 1 + _MOST_HEADINGS]
    return any(forms.dateline(draft.text, language) is not None for draft in below)


def _says_from_and_to(text: str) -> bool:
    said = _FROM_TO.fullmatch(text)
    return said is not None and forms.is_place(said["sender"]) and forms.is_place(said["receiver"])


def _is_above_salutation(drafts: Sequence[Draft], number: int, language: str) -> bool:
    """Tell whether a line that no other rule knows stands above a plain salutation, with short lines alone between."""
    for place in range(number, min(number + _MOST_ABOVE + 1, len(drafts) - 1)):
        draft = drafts[place]
        if place > number and run_on_end(drafts, place, is_letter=True):
            return any(forms.dateline(each.text, language) is not None for each in drafts[number:place])
        if not draft.is_open or draft.opens or len(draft.text) > _LONGEST_ABOVE:
            return False
        if place > number and forms.is_salutation(draft.text) and _PLAIN_SALUTATION.fullmatch(draft.text):
            return True
        if draft.text[-1] in "?!" or draft.text[0] in '"“„«':
            return False
    return False


def _end_of_address(drafts: Sequence[Draft], number: int, language: str) -> int:
    """Give the number of the salutation, or dateline, below an address that begins here; 0 where none does."""
    for end in range(number, min(number + _MOST_ADDRESS_LINES + 1, len(drafts) - 1)):
        draft = drafts[end]
        if not draft.is_open:
            return 0
        is_saluted = forms.is_salutation(draft.text)
        if end > number and (is_saluted or forms.dateline(draft.text, language) is not None):
            may_be_author = end == number + 1 and not is_saluted and _TITLED_NAME.match(drafts[number].text)
            is_address = forms.is_addressed(drafts[number].text) and not _says_from_and_to(drafts[number].text)
            return end if is_address and not may_be_author else 0
        if not forms.is_line(draft.text):
            return 0
    return 0


def _restart(drafts: Sequence[Draft], number: int, language: str) -> str:
    """Give the kind of text that begins here, behind what closes another; "" where none does."""
    text = drafts[number].text
    following = drafts[number + 1].text if number + 1 < len(drafts) else ""
    opens_letter = forms.is_salutation(following) and forms.dateline(text, language) is not None
    if closing_form(drafts[number], language) is not None and not (opens_letter or begins_page(drafts[number])):
        return ""
    if not following and len(text) <= _LONGEST_HEAD_TO_TEXT:
        return ""
    if forms.is_plain_heading(text) and forms.dateline(following, language) is not None:
        return "enclosure"
    run = run_before(drafts, before_address(drafts, number, language), language)
    if not run.is_signed or (forms.is_addressed(text) and run.takes_leave):
        return ""
    if forms.is_plain_heading(text) and (len(following) > len(text) or forms.is_plain_heading(following)):
        return "enclosure"
    if run.takes_leave and begins_page(drafts[number]):
        return "enclosure"
    is_letter = forms.dateline(text, language) is not None or forms.is_salutation(text)
    return "letter" if is_letter and run.takes_leave else ""
