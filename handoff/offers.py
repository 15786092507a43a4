"""Offering freed places to who waits: by the clock, each exactly once."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select, update

from handoff.booking_records import RecordedPlace, record
from handoff.booking_views import Comer
from handoff.bookings import slot_at
from handoff.lapsed import free_lapsed
from handoff.no_shows import only_soon
from handoff.offer_words import offer_words, over_words, passed_words
from handoff.places import take_place
from handoff.ports import Scene, Work
from handoff.slots import FreeTimeAt, bookable_days, free_between, slots_on
from handoff.waitlist import WAITS, Half
from knowledge.calendar import local
from knowledge.matters import CitizenId, Matter
from knowledge.reading.when import part_of
from knowledge.towns import Town

FIRST, LAST = time(8), time(20)
"""From when to when (local) places are offered: nobody is woken up."""

_WAITING = WAITS.c["id", "citizen", "matter", "halves"]


@dataclass
class _Hall:
    """One town's places during one look; what was free is looked up once for each matter."""

    work: Work
    town: Town
    scene: Scene
    free: dict[str, tuple[FreeTimeAt, ...]]

    def first_free(
        self, matter: Matter, halves: Sequence[Half], last: date | None
    ) -> FreeTimeAt | None:
        """Give the earliest free time that fits one of the halves."""
        if matter.code not in self.free:
            days = bookable_days(self.town, self.work.now)
            self.free[matter.code] = free_between(
                self.work, self.town, self.scene.calendar, matter, days, self.work.now
            )
        fits = (each for each in self.free[matter.code] if last is None or each.on <= last)
        return next((each for each in fits if _wished(each, halves)), None)


def offer_freed(work: Work, scene: Scene) -> int:
    """Offer what is free to who waits, in the order of their wishes; how many offers were made."""
    made = 0
    for town in scene.towns:
        _end_unanswered(work, town, scene)
        if FIRST <= local(work.now).time() < LAST:
            _end_past(work, town, scene)
            made += _offer_in(work, town, scene)
    return made


def _offer_in(work: Work, town: Town, scene: Scene) -> int:
    wanted = (
        select(*_WAITING)
        .where(WAITS.c.town == town.id, WAITS.c.state == "waiting")
        .order_by(WAITS.c.id)
    )
    waiting = work.execute(wanted).all()
    if not waiting:
        return 0
    free_lapsed(work, town.id)
    hall, made = _Hall(work, town, scene, {}), 0
    for each in waiting:
        matter = scene.catalog(town.id).matter(each.matter)
        if matter is None:
            continue
        halves = [(date.fromisoformat(on), half) for on, half in each.halves]
        soon = only_soon(work, town, scene.calendar, each.citizen)
        free = hall.first_free(matter, halves, soon.last_on if soon else None)
        if free is not None and _offer(hall, each.id, each.citizen, matter, free):
            made += 1
            hall.free.clear()
    return made


def _offer(hall: _Hall, wish: int, citizen: CitizenId, matter: Matter, free: FreeTimeAt) -> bool:
    work, town = hall.work, hall.town
    until = work.now + town.booking.offer
    offered = (
        update(WAITS)
        .where(WAITS.c.town == town.id, WAITS.c.id == wish, WAITS.c.state == "waiting")
        .values(state="offered", day=free.on, start=free.start, answer_by=until)
        .returning(WAITS.c.id)
    )
    if work.execute(offered).one_or_none() is None:
        return False
    slots = slots_on(town, hall.scene.calendar, matter, free.on, work.now)
    slot = slot_at(slots, free.start)
    counter = take_place(work, town, slot) if slot else None
    if slot is None or counter is None:
        back = {"state": "waiting", "day": None, "start": None, "answer_by": None}
        work.execute(update(WAITS).where(WAITS.c.id == wish).values(**back))
        return False
    place = RecordedPlace(slot, counter.id, held_until=until, offer=wish)
    record(work, town.id, matter, citizen, place, None, Comer())
    work.say(town.id, citizen, offer_words(matter, free, until, work.now), by="bot")
    return True


def _end_unanswered(work: Work, town: Town, scene: Scene) -> None:
    """Close offers whose time has passed, and say so: the place goes to the next."""
    over = WAITS.c.answer_by <= work.now
    for citizen, matter in _ended(work, town, "offered", "lapsed", over):
        work.say(town.id, citizen, passed_words(_name(scene, town, matter)), by="bot")


def _end_past(work: Work, town: Town, scene: Scene) -> None:
    """Close wishes whose last day has passed without a free place, and say so: not at night."""
    over = WAITS.c.last_on < local(work.now).date()
    for citizen, matter in _ended(work, town, "waiting", "over", over):
        work.say(town.id, citizen, over_words(_name(scene, town, matter)), by="bot")


def _ended(
    work: Work, town: Town, before: str, state: str, over: object
) -> Iterable[tuple[CitizenId, str]]:
    ended = (
        update(WAITS)
        .where(WAITS.c.town == town.id, WAITS.c.state == before, over)  # type: ignore[arg-type] # a condition
        .values(state=state, ended_at=work.now)
        .returning(WAITS.c.citizen, WAITS.c.matter)
    )
    return [(each.citizen, each.matter) for each in work.execute(ended)]


def _name(scene: Scene, town: Town, code: str) -> str:
    matter = scene.catalog(town.id).matter(code)
    return matter.name if matter else code


def _wished(free: FreeTimeAt, halves: Sequence[Half]) -> bool:
    if not halves:
        return True
    return any(on == free.on and half in {"", part_of(free.start)} for on, half in halves)
