"""What may leave as HTML: elements, attributes and addresses from allow-lists, everything else escaped.

``Html`` is text that is already HTML; only the functions here make it, so that mypy refuses words that nobody escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NewType
from urllib.parse import urlsplit

Html = NewType("Html", str)

NOTHING = Html("")

TAGS = frozenset(
    "a abbr b blockquote br cite code dd del div dl dt em figure h1 h2 h3 h4 h5 h6 hr i ins li mark ol p rt ruby s span strong"
    " sub sup table tbody td th time tr u ul".split()
)
"""Every element that is ever written; none of them loads, runs or submits anything."""

ATTRIBUTES = frozenset(
    "aria-hidden aria-label class colspan data-passage datetime dir href id lang role rowspan scope tabindex value".split()
)
"""Every attribute that is ever written; ``href`` is the one that holds an address, and none holds a script or a style."""

_SWITCH = re.compile("true|false")
_LENGTH = re.compile(r"[+-]?(?:\d{1,2}(?:\.\d{1,3})?|\.\d{1,3})(?:em|ex|px|pt)|0|\d{1,3}%")
_SPAN = re.compile(r"[1-9]\d?")

_ANYWHERE = {
    "dir": re.compile("ltr|rtl"),
    "displaystyle": _SWITCH,
    "mathvariant": re.compile(r"[a-z-]{4,22}"),
    "scriptlevel": re.compile(r"[+-]?\d"),
}
_BOX = dict.fromkeys("width height depth lspace voffset".split(), _LENGTH)
_ACCENTS = dict.fromkeys("accent accentunder".split(), _SWITCH)
_OPERATOR = {
    "form": re.compile("prefix|infix|postfix"),
    **dict.fromkeys("fence separator stretchy symmetric largeop movablelimits".split(), _SWITCH),
    **dict.fromkeys("lspace rspace minsize maxsize".split(), _LENGTH),
}
_OWN: dict[str, re.Pattern[str]] = {}
MATHEMATICS: dict[str, dict[str, re.Pattern[str]]] = {
    **dict.fromkeys(
        "merror mi mmultiscripts mn mphantom mprescripts mroot mrow ms msqrt mstyle msub msubsup msup".split(), _OWN
    ),
    **dict.fromkeys("mtable mtext mtr none semantics".split(), _OWN),
    **dict.fromkeys("mover munder munderover".split(), _ACCENTS),
    "math": {"display": re.compile("block|inline")},
    "mfrac": {"linethickness": _LENGTH},
    "mo": _OPERATOR,
    **dict.fromkeys("mpadded mspace".split(), _BOX),
    "mtd": dict.fromkeys("columnspan rowspan".split(), _SPAN),
}
"""Every element of MathML that is ever written (MathML Core), with the attributes of its own and what their values may be.

