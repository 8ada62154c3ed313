"""Names of languages for readers of English."""

from __future__ import annotations

LANGUAGES = {
    "ar": "Arabic", "cs": "Czech", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "grc": "Ancient Greek", "he": "Hebrew", "hu": "Hungarian", "it": "Italian",
    "ja": "Japanese", "ko": "Korean", "la": "Latin", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "und": "not known", "yi": "Yiddish",
    "zh": "Chinese",
}  # fmt: skip
"""English names of languages by their BCP 47 tag; another is shown by its tag."""


def language_name(tag: str) -> str:
    """Name a language by its BCP 47 tag; one that has no name here is called by its tag."""
    return LANGUAGES.get(tag) or LANGUAGES.get(tag.partition("-")[0]) or tag
