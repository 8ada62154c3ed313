"""Stage directions and remarks such as "(Exit.)" and "[Laughter]", the headings of acts and scenes, and lists of a cast."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.model import Mark

LONGEST_HEADING = 120
_REMARK = re.compile(r"(?:\((?:[^()]++|\([^()]*+\))++\)|\[(?:[^\[\]]++|\[[^\[\]]*+\])++\])[.,:;!?…—–-]*(?=\s|$)")
"""Brackets, perhaps with others in them, and the signs behind; nothing is tried twice, so that hostile texts cost little."""


_REACTIONS = frozenset(
    "applause applauses cheers cheering laughter laughs hear hisses hissing groans interruption interruptions interrupting"
    " sensation uproar disorder confusion prolonged loud renewed ovation cries shouts voices silence pause exit exeunt enter"
    " beifall bravo heiterkeit gelächter lachen zuruf zurufe unruhe bewegung widerspruch zustimmung sehr hört ruf rufe glocke"
    " zischen oho pause lebhafter lebhafte anhaltende anhaltender stürmischer große unterbrechung zwischenruf"
    " bisbigli sorrisi applausi applauso ilarità rumori bene benissimo bravo bravissimo risa ride interruzione"
    " interruzioni movimenti"
    " movimento segni approvazione approvazioni commenti proteste mormorio sensazione vivi vivissimi conversazioni pausa"
    " applaudissements rires bruit murmures exclamations mouvement très rumeurs sourires protestations vifs"
    " аплодисменты бурные продолжительные смех шум возгласы голос голоса движение оживление крики пауза"
    " aplausos risas rumores aplauz smeh ploskanje".split()
)
"""Words that begin a reporter's remark on how a speech was received."""

_ANY_BRACKET = re.compile(r"(?<!\S)[(\[]")
_CAPITAL_BRACKET = re.compile(r"(?<!\S)[(\[](?=\W?[^\W\d_a-z])")
_LETTERS = re.compile(r"[^\W\d_]")
_PLAIN_REACTIONS = frozenset(
    "applause cheers laughter hisses beifall bravo heiterkeit gelächter unruhe widerspruch applausi ilarità rumori risa"
    " applaudissements rires аплодисменты смех aplausos risas".split()
)
"""Words that mean the same wherever they stand in a remark."""

_WORDS = re.compile(r"[^\W\d_]+")
_CLOSED_BY = {"(": ")", "[": "]"}
_LONGEST_REMARK = 400

_CALLED = re.compile(r"[!?][)\]][.,;]?\Z")
"""How an aside ends that somebody says: "(Che noia!)"."""

_MOVES = re.compile(
    r"(?:Enter|Re-enter|Exit|Exeunt|Manet|Manent)\b(?![^.\n]*[?!])|_[^_\n]+_\.?$"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ'’.]+(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.]+){0,3} (?:enters?|exits?|re-enters|comes|goes|leaves|tritt|treten"
    r"|geht|gehen|kommt"
    r"|entra|entrano|esce|escono|parte|partono)\b[^?!\n]*$"
)
"""How a stage direction without brackets begins; between low lines stands what was in italics."""

_ACTS = "act|akt|aufzug|handlung|atto|acte|acto|действие|акт|prologu?e?|prologo|пролог|epilogu?e?|epilogo|épilogue|эпилог"
_SCENES = (
    "scene|szene|scena|scène|auftritt|bild|quadro|tableau|escena|cuadro|явление|сцена|картина|vorspiel|nachspiel|induction"
)
_NUMBER = r"(?:[IVXLC]+|\d+|[^\W\d_]+)"
_DIVISION = re.compile(
    rf"(?:(?:(?:the\s+)?{_NUMBER}[.-]?(?:й|е|ое)?\s+)?(?P<name>{_ACTS}|{_SCENES})|(?P<first>{_ACTS}|{_SCENES})\s+(?:the\s+)?{_NUMBER})"
    r"(?:\s*[.:—–-]+\s*(?P<more>\S.*)?)?",
    re.IGNORECASE,
)
_FIGURED = re.compile(rf"(?:{_ACTS}|{_SCENES})\s+(?:[IVXLCivxlc]+|\d+)\b", re.IGNORECASE)
_SCENE = re.compile(rf"\b(?:{_SCENES})\b", re.IGNORECASE)
_ACT = re.compile(rf"\b(?:{_ACTS})\b", re.IGNORECASE)

