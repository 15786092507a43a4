"""Small numbers as they are written with a date or a clock: 12, 十二, 廿三, 两, 二〇二六."""

import functools
import importlib
from typing import Any

NUMERAL = r"(?:(?<![\d.])\d{1,2}(?!\d)|[零〇一二两三四五六七八九十廿卅]{1,4})"
"""A number of at most two digits, or of Chinese numerals."""

_DIGITS = "一二三四五六七八九"


@functools.cache
def _library() -> Any:  # noqa: ANN401 - untyped
    """Give cn2an, imported at its first use: it takes 0.15 s of every start otherwise."""
    return importlib.import_module("cn2an")


def chinese_number(text: str) -> int | float:
    """Give the number that Chinese numerals mean. Raises ValueError or LookupError for others."""
    found: int | float = _library().cn2an(text, "smart")
    return found


@functools.lru_cache(maxsize=512)
def number(text: str) -> int | None:
    """Give the number, or None for what is none (十十, 二十七八)."""
    if text.isdecimal():
        return int(text)
    try:
        return int(chinese_number(text.replace("卅", "三十").replace("廿十", "廿")))
    except (ValueError, LookupError):  # it looks units up unguarded: 二十九十
        return None


def is_about(text: str) -> bool:
    """Say whether two neighbours stand for “about”: 八九 (点), 二十七八 (号)."""
    pair = text[-2:].replace("两", "二")
    if len(pair) < 2 or pair[0] not in _DIGITS or pair[1] not in _DIGITS:  # noqa: PLR2004 - a pair
        return False
    return _DIGITS.index(pair[1]) - _DIGITS.index(pair[0]) == 1
