"""The encodings a source may be in, by their names in the IANA register of character sets."""

from __future__ import annotations

import codecs
from difflib import get_close_matches

_CODECS = {
    "US-ASCII": "ascii",
    "UTF-8": "utf-8",
    "UTF-16": "utf-16",
    "UTF-16LE": "utf-16-le",
    "UTF-16BE": "utf-16-be",
    "UTF-32": "utf-32",
    "UTF-32LE": "utf-32-le",
    "UTF-32BE": "utf-32-be",
    **{f"windows-{page}": f"cp{page}" for page in (874, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)},
    **{f"ISO-8859-{part}": f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16)},
    "KOI8-R": "koi8-r",
    "KOI8-U": "koi8-u",
    "IBM437": "cp437",
    "IBM850": "cp850",
    "IBM852": "cp852",
    "IBM866": "cp866",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-greek": "mac-greek",
    "x-mac-ce": "mac-latin2",
    "Shift_JIS": "shift_jis",
    "Windows-31J": "cp932",
    "EUC-JP": "euc_jp",
    "ISO-2022-JP": "iso2022_jp",
    "GB2312": "gb2312",
    "GBK": "gbk",
    "GB18030": "gb18030",
    "Big5": "big5",
    "Big5-HKSCS": "big5hkscs",
    "EUC-KR": "euc_kr",
}
"""IANA name, or the customary one where IANA has none, to Python's codec."""

_WIDE = ("utf", "shift", "cp932", "euc", "iso2022", "gb", "big5")
"""How the names of codecs begin in which a character may take several bytes."""

_NAMES = {codecs.lookup(codec).name: name for name, codec in _CODECS.items()}


def encoding_named(name: str) -> str:
    """Return the IANA name of an encoding called by any of its names ("latin1", "cp1252"); raise ValueError, a sentence
    with the nearest known name, for one the archive cannot read.
    """
    for known in _CODECS:
        if known.casefold() == name.strip().casefold():
            return known
    try:
        return _NAMES[codecs.lookup(name.strip()).name]
    except (LookupError, ValueError):
        near = get_close_matches(name.casefold(), [known.casefold() for known in _CODECS], 1, 0.4)
        meant = next((known for known in _CODECS if known.casefold() in near), "windows-1252")
        raise ValueError(f"“{name}” is no encoding the archive can read; write a name such as “{meant}”.") from None


def codec_of(encoding: str) -> str:
    """Return Python's name for the encoding with this IANA name."""
    return _CODECS[encoding]


def is_single_byte(encoding: str) -> bool:
    """Tell whether every character of the encoding is one byte, so that nearly any file can be read in it."""
    return not _CODECS[encoding].startswith(_WIDE)
