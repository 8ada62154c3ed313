"""The libraries that search is compared with, doing the same work: exact total, ten best with snippets, the same five facets.

Stock Whoosh is given our own words and stems, so that it finds the same; SQLite FTS5 and raw tantivy take their own (porter,
Snowball). All know one speaker a passage where ours knows all of them, and one level, which is to their advantage.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tantivy
from whoosh import query as ask
from whoosh.analysis import Analyzer, Token
from whoosh.fields import ID, STORED, TEXT, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.sorting import Count, FieldFacet

from archive.model import TextUnit
from archive.search import And, Or, Phrase, Prefix, Query, Word
from archive.search.words.analysis import fold, stems, tokens

COLUMNS = ("person", "venue", "year", "genre", "language")
SHOWN = 10


class Passage(NamedTuple):
    """A passage as the rivals hold it."""

    words: str
    person: str
    venue: str
    year: str
    genre: str
    language: str


def passages(texts: Iterable[TextUnit]) -> Iterator[Passage]:
    """Give every passage with its first speaker and what is known of its text."""
    for text in texts:
        venue = text.venue.key if text.venue else ""
        year = str(text.date.year or "") if text.date else ""
        for unit in text.passages:
            person = unit.voiced[0][0] if unit.voiced else ""
            yield Passage(unit.received, person, venue, year, text.genre or "", unit.language)


class Stems(Analyzer):  # type: ignore[misc]
    """Our words and stems as an analyzer of Whoosh's."""

    def __call__(self, value: str, start_pos: int = 0, start_char: int = 0, mode: str = "", **asked: Any) -> Iterator[Token]:
        """Give Whoosh its token, the same object filled anew each time, as its own analyzers do."""
        given = Token(**asked)
        given.mode, given.stopped, given.boost = mode, False, 1.0
        for position, token in enumerate(tokens(value), start_pos):
            given.text = given.original = _stem(token.raw)
            given.pos, given.startchar, given.endchar = position, start_char + token.start, start_char + token.end
            yield given


class StockWhoosh:
    """Whoosh as it is installed: its own codec, matchers, facets and snippets."""

    name = "whoosh"

    def __init__(self, folder: Path, given: Iterable[Passage]) -> None:
        folder.mkdir()
        columns = {name: ID(sortable=True) for name in COLUMNS}
        schema = Schema(stems=TEXT(analyzer=Stems()), words=STORED(), **columns)
        index = FileStorage(str(folder)).create_index(schema)
        writer = index.writer(limitmb=512)
        for passage in given:
            known = {name: getattr(passage, name) for name in COLUMNS}
            writer.add_document(stems=passage.words, words=passage.words, **known)
        writer.commit(optimize=True)
        self._searcher = index.searcher()
        self._facets = {name: FieldFacet(name, maptype=Count) for name in COLUMNS}

    def search(self, query: Query) -> int:
        """Search, and give the total."""
        results = self._searcher.search(_for_whoosh(query), limit=SHOWN, groupedby=self._facets)
        for name in COLUMNS:
            results.groups(name)
        for hit in results[:SHOWN]:  # where it counts facets, it takes no notice of the limit
            hit.highlights("stems", text=hit["words"])
        return len(results)


class Sqlite:
    """SQLite FTS5, the facets counted in one statement over a table beside it."""

    name = "fts5"

    def __init__(self, folder: Path, given: Iterable[Passage]) -> None:
        folder.mkdir()
        self._database = sqlite3.connect(folder / "passages.db")
        self._database.execute("CREATE VIRTUAL TABLE passages USING fts5(words, tokenize = 'porter unicode61')")
        self._database.execute("CREATE TABLE known (id INTEGER PRIMARY KEY, person, venue, year, genre, language)")
        for number, passage in enumerate(given, 1):
            self._database.execute("INSERT INTO passages (rowid, words) VALUES (?, ?)", (number, passage.words))
            self._database.execute("INSERT INTO known VALUES (?, ?, ?, ?, ?, ?)", (number, *passage[1:]))
        self._database.execute("INSERT INTO passages (passages) VALUES ('optimize')")
        self._database.commit()
        counts = " UNION ALL ".join(f"SELECT '{name}', {name}, count(*) FROM found GROUP BY {name}" for name in COLUMNS)
        self._facets = (
            "WITH found AS MATERIALIZED (SELECT known.* FROM passages JOIN known ON known.id = passages.rowid"
            f" WHERE passages MATCH ?) SELECT '', '', count(*) FROM found UNION ALL {counts}"
        )

    def search(self, query: Query) -> int:
        """Search, and give the total."""
        asked = (_for_sqlite(query),)
        counts = self._database.execute(self._facets, asked).fetchall()
        self._database.execute(
            "SELECT rowid, bm25(passages), snippet(passages, 0, '[', ']', '…', 40) FROM passages WHERE passages MATCH ?"
            f" ORDER BY rank LIMIT {SHOWN}",
            asked,
        ).fetchall()
        return int(counts[0][2])


