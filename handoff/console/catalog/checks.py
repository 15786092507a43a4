"""核对: which matters the town has checked as they now stand, and which are to be checked first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from handoff.catalog_reach import times_told
from handoff.clerks import clerks_of
from handoff.confirmations import Confirmation, confirmations
from handoff.console.catalog.shelf import Opened
from handoff.console.words import moment
from handoff.ports import Work
from knowledge.documents import Row
from knowledge.matters import MatterCode, TownId

State = Literal["open", "done", "again"]

STATE_NAMES: Final[Mapping[State, str]] = {
    "open": "未核对",
    "done": "已核对",
    "again": "改过要重核",
}
_FREQUENT: Final = "高频"


@dataclass(frozen=True, slots=True)
class Check:
    """Where the checking of a matter stands; `by` and `at` are words, empty where there was none.

    `by_file` says that the town's file counts it as checked: that holds whatever is changed.
    """

    state: State
    by: str = ""
    at: str = ""
    by_file: bool = False

    @property
    def name(self) -> str:
        """The state in words."""
        return STATE_NAMES[self.state]


@dataclass(frozen=True, slots=True)
class Left:
    """A matter that is still to be checked; `told` is how often it was told."""

    code: str
    name: str
    domain: str
    state: State
    told: int
    frequent: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the checking of a domain (or of all) is."""

    domain: str
    done: int
    all: int

    @property
    def percent(self) -> int:
        """How much is done, rounded down."""
        return self.done * 100 // self.all if self.all else 100


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the database holds of the matters: who checked which, and how often each was told."""

    checked: Mapping[MatterCode, Confirmation]
    names: Mapping[str, str]
    told: Mapping[str, int]
    now: datetime


def recorded(work: Work, opened: Opened, towns: Iterable[TownId]) -> Recorded:
    """Read it; what was told is counted in all these towns."""
    town = opened.seat.town.id
    names = {each.login: each.name for each in clerks_of(work, town)}
    return Recorded(confirmations(work, town), names, times_told(work, towns), work.now)


def checks(found: Recorded, opened: Opened) -> Mapping[str, Check]:
    """Give for each matter where its checking stands. Pure; it digests: not in a transaction."""
    by_file = set(opened.seat.town.confirmed_matters)
    checked, names = found.checked, found.names
    return {
        code: _check(row, checked.get(MatterCode(code)), names, found.now, by_file=code in by_file)
        for code, row in opened.layers.document.matters.items()
    }


def _check(
    row: Row, found: Confirmation | None, names: Mapping[str, str], now: datetime, *, by_file: bool
) -> Check:
    if found is None or not found.confirmed:
        return Check("done" if by_file else "open", by_file=by_file)
    said = names.get(found.by, found.by), moment(found.at, now)
    state: State = "done" if found.holds(row) or by_file else "again"
    return Check(state, *said, by_file=by_file and not found.holds(row))


def offered(opened: Opened) -> tuple[str, ...]:
    """Give the codes of the matters that the town offers, in order."""
    matters = opened.catalog.matters.values()
    return tuple(each.code for each in matters if opened.seat.town.takes(each))


def left(opened: Opened, found: Mapping[str, Check], told: Mapping[str, int]) -> tuple[Left, ...]:
    """Give what is left to check: what was told most comes first, then what is marked 高频."""
    rows = opened.layers.document.matters
    lines = [
        Left(
            code,
            rows[code]["name"],
            rows[code]["domain"],
            found[code].state,
            told.get(code, 0),
            _FREQUENT in rows[code]["tags"],
        )
        for code in offered(opened)
        if found[code].state != "done"
    ]
    return tuple(sorted(lines, key=lambda each: (-each.told, not each.frequent)))


def progress(opened: Opened, found: Mapping[str, Check]) -> tuple[Progress, ...]:
    """Give how far each domain is, in the catalog's order; the first line is of all together."""
    counts: dict[str, list[int]] = {}
    for code in offered(opened):
        count = counts.setdefault(opened.layers.document.matters[code]["domain"], [0, 0])
        count[0] += found[code].state == "done"
        count[1] += 1
    done, all_ = (sum(each[place] for each in counts.values()) for place in (0, 1))
    lines = (Progress(domain, *count) for domain, count in counts.items())
    return (Progress("全部", done, all_), *lines)
