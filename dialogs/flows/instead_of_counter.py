"""A visit in place of going to the counter: the same person and matter, and what of the place."""

from collections.abc import Mapping
from typing import Any

from dialogs.machine import Start, Turn
from dialogs.texts import booking as bookings
from dialogs.texts import visit as texts
from knowledge.calendar import local
from knowledge.reading.for_whom import called
from knowledge.reading.kinsfolk import read_whom, relations

_ONE_OF_SEVERAL = "亲戚"


def begins(turn: Turn, given: Mapping[str, Any]) -> Start:
    """Begin a visit for whom the talk is about, and say that the place at the counter is kept."""
    whom, matter = turn.learned.get("whom"), given.get("matter")
    same = matter is not None and matter == turn.learned.get("matter")
    known = _person(str(whom)) if whom and same and read_whom(turn.said.text) is None else {}
    today = local(turn.world.now).date()
    booked = [
        each
        for each in turn.world.desk.bookings()
        if same and each.matter == matter and each.whom == whom
    ]
    told = tuple(texts.counter_kept(bookings.line(each, today)) for each in booked[:1])
    return Start("visit", {**given, **known}, told)


def _person(whom: str) -> dict[str, str]:
    """Give the relation, and the name where there is one, as a visit keeps them."""
    if whom in relations():
        return {"relation": whom}
    found = read_whom(whom)
    if found is not None:
        return {"relation": found.relation, "who": found.name or whom}
    return {"relation": _ONE_OF_SEVERAL, "who": whom} if called(whom) else {}