class RawTantivy:
    """Tantivy as it is installed: its own analysis, top documents, aggregations and snippets.

    It is asked twice, for the ten best with their scores and for the total with all values of five facets over fast fields, and
    then for ten snippets. It has no second level to count and puts hits that fit equally well in no order across segments.
    """

    name = "raw tantivy"

    def __init__(self, folder: Path, given: Iterable[Passage]) -> None:
        folder.mkdir()
        builder = tantivy.SchemaBuilder().add_text_field("words", stored=True, tokenizer_name="en_stem")
        for name in COLUMNS:
            builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
        self._schema = builder.build()
        index = tantivy.Index(self._schema, str(folder))
        writer = index.writer(512_000_000)
        for passage in given:
            writer.add_document(tantivy.Document(**passage._asdict()))
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        self._searcher = index.searcher()
        self._facets = {name: {"terms": {"field": name, "size": 10_000}} for name in COLUMNS}
        stemmed = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple()).filter(tantivy.Filter.lowercase())
        self._stems = stemmed.filter(tantivy.Filter.stemmer("english")).build()

    def search(self, query: Query) -> int:
        """Search, and give the total."""
        asked = self._asked(query)
        found = self._searcher.search(asked, SHOWN, count=False)
        counts = self._searcher.aggregate(asked, {"total": {"value_count": {"field": "language"}}, **self._facets})
        snippets = tantivy.SnippetGenerator.create(self._searcher, asked, self._schema, "words")
        for _, address in found.hits:
            snippets.snippet_from_doc(self._searcher.doc(address)).to_html()
        return int(counts["total"]["value"])

    def _asked(self, query: Query) -> tantivy.Query:
        match query:
            case Word(text):
                return tantivy.Query.term_query(self._schema, "words", self._stem(text))
            case Prefix(text):
                return tantivy.Query.regex_query(self._schema, "words", f"{text}.*")
            case Phrase(words):
                return tantivy.Query.phrase_query(self._schema, "words", [self._stem(word.text) for word in words])
            case And(parts):
                return tantivy.Query.boolean_query([(tantivy.Occur.Must, self._asked(part)) for part in parts])
            case Or(parts):
                return tantivy.Query.boolean_query([(tantivy.Occur.Should, self._asked(part)) for part in parts])
        raise TypeError(f"No rival is asked for {query}.")

    def _stem(self, text: str) -> str:
        return self._stems.analyze(text)[0]


def _for_whoosh(query: Query) -> ask.Query:
    match query:
        case Word(text):
            return ask.Term("stems", _stem(text))
        case Prefix(text):
            return ask.Prefix("stems", f"en:{fold(text)}")
        case Phrase(words):
            return ask.Phrase("stems", [_stem(word.text) for word in words])
        case And(parts):
            return ask.And([_for_whoosh(part) for part in parts])
        case Or(parts):
            return ask.Or([_for_whoosh(part) for part in parts])
    raise TypeError(f"No rival is asked for {query}.")


def _for_sqlite(query: Query) -> str:
    match query:
        case Word(text):
            return f'"{text}"'
        case Prefix(text):
            return f'"{text}"*'
        case Phrase(words):
            return f'"{" ".join(word.text for word in words)}"'
        case And(parts):
            return " AND ".join(map(_for_sqlite, parts))
        case Or(parts):
            return " OR ".join(map(_for_sqlite, parts))
    raise TypeError(f"No rival is asked for {query}.")


def _stem(raw: str) -> str:
    return stems(raw, "en")[-1]
