"""What happens to a visit before anybody drives. source: BZ-9, BZ-11."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from handoff.ports import Work
from handoff.queue import call
from handoff.visits import VisitView, change, visit_numbered
from knowledge.calendar import local
from knowledge.half_days import HalfDay
from knowledge.matters import CitizenId
from knowledge.towns import Town

REASON_LIMIT: Final = 200
_PLANNED = frozenset({"planned", "confirmed", "not_home"})
_LENGTHS: Final = {
    "relation": 20, "who": 60, "village": 60, "place": 200, "phone": 40, "other_phone": 40,
}  # fmt: skip
_NOTES: Final = 300
_FREED = {"trip": None, "on_day": None, "half": None, "code_word": None}


@dataclass(frozen=True, slots=True)
class Moved:
    """The half-days or what was said of it changed. `replan`: it lost its place in a plan."""

    visit: VisitView
    replan: bool


@dataclass(frozen=True, slots=True)
class CalledOff:
    """The visit is called off. `late`: they may be on the way, so that a person was called."""

    visit: VisitView
    late: bool


@dataclass(frozen=True, slots=True)
class TooLateToMove:
    """It is for today, or they are on the way."""

    visit: VisitView


@dataclass(frozen=True, slots=True)
class NotOpen:
    """There is no such visit of theirs that is still to come."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A doubtful visit was decided; the citizen was told."""

    visit: VisitView


@dataclass(frozen=True, slots=True)
class ReasonMissing:
    """A no needs a reason and another way, both told to the citizen. source: BZ-11."""


def _own(work: Work, town: Town, citizen: CitizenId | None, number: str) -> VisitView | None:
    """Give the open visit with this number; `citizen` None: whoever's it is."""
    found = visit_numbered(work, town.id, number)
    if found is None or found.state in {"done", "cancelled"}:
        return None
    return found if citizen is None or found.citizen == citizen else None


def _is_on(work: Work, visit: VisitView) -> bool:
    today = local(work.now).date()
    return visit.state == "under_way" or (visit.on is not None and visit.on <= today)


def move(
    work: Work, town: Town, citizen: CitizenId | None, number: str, halves: Sequence[HalfDay]
) -> Moved | TooLateToMove | NotOpen:
    """Change when a visit is wished; one that was planned is to be planned anew."""
    found = _own(work, town, citizen, number)
    if found is None:
        return NotOpen()
    if found.state != "not_home" and _is_on(work, found):
        return TooLateToMove(found)
    replan = found.state in _PLANNED
    freed = {"state": "asked", **_FREED} if replan else {}
    stored = [each.stored for each in halves]
    changed = change(work, town.id, number, {"halves": stored, **freed})
    return Moved(changed, replan) if changed else NotOpen()


def mend(
    work: Work,
    town: Town,
    citizen: CitizenId | None,
    number: str,
    said: Mapping[str, str],
    note: str,
) -> Moved | TooLateToMove | NotOpen:
    """Put right who, where or which phone; another place is planned anew.

    `said` holds columns among relation, who, village, place, phone and other_phone.
    """
    found = _own(work, town, citizen, number)
    if found is None:
        return NotOpen()
    if found.state != "not_home" and _is_on(work, found):
        return TooLateToMove(found)
    elsewhere = "village" in said or "place" in said
    values: dict[str, object] = {name: value[: _LENGTHS[name]] for name, value in said.items()}
    if elsewhere:
        values |= {"place": said.get("place", "")[: _LENGTHS["place"]], "lat": None, "lon": None}
    if "relation" in said or "who" in said:
        values["person"] = None
    if note:
        values["notes"] = "；".join(each for each in (found.notes, note) if each)[:_NOTES]
    replan = elsewhere and found.state in _PLANNED
    freed = {"state": "asked", **_FREED} if replan else {}
    changed = change(work, town.id, number, {**values, **freed})
    return Moved(changed, replan) if changed else NotOpen()


def call_off(
    work: Work, town: Town, citizen: CitizenId | None, number: str, note: str
) -> CalledOff | NotOpen:
    """Call a visit off. Where they may be on the way, a person is called to stop them."""
    found = _own(work, town, citizen, number)
    if found is None:
        return NotOpen()
    late = found.state != "not_home" and _is_on(work, found)
    values = {"state": "cancelled", "closed_at": work.now, "result_note": note, "trip": None}
    changed = change(work, town.id, number, values)
    if changed is None:
        return NotOpen()
    if late and found.reachable:
        reason = f"上门{number}今天不用去了，请拦下出车的人"
        call(work, town, found.citizen, reason=reason, asked=note, matter=found.matter)
    return CalledOff(changed, late)


def agree(work: Work, town: Town, number: str, by: str, words: str) -> Decided | NotOpen:
    """Say yes to a doubtful visit: it is planned like any other, and the citizen is told."""
    found = _own(work, town, None, number)
    if found is None or found.state != "doubtful":
        return NotOpen()
    changed = change(work, town.id, number, {"state": "asked"})
    if changed is None:
        return NotOpen()
    _say(work, town, changed, words, by)
    return Decided(changed)


def decline(
    work: Work, town: Town, number: str, by: str, reason: str, instead: str, words: str
) -> Decided | NotOpen | ReasonMissing:
    """Say no to a doubtful visit, with the reason and another way, told kindly in `words`."""
    if not reason.strip() or not instead.strip():
        return ReasonMissing()
    found = _own(work, town, None, number)
    if found is None or found.state != "doubtful":
        return NotOpen()
    note = f"{reason.strip()[:REASON_LIMIT]}；改为：{instead}"
    values = {"state": "cancelled", "closed_at": work.now, "result": "不上门", "result_note": note}
    changed = change(work, town.id, number, values)
    if changed is None:
        return NotOpen()
    _say(work, town, changed, words, by)
    return Decided(changed)


def _say(work: Work, town: Town, visit: VisitView, words: str, by: str) -> None:
    if visit.reachable:
        work.say(town.id, visit.citizen, words, by=by)
