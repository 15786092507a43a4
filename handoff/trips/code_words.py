"""暗号: two plain words by which a family knows that it is really us. source: BZ-9."""

import secrets
from functools import cache
from pathlib import Path
from typing import Final

from knowledge.catalog import SHIPPED

_WORDS: Final[Path] = SHIPPED / "code_words.txt"


@cache
def words() -> tuple[str, ...]:
    """Give the words that a code is made of."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if not line.startswith("#") for word in line.split())


def new_code() -> str:
    """Give two different words, one chance in thousands to be guessed: 石榴 扁担."""
    first, second = secrets.SystemRandom().sample(words(), 2)
    return f"{first} {second}"
