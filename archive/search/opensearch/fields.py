"""The fields of the two indexes of a generation, one of texts and one of passages."""

from __future__ import annotations

from typing import Any

from archive.search.finding.scoring import K1, B
from archive.search.holding.attributes import ATTRIBUTES
from archive.search.limits import MAX_NEAR
from archive.search.opensearch.documents import BETWEEN, NONE
from archive.search.words.analysis import ANALYSIS

Json = dict[str, Any]

SCHEMA = f"1 opensearch analysis {ANALYSIS}"

MOST_VALUES = 1_000_000
"""Values that one question may name: dates, numbers of texts, words that a pattern stands for."""

SORTED = {"date": "by_day", "-date": "by_day_latest", "speaker": "by_speaker", "title": "by_title", "-ingested": "by_ingested"}
"""The field by which each order sorts, ascending."""


def settings(archive: str, owner: str, shards: int, replicas: int | None) -> Json:
    """Give the settings of an index, which does not change once it is loaded, so that nothing is refreshed by the clock.

    Replicas None stands for one wherever there is another node.
    """
    spread: Json = {"auto_expand_replicas": "0-1"} if replicas is None else {"number_of_replicas": replicas}
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                **spread,
                "refresh_interval": "-1",
                "max_terms_count": MOST_VALUES,
                "similarity": {"default": {"type": "BM25", "k1": K1, "b": B, "discount_overlaps": False}},
                "analysis": _ANALYSIS,
            }
        },
        "mappings": {
            "_meta": marks(archive, owner),
            "dynamic": "strict",
            "_source": {"includes": ["unit"]},
            "properties": _properties(),
        },
    }


def marks(archive: str, owner: str) -> Json:
    """Give what an index says of itself: how the names of the indexes begin, and the archive's title when first built."""
    return {"archive": archive, "owner": owner, "schema": SCHEMA}


def _properties() -> Json:
    number: Json = {"type": "integer"}
    key: Json = {"type": "keyword"}
    found_only: Json = {"type": "keyword", "doc_values": False}
    words: Json = {"type": "text", "analyzer": "terms", "search_analyzer": "asked", "position_increment_gap": MAX_NEAR + 1}
    return {
        **dict.fromkeys(("n", "text", "ordinal", "dated", "length"), number),
        **{name: {"type": "long"} for name in ("by_day", "by_day_latest", "by_ingested")},
        **dict.fromkeys(("item", "section", "by_title", "by_speaker", *ATTRIBUTES), key),
        **dict.fromkeys(("title", "whole"), found_only),
        "words": words,
        "said": {**words, "norms": False},
        "spoken": {"type": "nested", "properties": {"voice": key, "words": number}},
        "unit": {"type": "object", "enabled": False},
    }


_ANALYSIS: Json = {
    "tokenizer": {"blanks": {"type": "simple_pattern_split", "pattern": " "}},
    "filter": {
        # The terms of a word share its place, so that words follow each other by whichever of their terms.
        "parted": {"type": "pattern_capture", "preserve_original": False, "patterns": [f"([^{BETWEEN}]+)"]},
        "none": {"type": "stop", "stopwords": [NONE]},
    },
    "analyzer": {
        "terms": {"type": "custom", "tokenizer": "blanks", "filter": ["parted"]},
        "asked": {"type": "custom", "tokenizer": "blanks", "filter": ["parted", "none"]},
    },
}