None holds an address, a style, a script or HTML: ``maction``, ``mglyph`` and annotations, which
are no place for marks, are not among them.
"""

BLOCK_TAGS = frozenset("blockquote dd div dl dt figure h2 h3 h4 h5 h6 hr li ol p table td th tr ul".split())
"""Elements that cannot stand inside a ``p`` (HTML, 4.4.1: a ``p`` holds phrasing content)."""

ADDRESS_LENGTH = 2_000
"""Characters an address may have: the length that every browser and proxy in use takes."""

NUMBER_LENGTH = 6
"""Characters of a number or mark that the margin, or the place of a note, takes."""

SPAN_MOST = 1_000
"""Columns a cell may span: HTML, 4.9.11, gives no more."""

_VOID = frozenset(("br", "hr"))
_UNSAFE_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\x9f\\\u2028\u2029]")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT_SCRIPTS = frozenset("adlm arab aran hebr mand mend nkoo rohg samr syrc thaa".split())
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi ji azb bal glk mzn pnb prs".split())


def text(words: str) -> Html:
    """Escape words, for the content of an element as for the value of an attribute."""
    if "&" in words:
        words = words.replace("&", "&amp;")
    if "<" in words or ">" in words:
        words = words.replace("<", "&lt;").replace(">", "&gt;")
    if '"' in words or "'" in words:
        words = words.replace('"', "&#34;").replace("'", "&#39;")
    return Html(words)


def joined(parts: Iterable[Html]) -> Html:
    """Put pieces of HTML together."""
    return Html("".join(parts))


def element(tag: str, content: Html = NOTHING, attributes: Mapping[str, str | int | None] | None = None) -> Html:
    """Write an element; attributes that are None or "" are left out, and so is an address that is not allowed.

    Raise ValueError for a tag or an attribute that is on no list.
    """
    if tag not in TAGS:
        raise ValueError(f"The element {tag} is not on the list of those that may be written.")
    written = "".join(_attribute(name, str(value)) for name, value in (attributes or {}).items() if value not in (None, ""))
    return Html(f"<{tag}{written}>") if tag in _VOID else Html(f"<{tag}{written}>{content}</{tag}>")


def math_element(tag: str, content: Html, attributes: Mapping[str, str]) -> Html:
    """Write an element of MathML with those of its attributes that are in the table; raise KeyError for one that is not."""
    allowed = MATHEMATICS[tag] | _ANYWHERE
    kept = [(name, value) for name, value in attributes.items() if name in allowed and allowed[name].fullmatch(value)]
    written = "".join(f' {name}="{text(value)}"' for name, value in sorted(kept))
    return Html(f"<{tag}{written}>{content}</{tag}>")


def safe_address(address: str) -> str | None:
    """Give an address back when a page may link to it: http, https or mailto, or one within the site; else None."""
    address = address.strip(" \t\r\n")
    if not address or len(address) > ADDRESS_LENGTH or _UNSAFE_IN_ADDRESS.search(address) or address.startswith("//"):
        return None
    scheme = _SCHEME.match(address)
    if scheme is None:
        return None if ":" in address.partition("/")[0].partition("?")[0].partition("#")[0] else address
    match scheme[1].lower():
        case "http" | "https":
            return address if _has_plain_host(address) else None
        case "mailto":
            return address
        case _:
            return None


def foreign_address(address: str) -> str | None:
    """Give an address back when it is an allowed one that leads out of the site; else None."""
    allowed = safe_address(address)
    return allowed if allowed is not None and _SCHEME.match(allowed) else None


def picture_address(address: str) -> str | None:
    """Give the address of a picture back when it is a full one; the archive serves no pictures of its own."""
    allowed = foreign_address(address)
    return None if allowed is None or allowed.lower().startswith("mailto:") else allowed


def safe_language(language: str | None) -> str | None:
    """Give a language tag back when it has the form of one (BCP 47, 2.1); else None."""
    return language if language and len(language) < 36 and _LANGUAGE.fullmatch(language) else None


@lru_cache(maxsize=256)
def direction(language: str | None) -> str:
    """Tell which way a language is written: "rtl" or "ltr"; a script named in the tag decides before the language."""
    parts = (language or "").lower().split("-")
    script = next((part for part in parts[1:] if len(part) == 4 and part.isalpha()), None)
    is_rtl = script in _RIGHT_TO_LEFT_SCRIPTS if script else parts[0] in _RIGHT_TO_LEFT
    return "rtl" if is_rtl else "ltr"


def _attribute(name: str, value: str) -> str:
    if name not in ATTRIBUTES:
        raise ValueError(f"The attribute {name} is not on the list of those that may be written.")
    if name == "href":
        allowed = safe_address(value)
        if allowed is None:
            return ""
        value = allowed
    return f' {name}="{text(value)}"'


def _has_plain_host(address: str) -> bool:
    """Tell whether an address names a host, and no user before it: ``https://bank.example@evil.example`` deceives."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return bool(parts.hostname) and "@" not in parts.netloc
