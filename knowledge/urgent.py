"""紧急: words that can't wait, and the number to call at once; whatever else is talked of."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

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
    said = re.sub(r"\s+", "", text)
    return next((each.urgency for each in _kinds() if _fits(each, said)), None)


def _fits(kind: _Kind, said: str) -> bool:
    if kind.longest is not None and len(said) > kind.longest:
        return False
    return bool(kind.words.search(said)) and not kind.unless.search(said)


@cache
def _kinds() -> tuple[_Kind, ...]:
    """Read urgent.toml once; its order is that of the file."""
    data = tomllib.loads(_SHIPPED.read_text("utf-8"))
    return tuple(_kind(row, data["past"]) for row in data["kinds"])


def _kind(row: dict[str, object], past: list[str]) -> _Kind:
    words, unless = (list(map(str, _listed(row[key]))) for key in ("words", "unless"))
    grave = bool(row.get("ignores_past"))
    if not grave:
        unless += past
    urgency = Urgency(str(row["id"]), str(row["name"]), str(row["say"]))
    return _Kind(urgency, _any(words), _any(unless), None if grave else _LONGEST)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each})" for each in patterns))
