"""Rules of the lexicon are regular expressions: compiled here, refused with their place."""

import re
from collections.abc import Iterable


class LexiconError(ValueError):
    """A lexicon file is wrong; the message names the file and what in it."""


def any_of(where: str, says: Iterable[str]) -> re.Pattern[str]:
    """Give one pattern that matches where any of these does; nothing where there are none.

    Raises LexiconError that begins with `where` (“intents.toml: 意图“book””).
    """
    try:
        return re.compile("|".join(f"(?:{each})" for each in says) or r"(?!)")
    except re.error as error:
        raise LexiconError(f"{where}的 says 或 words 不是合格的式子：{error}") from error


def words(texts: Iterable[str]) -> str:
    """Give the source of a pattern that matches any of these texts, longest first."""
    return "|".join(re.escape(each) for each in sorted(texts, key=len, reverse=True))
