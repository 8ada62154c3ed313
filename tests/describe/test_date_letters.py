"""Letters as German, Italian, French and English hands dated them, written for these tests."""

import pytest

from archive.dates import to_edtf
from archive.describe import describe
from tests.describe.people import SMALL, reasons

DE = (
    "Ich habe Ihren Brief mit großer Freude erhalten und danke Ihnen für die Nachrichten, die Sie mir aus der Stadt und von"
    " unseren Freunden geben. Es ist hier alles ruhig, und wir hoffen, dass es auch bei Ihnen so bleiben wird."
)
IT = (
    "Ho ricevuto la lettera di vostra Signoria con molto contento, et non mancherò di servirla in quello che mi commanda,"
    " come è mio debito et desiderio. Di qua non ho altro che dirle, se non che le cose del signor Duca vanno meglio."
)
FR = (
    "J'ai reçu avec une grande joie la lettre que vous m'avez fait l'honneur de m'écrire, et je vous remercie des nouvelles que"
    " vous me donnez de nos amis. Il n'y a rien ici qui vaille la peine d'être dit."
)
EN = (
    "I have received your letter with great pleasure and thank you for the news that it gives me of our friends in the city."
    " There is nothing here that would be worth your while to read."
)
ENCLOSING = (
    f"{IT}\nDi Parma a' 2 giugno 1616\ndi vostra Signoria\nservitore\nMarco Rossi\n\nCopia della risposta\n\n{IT}\n"
    "Data in Modena a' 20 maggio 1616\nservitore\nPaolo"
)
LETTERS = [
    ("de", f"Weimar, den 5ten May 1798.\n\n{DE}\n\nIhr ergebenster\nSchiller", "1798-05-05", "high"),
    ("de", f"Jena d. 4. Oct. 1794\n\n{DE}\n\nGoethe", "1794-10-04", "high"),
    ("de", f"Wien, am 3. Jänner 1917\n\nLieber Freund!\n\n{DE}\n\nDein Karl", "1917-01-03", "high"),
    ("de", f"Berlin, den 5. Juni 1848\n\nHochgeehrter Herr!\n\n{DE}\n\nHochachtungsvoll\nA. Müller", "1848-06-05", "high"),
    ("de", f"Hochgeehrter Herr!\n\n{DE}\n\nIhr Diener\nA. Müller\n\nLeipzig, den 12. Hornung 1806", "1806-02-12", "high"),
    ("de", f"{DE}\n\nMannheim, den 18ten Novbr. 1784.\nIhr ergebenster\nF. Müller", "1784-11-18", "high"),
    ("de", f"Dresden, Sonnabend, den 18. November 1848\n\n{DE}\n\nDein Robert", "1848-11-18", "high"),
    ("de", f"Dresden, Freitag, den 18. November 1848\n\n{DE}\n\nDein Robert", "1848-11-18", "low"),
    ("de", f"St. Petersburg, 13./25. Mai 1848\n\n{DE}\n\nDein Robert", "1848-05-25", "high"),
    ("de", f"Frankfurt a. M., 18. 11. 1848\n\n{DE}\n\nDein Robert", "1848-11-18", "high"),
    ("de", f"Nürnberg, den 8. Xber 1732\n\n{DE}\n\nDein Robert", "1732-12-08", "high"),
    ("de", f"Erfurt, den 5. Maij 1620\n\n{DE}\n\nMartin", "1620-05-05", "medium"),
    ("de", f"Berlin, den 5. Mai 1620\n\n{DE}\n\nMartin", "1620-05-15", "high"),
    ("de", f"Wien, den 5. Mai 1620\n\n{DE}\n\nMartin", "1620-05-05", "high"),
    ("de", f"Köln, Mitte Mai 1848\n\n{DE}\n\nDein Robert", "1848-05-11~/1848-05-20~", "medium"),
    ("de", f"Köln, im Mai 1848\n\n{DE}\n\nDein Robert", "1848-05", "high"),
    ("de", f"Die Krise vom Mai 1848\n\n{DE}\n\nDein Robert", "1848-05", "medium"),
    ("de", f"Köln, o. D.\n\n{DE}\n\nDein Robert", None, "high"),
    ("de", f"Köln, den 5. Mai\n\n{DE}\n\nDein Robert", None, None),
    ("it", f"Signor mio\n\n{IT}\nDi Roma a' xi febraro 1617\ndi vostra Signoria\nservitore\nMarco", "1617-02-11", "high"),
    ("it", f"{IT}\nDi Milano all'ultimo ottobre 1616\nservitor humilissimo\nMarco Rossi", "1616-10-31", "high"),
    ("it", f"{IT} Di Fiorenza a' 3 genaro 1620. Di vostra Signoria servitore Marco Rossi", "1620-01-03", "high"),
    ("it", f"Roma, li 4 Xbre 1733\n\nCarissimo amico,\n\n{IT}\n\nVostro aff.mo\nPietro", "1733-12-04", "high"),
    ("it", f"Venezia, il primo genn.o 1790\n\n{IT}\n\nPietro", "1790-01-01", "high"),
    ("it", f"Adì 12 zugno 1540 in Venetia\n\n{IT}\n\nPietro", "1540-06-22", "high"),
    ("it", f"Torino, 20 7bre 1848\n\n{IT}\n\nPietro", "1848-09-20", "high"),
    ("it", f"{IT}\n\nData in Napoli a dì 3 di marzo 1601", "1601-03-03", "high"),
    ("it", f"Milano, alli 13 detto\n\n{IT}\n\nPietro", None, None),
    ("it", f"Genova, senza data\n\n{IT}\n\nPietro", None, "high"),
    ("it", ENCLOSING, "1616-06-02", "high"),
    ("fr", f"Paris, le 1er mars 1848.\n\nMonsieur,\n\n{FR}\n\nVotre serviteur\nVictor", "1848-03-01", "high"),
    ("fr", f"{FR}\n\nDe Versailles, ce 10 7bre 1703\nVotre très obéissant serviteur\nLouis", "1703-09-10", "high"),
    ("en", f"London, Decr 5th 1790\n\nMy dear Sir,\n\n{EN}\n\nYour obedient servant,\nJohn Brown", "1790-12-05", "high"),
    ("en", f"London, 5 February 1731/2\n\nSir,\n\n{EN}\n\nYour obedient servant,\nJohn Brown", "1732-02-16", "high"),
    ("en", f"My dear Sir,\n\n{EN}\n\nI am, Sir, your servant,\nJohn Brown\n\nLondon, 18/XI/1917", "1917-11-18", "high"),
    ("en", f"Date: 1917-11-18\n\n{EN}\n\nJohn Brown", "1917-11-18", "high"),
    ("en", f"London, 3/4/1917\n\n{EN}\n\nJohn Brown", "1917-03-04", "low"),
    ("en", f"London, 11/18/17\n\n{EN}\n\nJohn Brown", None, None),
    ("en", f"London, May 5, l909\n\n{EN}\n\nJohn Brown", "1909-05-05", "medium"),
    ("en", f"London, May 5, 19o8\n\n{EN}\n\nJohn Brown", "1908-05-05", "medium"),
    ("en", f"Moscow, undated.\n\n{EN}\n\nJohn Brown", None, "high"),
    ("en", f"London, from 11 to 25 November 1917\n\n{EN}\n\nJohn Brown", "1917-11-11/1917-11-25", "high"),
    ("en", f"London, about 5 May 1848\n\n{EN}\n\nJohn Brown", "1848-05-05~", "medium"),
    ("en", f"London, not before May 1848\n\n{EN}\n\nJohn Brown", "1848-05-01/..", "medium"),
    ("en", f"{EN}\n\nDone at London, this fourth day of July, eighteen hundred and sixty-one.", "1861-07-04", "high"),
    ("en", f"{EN} He wrote on May 5, 1848 and yours sincerely believed him.", None, None),
    ("en", f"Moscow, March 5, 1900\n\n{EN}\n\nJohn Brown", "1900-03-05", "medium"),
    ("ru", "Москва, 5 марта 1848 г.\n\nЯ получил ваше письмо и очень рад тому, что вы пишете мне о наших друзьях.\n\nИван",
     "1848-03-17", "high"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "date", "certainty"), LETTERS, ids=lambda value: str(value)[:60])
def test_a_letter_is_dated_as_its_words_say(language: str, text: str, date: str | None, certainty: str | None) -> None:
    section = describe(text, name="letter_x.txt", language=language, authorities=SMALL)[0]
    found = section.description.date
    assert (None if found is None else to_edtf(found)) == date
    assert [why.certainty for why in reasons(section, "date")] == ([certainty] if certainty else [])
