"""A place kept while its citizen answers the last question: five minutes, one at a time."""

from datetime import date, time, timedelta
from typing import Final

from handoff.booking_records import RecordedPlace, held_at, let_go, record
from handoff.booking_views import Comer, HeldPlace, Holding, NotBookable, PlaceTaken
from handoff.bookings import refusal, slot_at
from handoff.lapsed import free_lapsed
from handoff.places import take_place
from handoff.ports import Work
from handoff.slots import nearest_times, slots_on
from knowledge.calendar import Calendar
from knowledge.matters import CitizenId, Matter
from knowledge.towns import Town

HOLD: Final = timedelta(minutes=5)


def hold(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    citizen: CitizenId,
    on: date,
    start: time,
    comer: Comer = Comer(),  # noqa: B008 - frozen
) -> Holding:
    """Keep a place at this local time for HOLD, and let go of what the citizen held before.

    To ask again for the same place does not make it last longer.
    """
    refused = refusal(work, town, calendar, matter, citizen, on, comer)
    if refused is not None:
        return refused
    there = held_at(work, town.id, matter, citizen, (on, start))
    if there is not None:
        return HeldPlace(*there)
    slot = slot_at(slots_on(town, calendar, matter, on, work.now), start)
    if slot is None:
        return NotBookable()
    let_go(work, town.id, citizen)
    free_lapsed(work, town.id)
    counter = take_place(work, town, slot)
    if counter is None:
        return PlaceTaken(nearest_times(work, town, calendar, matter, slot.start, work.now))
    place = RecordedPlace(slot, counter.id, held_until=work.now + HOLD)
    view = record(work, town.id, matter, citizen, place, None, comer)
    return HeldPlace(view, work.now + HOLD)
