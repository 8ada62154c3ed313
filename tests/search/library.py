"""Texts with what is rare: odd names, open dates, years before Christ, nothing to read, mark-up, titles that sort ill."""

from __future__ import annotations

from archive.dates import Calendar, DateInterval, day_number
from archive.model import Agent
from tests.search.corpus import PETROGRAD, Corpus, day, passage, text, years

ODD = Agent('name:Ö. "von" (X) & <Co>: AND *?', 'Ö. "von" (X) & <Co>')
LONG = Agent("name:" + "ж" * 300, "Ж" * 300)
ANGER, ANGSTROM = Agent("anger", "Åsa Ånger"), Agent("angstrom", "Bo Ångström")
SIXTY = " ".join(f"{one}{other}" for one in "abcdefgh" for other in "stuvwxyz")
"""Sixty-four words: as many as a query may have."""

LIBRARY = Corpus(
    (
        text("ancient", passage("p1", "Of the land of Rome"), title="Zebra", date=years(-43, -43), genre="Decree"),
        text("early", passage("p1", "land before all"), title="été", date=DateInterval(None, day_number(1900, 1, 1))),
        text("empty", passage("p1", ""), passage("p2", "…"), title="Etat", language="und"),
        text(
            "feast", passage("p1", "land on a feast", language="en-GB"), title="Äpfel", date=day(1918, 2, 14), language="en-GB"
        ),
        text("later", passage("p1", "land behind"), title="apples", date=DateInterval(day_number(1930, 1, 1), None)),
        text("markup", passage("p1", "if a<b && b>c then <i>land</i> &amp; “so” on"), title="<b>"),
        text("nothing", title="No passage"),
        text(
            "odd",
            passage("p1", "land of an odd name", says=[(ODD, "land of an odd name")], names=[LONG]),
            title="“Quoted” (title)",
            authors=(ODD,),
            voices=(ODD,),
            mentions=(LONG,),
        ),
        text("old-style", passage("p1", "land in old style"), title="1917", date=day(1917, 2, 23, Calendar.JULIAN)),
        text("sixty", passage("p1", SIXTY), title="Sixty-four", place=PETROGRAD),
        text(
            "twice",
            passage("p1", "The same land.", says=[(ANGSTROM, "The same land.")]),
            passage("p2", "The same land.", says=[(ANGER, "The same land.")]),
            passage("p10", "The same land."),
            title="Äpfel",
            voices=(ANGSTROM, ANGER),
            date=years(1917, 1917),
        ),
    )
)

MANY = Corpus((text("many", *(passage(f"p{number}", "land") for number in range(10_020))), text("other", passage("p1", "sea"))))
"""More passages than an index library gives in pages of its own making."""
