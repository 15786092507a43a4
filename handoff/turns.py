"""轮值: turns of duty that somebody set for a day, over the rotation of the town's file.

source: BY-4, BZ-10, BZ-14
"""

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal

from sqlalchemy import bindparam, delete, select

from handoff.absences import ROSTER
from handoff.ports import Work
from handoff.tables.roster import TurnRow
from handoff.tables.upsert import insert_into, table_of
from knowledge.matters import TownId

Kind = Literal["counter", "office", "leader"]
Turns = Mapping[tuple[date, str, str, str], str]
"""Day, kind, counter's or office's id, part → log-in; what is not in it goes by the file."""

HALVES: Final = {"am": "上午", "pm": "下午"}
"""The parts of a leader's day."""

_TURNS = table_of(TurnRow)
_KEY = ("town", "day", "kind", "of", "part")
_BETWEEN = select(*_TURNS.c["day", "kind", "of", "part", "login"]).where(
    _TURNS.c.town == bindparam("of_town"),
    _TURNS.c.day.between(bindparam("first"), bindparam("last")),
)


def turns_between(work: Work, town_id: TownId, first: date, last: date) -> Turns:
    """Give what was set by hand from one local day to another, both included."""
    rows = work.execute(_BETWEEN, {"of_town": town_id, "first": first, "last": last})
    return {(each.day, each.kind, each.of, each.part): each.login for each in rows}


def set_turn(
    work: Work, town_id: TownId, day: date, kind: Kind, of: str, part: str, login: str, *, by: str
) -> None:
    """Give this turn of duty to somebody (a log-in), whoever had it."""
    values = {
        "town": town_id,
        "day": day,
        "kind": kind,
        "of": of,
        "part": part,
        "login": login,
        "by": by,
        "made_at": work.now,
    }
    changed = {each: values[each] for each in ("login", "by", "made_at")}
    setting = insert_into(work.dialect, _TURNS).on_conflict_do_update(
        index_elements=[_TURNS.c[each] for each in _KEY], set_=changed
    )
    work.execute(setting, values)
    work.forget(town_id, ROSTER)
    work.announce(town_id, ROSTER)


def clear_turn(work: Work, town_id: TownId, day: date, kind: Kind, of: str, part: str) -> None:
    """Let this turn of duty go by the town's file again."""
    values = (town_id, day, kind, of, part)
    same = (_TURNS.c[each] == value for each, value in zip(_KEY, values, strict=True))
    work.execute(delete(_TURNS).where(*same))
    work.forget(town_id, ROSTER)
    work.announce(town_id, ROSTER)
