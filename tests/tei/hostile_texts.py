"""Texts that attack: every class of script injection, in every element and attribute a rule reads."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from archive.tei.html.elements import ELEMENTS
from archive.tei.html.safety import MATHEMATICS

ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "an element that runs": "</p><img src=x onerror=alert(1)>",
    "a handler in double quotes": '" onclick="alert(1)" x="',
    "a handler in single quotes": "' onmouseover='alert(1)' x='",
    "a handler without quotes": "x onfocus=alert(1) autofocus tabindex=1",
    "an address that runs": "javascript:alert(1)",
    "an address that runs, disguised": "JaVa\tScript:alert(1)//https://a.example/",
    "an address that runs, entities": "&#106;avascript&colon;alert(1)",
    "an address that holds a page": "data:text/html;base64,PHNjcmlwdD4=",
    "an address without a scheme": "//evil.example/x.jpg",
    "an address of Windows": "\\\\evil.example\\x.jpg",
    "an address with a user": "https://user@evil.example/x.png",
    "an address that breaks out": "https://a.example/\"onfocus='x'.jpg",
    "a local pointer that breaks out": "#p1\" style='position:fixed'",
    "a style that loads": "color:red;background:url(//evil.example/x)",
    "a style sheet": "</style><style>@import '//evil.example/x.css';</style>",
    "entities": "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;",
    "foreign content": '<svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><mtext><table><mglyph><style>x',
    "a template": "{{ 7*7 }}{% raw %}${7*7}#{7*7}<%= 7*7 %>",
    "the end of a comment": "--><!--]]>",
    "letters turned around": "\u202egpj.exe\u202c \u2066x",
    "letters not seen": "\ufeff\u200b\u0085\u2028\u00ad\u007f\ufdd0",
}
"""An attack of each class. What XML cannot hold, such as a null, never gets this far."""

ATTRIBUTES = (
    "rend rendition style ref key corresp sameAs target targetEnd who toWhom n when when-custom from to notBefore notAfter"
    " calendar datingMethod facs url cols rows type subtype level cert reason unit quantity extent role prev next part place"
    " hand new medium script function spanTo wit resp source ana base mimeType notation break width height evidence"
).split()
"""The attributes that rules read, and others like them."""

IDS = ("main", "cite", "hit-1", "about", "reasons", "note", "c1", "r1", "forms", "getElementById", "__proto__", "constructor")
"""Ids that belong to the page, or that scripts of careless pages stumble over."""

ROOTS = frozenset(("TEI", "teiCorpus", "text"))


def elements() -> list[str]:
    """Give the name of each element of the table that may stand in a body."""
    return sorted(set(ELEMENTS) - ROOTS)


def kinds() -> list[str]:
    """Give the elements that differ in how they are written: all with a writer, and one of those that share a plain rule."""
    plain = {rule: name for name, rule in ELEMENTS.items() if rule.write is None and name not in ROOTS}
    return sorted({*plain.values(), *(name for name, rule in ELEMENTS.items() if rule.write is not None)})


def bodies() -> Iterator[tuple[str, str]]:
    """Give for each class of attack a body with every kind of element, where blocks and phrases stand; the attack is its
    words and the value of each attribute.
    """
    for name, attack in ATTACKS.items():
        attributes = " ".join(f"{attribute}={quoteattr(attack)}" for attribute in (*ATTRIBUTES, "xml:lang", "xml:base"))
        yield name, "".join(_placed(element, attributes, attack) for element in kinds())


def each_attribute() -> str:
    """Give a body with every element under each attribute alone; the attacks take turns."""
    attacks = list(ATTACKS.values())
    parts = []
    for row, element in enumerate(elements()):
        for column, attribute in enumerate(ATTRIBUTES):
            attack = attacks[(row + column) % len(attacks)]
            parts.append(f"<{element} {attribute}={quoteattr(attack)}>x</{element}>")
    half = len(parts) // 2
    return f"<div type='continuation'>{''.join(parts[:half])}</div><p>{''.join(parts[half:])}</p>"


def mathematics() -> str:
    """Give formulas in which every element of MathML, and those no longer drawn, holds each attack and has it as attribute."""
    names = [*MATHEMATICS, *"maction maligngroup malignmark menclose mglyph annotation-xml mstack mi-x".split()]
    wanted = (*ATTRIBUTES, *"href src altimg definitionURL encoding onclick actiontype width display mathvariant xlink".split())
    parts = []
    for row, name in enumerate(names):
        for column, attack in enumerate(ATTACKS.values()):
            attribute = wanted[(row * len(ATTACKS) + column) % len(wanted)]
            inner = (
                f"<m:{name} {attribute}={quoteattr(attack)}>{escape(attack)}<m:mi>{escape(attack)}</m:mi><hi>x</hi></m:{name}>"
            )
            parts.append(f"<m:math>{inner}<m:mtext>{inner}</m:mtext></m:math>{inner}")
    return f'<p xmlns:m="http://www.w3.org/1998/Math/MathML">{"".join(parts)}</p>'


def with_ids() -> str:
    """Give paragraphs and notes that carry ids which are not for texts to have."""
    return "".join(f'<p xml:id="{key}">x<note n="1">y</note> <ptr n="1" target="#{key}"/></p>' for key in IDS)


def _placed(name: str, attributes: str, attack: str) -> str:
    held, empty = f"<{name} {attributes}>{escape(attack)}</{name}>", f"<{name} {attributes}/>"
    in_blocks = f"<list>{held}</list><table><row>{held}{empty}</row></table><choice><sic>{held}</sic><corr>x</corr></choice>"
    return f'<div type="continuation">{held}{empty}<p>{held}{empty}</p>{in_blocks}</div>'
