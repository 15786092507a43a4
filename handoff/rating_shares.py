"""评价分析: a period's ratings by matter, window, person and month. source: BZ-13."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.ratings import RatingRow
from handoff.tables.upsert import table_of
from knowledge.calendar import CHINA, local
from knowledge.matters import TownId

GOOD: Final = 3
"""From 基本满意 on a rating is good."""

_RATINGS = table_of(RatingRow)


@dataclass(frozen=True, slots=True)
class RatingShare:
    """Of one matter, window or person (a code, id or log-in): how many, how many good, the mean.

    `low` are 不满意 and worse; the mean is of levels 1 to 5.
    """

    name: str
    rated: int
    good: int
    low: int
    mean: float


@dataclass(frozen=True, slots=True)
class RatingAnalysis:
    """The shares of a period; each kind with the most low ones first, months in their order."""

    matters: tuple[RatingShare, ...]
    counters: tuple[RatingShare, ...]
    people: tuple[RatingShare, ...]
    months: tuple[RatingShare, ...]


@dataclass(frozen=True, slots=True)
class _Rated:
    matter: str
    counter: str
    clerk: str
    level: int
    month: str


def analysis(work: Work, town: TownId, first: date, last: date) -> RatingAnalysis:
    """Reckon the ratings from one local day to another, both included."""
    begin = datetime.combine(first, datetime.min.time(), CHINA)
    end = datetime.combine(last + timedelta(days=1), datetime.min.time(), CHINA)
    columns = _RATINGS.c["matter", "counter", "clerk", "level", "rated_at"]
    wanted = select(*columns).where(
        _RATINGS.c.town == town, _RATINGS.c.rated_at >= begin, _RATINGS.c.rated_at < end
    )
    found = [
        _Rated(matter or "", counter or "", clerk or "", level, f"{local(at):%Y-%m}")
        for matter, counter, clerk, level, at in work.execute(wanted)
    ]
    months = _shares(found, lambda each: each.month)
    return RatingAnalysis(
        _worst_first(_shares(found, lambda each: each.matter)),
        _worst_first(_shares(found, lambda each: each.counter)),
        _worst_first(_shares(found, lambda each: each.clerk)),
        tuple(sorted(months, key=lambda each: each.name)),
    )


def _shares(found: Iterable[_Rated], key: Callable[[_Rated], str]) -> list[RatingShare]:
    levels: dict[str, list[int]] = defaultdict(list)
    for each in found:
        levels[key(each)].append(each.level)
    return [
        RatingShare(
            name,
            len(given),
            sum(level >= GOOD for level in given),
            sum(level < GOOD for level in given),
            sum(given) / len(given),
        )
        for name, given in levels.items()
    ]


def _worst_first(shares: list[RatingShare]) -> tuple[RatingShare, ...]:
    return tuple(sorted(shares, key=lambda each: (-each.low, each.mean, -each.rated)))
