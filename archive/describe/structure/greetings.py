"""What stands at the head of a letter in other forms than a line of its own for each: a salutation the text runs on from
("Dear Win: I have ..."), a place on the line above the day, a weekday instead of a date.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from archive.dates import find_dates
from archive.dates.cldr import weekday_numbers
from archive.describe.structure import forms, phrases
from archive.describe.structure.drafts import Draft
from archive.describe.structure.leaving import is_valediction
from archive.model import Mark

_RUN_ON = re.compile(
    r"(?:(?:(?:my|mein\w{0,2}|mi[oa]|mon|ma)\s+)?(?:(?:very|own|sehr|tr[eè]s)\s+)?(?:deare?(?:st)?|(?:hoch|viel)?(?:lieb"
    r"|geehrt|verehrt"
    r"|werth?|th?eue?r)(?:st)?e[rnsm]?|car(?:[oaie]|issim[oaie])|ch[eè]re?s?|gentilissim[oa]|egregi[oa])\s+(?=[^\W\d_])"
    r"|sirs?(?=\W)|(?:honou?red|reverend|my dear)\s+sirs?|madam|gentlemen|my\s+lords?|monsieur|signor[ei]?)"
    r"(?:[^.!?;:,\n—–]|(?<=\b[A-Z])\.|(?<=\b[A-Z]\w)\.|(?<=\b[A-Z]\w\w)\.|(?<=\b[A-Z]\w\w\w)\.){0,40}"
    r"(?:(?P<sign>[:!]|[,.:!]?\s?[—–]|(?<=[^\W\d_]{5})\.)|,(?=\s[A-ZÀ-Þ“\"]))(?=\s|\Z|(?<=[—–])\S)",
    re.IGNORECASE,
)
_LONGEST_HEAD = 70
_REACH = 8
"""Blocks behind a date among which a salutation stands, an address between them."""

_LAST = 8
"""Blocks at the end among which leave is taken."""

_PART_OF_DAY = (
    r"morning|evening|night|noon|afternoon|forenoon|midnight|früh|(?:vor|nach)?mittags?|abends?|morgens?|nachts?|mattina"
    r"|sera|notte|"
    r"mezzogiorno|matin|soir|midi"
)


def run_on_end(drafts: Sequence[Draft], number: int, *, is_letter: bool) -> int:
    """Give where a salutation ends that a text runs on from, 0 where none does: below a dateline or a heading, or where leave
    is taken at the end.
    """
    draft = drafts[number]
    form = _RUN_ON.match(draft.text)
    if form is None or not draft.text[form.end() :].strip():
        return 0
    closes = any(
        is_valediction(each.text) or "signed" in each.text.lower() for each in drafts[max(number, len(drafts) - _LAST) :]
    )
    return form.end() if is_letter or closes else 0


def cut_at(draft: Draft, end: int) -> tuple[Draft, Draft]:
    """Part a salutation from the text that runs on behind it."""
    start = end + (draft.text[end] == " ")
    greeting = draft.cut(0, end)
    return greeting.as_part("opener", Mark(0, end, "salute")), draft.cut(start, len(draft.text))


def is_place_above_date(drafts: Sequence[Draft], number: int, language: str) -> bool:
    """Tell whether a line is the place of the date below it: the last line of a letterhead, or one that a comma or a small
    word makes plain, where a salutation follows.
    """
    text = drafts[number].text
    if len(text) > _LONGEST_HEAD or number + 2 >= len(drafts) or forms.KINDS_AND_SECRECY.search(text):
        return False
    below = forms.dateline(drafts[number + 1].text, language)
    if below is None or below[0] < below[1] or not forms.is_place(text) or not find_dates(drafts[number + 1].text, language):
        return False
    following = drafts[number + 2 : number + 2 + _REACH]
    if not any(forms.is_salutation(each.text) or _RUN_ON.match(each.text) for each in following):
        return False
    words = text.split()
    is_plain = "," in text or (len(words) == 1 and number > 0) or any(word.islower() for word in words)
    return is_plain or (number > 0 and drafts[number - 1].element in ("head", "opener"))


def is_weekday_line(drafts: Sequence[Draft], number: int, language: str) -> bool:
    """Tell whether a line gives a weekday instead of a date, where a salutation follows."""
    following = drafts[number + 1 : number + 3]
    is_saluted = any(forms.is_salutation(each.text) or _RUN_ON.match(each.text) for each in following)
    return is_saluted and weekday_at(drafts[number].text, language) is not None


def weekday_at(text: str, language: str) -> int | None:
    """Give where the weekday begins in a line such as "Chawton, Tuesday" or "Mittwoch abend"; None for any other."""
    form = _weekday(language).fullmatch(text) if len(text) <= _LONGEST_HEAD else None
    if form is None or (form["place"] and not forms.is_place(form["place"])):
        return None
    return form.start("day")


@cache
def _weekday(language: str) -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, weekday_numbers(language)), key=len, reverse=True))
    return re.compile(
        rf"(?:(?P<place>[^\d:;!?]{{2,40}}?)[,.:]?\s+)?(?P<day>(?:{names})\.?)(?:,?\s+(?:{_PART_OF_DAY}))?"
        rf"(?:{phrases.TIME.pattern})",
        re.IGNORECASE,
    )