_CAST = re.compile(
    r"(?:(?:the|die|le|i|gli|les)\s+)?(?:handelnde\s+)?"
    r"(?:dramatis person(?:a|æ|ae)|persons?(?: (?:of|in) the (?:play|drama)| represented)|characters?(?: (?:of|in) the play)?"
    r"|cast(?: of characters)?|personen|personaggi|interlocutori|attori|personnages|acteurs|personajes"
    r"|действующие лица|лица)\W*",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"(?:the end|end of (?:the )?[\w ]{3,30}|finis|fin|curtain|ende(?: des [\w ]{3,40})?|vorhang"
    r"|fine(?: del(?:l['’]|la |l[oa] | )[\w ]{3,40})?|sipario|cala (?:la tela|il sipario)|конец(?: [\w ]{3,40})?|занавес)\W*",
    re.IGNORECASE,
)


def remark_at(text: str, start: int) -> int | None:
    """Give the end of a remark in brackets that begins at ``start``, with the signs behind it; None without one."""
    remark = _REMARK.match(text, start)
    return remark.end() if remark else None


def unclosed_at(text: str, start: int, stop: int) -> bool:
    """Tell whether a bracket opens at ``start`` that neither the line, which ends at ``stop``, nor what follows closes, as
    printers leave it open behind an exit ("[Exit.").
    """
    sign = _CLOSED_BY.get(text[start : start + 1], "")
    if not sign or stop - start > _LONGEST_REMARK:
        return False
    return text[start + 1 : start + 2].isupper() and text.find(sign, start, stop + _LONGEST_REMARK) < 0


def remarks_in(text: str, brackets: str, ends: Sequence[int] = ()) -> list[Mark]:
    """Mark the remarks inside a speech: all that stand in certain brackets ("(", "[" or both), as in a play, and those that
    tell how the speech was received. Given the ``ends`` of the lines, those too whose square bracket none closes.
    """
    found: list[Mark] = []
    at = 0
    for bracket in (_ANY_BRACKET if brackets else _CAPITAL_BRACKET).finditer(text):
        place = bracket.start()
        if place < at:
            continue
        end = remark_at(text, place)
        if end is None and bracket[0] == "[" and (number := bisect_left(ends, place)) < len(ends):
            end = ends[number] if unclosed_at(text, place, ends[number]) else None
        if end is not None and ((bracket[0] in brackets and _is_direction(text[place:end])) or is_reaction(text[place:end])):
            found.append(Mark(place, end, "stage"))
            at = end
    return found


def _is_direction(remark: str) -> bool:
    """Tell whether a remark has words that nobody says: no mere figure or letter, and no question thrown in."""
    if _CALLED.search(remark):
        return False
    return len(_LETTERS.findall(remark)) > 1 and not ("?" in remark and remark[1].islower())


def is_reaction(remark: str) -> bool:
    """Tell whether a remark in brackets says how a speech was received."""
    first, *others = _WORDS.findall(remark)[:4] or ["-"]
    if first == "Si" and others[:1] in (["ride"], ["ridono"]):
        return True
    if not first[0].isupper():
        return False
    return first.casefold() in _REACTIONS or not _PLAIN_REACTIONS.isdisjoint(word.casefold() for word in others)


def is_move(line: str) -> bool:
    """Tell whether a line without brackets says who comes or goes, or was in italics as a whole."""
    return len(line) <= _LONGEST_REMARK and _MOVES.match(line) is not None


def is_division(line: str) -> bool:
    """Tell whether a line is the heading of an act or a scene."""
    if len(line) > LONGEST_HEADING:
        return False
    if _FIGURED.match(line):
        return True
    form = _DIVISION.fullmatch(line)
    return form is not None and (line[0].isupper() or line[0].isdigit()) and (form["more"] is None or form["more"][0].isupper())


def is_act(line: str) -> bool:
    """Tell whether the heading of a division is that of an act alone, which holds scenes."""
    return _ACT.search(line) is not None and _SCENE.search(line) is None


def opens_cast(line: str) -> bool:
    """Tell whether a line is the heading of a list of the cast."""
    return _CAST.fullmatch(line) is not None


def is_trailer(line: str) -> bool:
    """Tell whether a line closes an act or a play."""
    return len(line) <= 60 and _TRAILER.fullmatch(line) is not None
