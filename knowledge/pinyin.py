"""The library's sounds of characters, without its phrases: 50 MB and 0.2 s for nothing."""

import os
from functools import cache

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # noqa: TID251 - the library's, not ours

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

__all__ = ["PINYIN_DICT", "initials", "lazy_pinyin"]


@cache
def initials(text: str) -> str:
    """Give the first letters of the characters' sounds, in small letters: 低保 is “db”."""
    return "".join(
        each[0] for each in lazy_pinyin(text) if each.isascii() and each[:1].isalnum()
    ).lower()
