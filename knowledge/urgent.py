"""紧急: words that can't wait, and the number to call at once; whatever else is talked of."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SHIPPED = Path(__file__).parent / "data" / "urgent.toml"
_LONGEST = 60
"""Who writes more characters tells a story; but for life and limb all of it is read."""


@dataclass(frozen=True, slots=True)
class Urgency:
    """What has happened (`name`), and what the citizen is told first: whom to call, what to do."""

    id: str
    name: str
    say: str


@dataclass(frozen=True, slots=True)
class _Kind:
    urgency: Urgency
    words: re.Pattern[str]
    unless: re.Pattern[str]
    longest: int | None


def urgency_of(text: str) -> Urgency | None:
    """Give what is urgent in a citizen's words, the gravest first; None where nothing is."""
    said = _plain(text)
    return next((each.urgency for each in _kinds() if _fits(each, said)), None)


def told_as_reason(text: str, *, of_a_visit: bool) -> bool:
    """Say whether an injury is told as why somebody can't come, not as what happens now.

    It is, where a visit is being asked for (`of_a_visit`, or in the text itself) or it has been so
    for days, and nothing says that it is just now, that there is blood, that somebody is not awake.
    """
    said, reason = _plain(text), _reason()
    if not reason["words"].search(said) or reason["now"].search(said):
        return False
    others = (each for each in _kinds() if _fits(each, reason["words"].sub("", said)))
    told = of_a_visit or reason["visit"].search(said) or reason["old"].search(said)
    return bool(told) and not any(others)


def _plain(text: str) -> str:
    """Give the text without blanks, and the commonest words of dialect as others say them."""
    return _dialect().sub(lambda found: _words()[found[0]], re.sub(r"\s+", "", text))


@cache
def _words() -> dict[str, str]:
    return {str(said): str(plain) for said, plain in _read()["plain"].items()}


@cache
def _dialect() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words())))


def _fits(kind: _Kind, said: str) -> bool:
    if kind.longest is not None and len(said) > kind.longest:
        return False
    return bool(kind.words.search(said)) and not kind.unless.search(said)


@cache
def _kinds() -> tuple[_Kind, ...]:
    """Read urgent.toml once; its order is that of the file."""
    data = _read()
    return tuple(_kind(row, data["past"]) for row in data["kinds"])


@cache
def _reason() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words) for name, words in _read()["reason"].items()}


def _read() -> dict[str, Any]:
    return tomllib.loads(_SHIPPED.read_text("utf-8"))


def _kind(row: dict[str, Any], past: list[str]) -> _Kind:
    words, unless = (list(map(str, _listed(row[key]))) for key in ("words", "unless"))
    grave = bool(row.get("ignores_past"))
    if not grave:
        here = set(map(str, row.get("ignores", ())))
        unless += [each for each in past if each not in here]
    urgency = Urgency(str(row["id"]), str(row["name"]), str(row["say"]))
    return _Kind(urgency, _any(words), _any(unless), None if grave else _LONGEST)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))
