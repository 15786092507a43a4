"""The words that search lives by, read from `knowledge/data/lexicon`: data, none in code."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from knowledge.search.patterns import LexiconError, any_of
from knowledge.search.understanding import Intent

__all__ = ["IntentRule", "Lexicon", "LexiconError", "Thresholds", "read_lexicon"]

SHIPPED = Path(__file__).parents[1] / "data" / "lexicon"


@dataclass(frozen=True, slots=True)
class IntentRule:
    """How one intent is said: `alone` matches a whole message, `says` any part of it.

    `over_matter`: it counts even where a matter is named as well.
    """

    intent: Intent
    over_matter: bool
    alone: frozenset[str]
    says: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When to be sure: weights of the evidence, and the chances from which on we answer or ask.

    `chance` and `within` weigh the evidence that the first is meant, and that the question is ours
    at all (decide.py), `chance_alone` and `within_alone` where there is no second reading of the
    first; `unlearned` weighs that for matters which have no examples yet (index.py).
    """

    unlearned: Mapping[str, float]
    chance: Mapping[str, float]
    within: Mapping[str, float]
    chance_alone: Mapping[str, float]
    within_alone: Mapping[str, float]
    sure: float
    sure_long: float
    sure_denied: float
    sure_letter: float
    sure_placed: float
    sure_sentence: float
    sentence: float
    sure_elsewhere: float
    intent: float
    intent_sure: float
    intent_firm: float
    intent_few: float
    book_few: float
    item: float
    least: float
    least_long: float
    vague: float
    vague_long: float
    vague_letter: float
    sure_ours: float
    known: float
    exact: float
    shared: float
    agreed: float
    plain: float
    ours: float
    ours_long: float
    ours_letter: float
    gap: float
    alike: float


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything in the folder; `elsewhere`, `asked`, `kin` and `told` are tables as read."""

    traditional: Mapping[int, str]
    dialect: Mapping[str, str]
    synonyms: Mapping[str, str]
    fillers: tuple[str, ...]
    leading: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    typed: Mapping[str, str]
    intents: tuple[IntentRule, ...]
    everyday: tuple[str, ...]
    written: tuple[str, ...]
    generic: frozenset[str]
    function: frozenset[str]
    denials: tuple[str, ...]
    elsewhere: Mapping[str, Any]
    asked: Mapping[str, Any]
    kin: Mapping[str, Any]
    told: Mapping[str, Any]
    thresholds: Thresholds


def read_lexicon(folder: Path = SHIPPED) -> Lexicon:
    """Read every file of the folder. Raises LexiconError that names the file and the fault."""
    fillers, typed = _toml(folder / "fillers.toml"), _toml(folder / "typed.toml")
    return Lexicon(
        traditional=_traditional(folder / "traditional.txt"),
        dialect=_toml(folder / "dialect.toml")["words"],
        synonyms=_synonyms(folder / "synonyms.toml"),
        fillers=tuple(fillers["words"]),
        leading=tuple(fillers["leading"]),
        before=tuple(fillers["before"]),
        after=tuple(fillers["after"]),
        typed=typed["initials"],
        everyday=tuple(typed["everyday"]["words"]),
        written=tuple(_apart(folder / "written.txt")),
        intents=tuple(_intents(folder / "intents.toml")),
        generic=frozenset(fillers["generic"]),
        function=frozenset(fillers["function"]),
        denials=tuple(fillers["denials"]),
        elsewhere=_toml(folder / "elsewhere.toml"),
        asked=_toml(folder / "asked.toml"),
        kin=_toml(folder / "kin.toml"),
        told=_toml(folder / "told.toml"),
        thresholds=Thresholds(**_toml(folder / "thresholds.toml")),
    )


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: 不是合格的 TOML：{error}") from error


def _traditional(path: Path) -> dict[int, str]:
    return {ord(pair[0]): pair[1] for pair in _apart(path)}


def _apart(path: Path) -> list[str]:
    """Read what stands apart by spaces; lines that begin with # are remarks."""
    lines = path.read_text("utf-8").splitlines()
    return " ".join(line for line in lines if not line.startswith("#")).split()


def _synonyms(path: Path) -> dict[str, str]:
    plain: dict[str, str] = {}
    for line in _toml(path)["same"]:
        for word in line:
            if word in plain:
                raise LexiconError(f"{path.name}: “{word}”写在了两行里，只能在一行")
            plain[word] = line[0]
    return plain


def _intents(path: Path) -> Iterable[IntentRule]:
    known = get_args(Intent)
    for row in _toml(path)["intent"]:
        if row["name"] not in known:
            raise LexiconError(
                f"{path.name}: 没有名为“{row['name']}”的意图，只有：{'、'.join(known)}"
            )
        says = any_of(f"{path.name}: 意图“{row['name']}”", row.get("says", ()))
        yield IntentRule(
            intent=row["name"],
            over_matter=row["over_matter"],
            alone=frozenset(row["alone"]),
            says=says if row.get("says") else None,
        )
