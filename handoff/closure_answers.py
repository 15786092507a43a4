"""A citizen's answer to a closure's proposal: another time with one tap, or not at all. BZ-16."""

from dataclasses import dataclass

from handoff.call_tasks import CLOSURE, drop_calls
from handoff.day_bookings import booking_named
from handoff.moving import Moved, NoPlaceThen, NotMovable, move
from handoff.ports import Work
from handoff.proposals import (
    Proposal,
    ask_again,
    cancel_booking,
    moved_to,
    settle,
    waiting_proposals,
)
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, CitizenId
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class NothingProposed:
    """No proposal waits for this citizen: it was answered, taken back, or is over."""


@dataclass(frozen=True, slots=True)
class CalledOff:
    """The citizen does not come; the booking (its number) is cancelled."""

    booking: str


def proposal_for(
    work: Work, town: Town, citizen: CitizenId, booking: str | None = None
) -> Proposal | None:
    """Give the citizen's proposal of this booking (None: the oldest) that waits for an answer."""
    found = waiting_proposals(work, town.id, citizen=citizen)
    return next((each for each in found if booking in {None, each.booking}), None)


def accept(
    work: Work, town: Town, catalog: Catalog, calendar: Calendar, proposal: Proposal, option: int
) -> Moved | NoPlaceThen | NothingProposed:
    """Move the booking to the option (from 0); what was kept for it is used."""
    before = booking_named(work, town.id, proposal.booking)
    matter = catalog.matter(before.matter) if before else None
    if before is None or matter is None or not 0 <= option < len(proposal.options):
        return NothingProposed()
    if not settle(work, town.id, proposal, "moved"):
        return NothingProposed()
    on, start = proposal.options[option]
    match move(work, town, calendar, matter, proposal.booking, on, start):
        case Moved(booking) as moved:
            drop_calls(work, town.id, CLOSURE, proposal.booking, "群众自己改了时间")
            moved_to(work, proposal, booking.number)
            return moved
        case NoPlaceThen():
            ask_again(work, proposal)
            return NoPlaceThen()
        case NotMovable():
            return NothingProposed()


def call_off(work: Work, town: Town, proposal: Proposal) -> CalledOff | NothingProposed:
    """Cancel the booking: the citizen does not come."""
    before = booking_named(work, town.id, proposal.booking)
    if before is None or not settle(work, town.id, proposal, "cancelled"):
        return NothingProposed()
    cancel_booking(work, town.id, before)
    drop_calls(work, town.id, CLOSURE, proposal.booking, "群众自己取消了")
    return CalledOff(proposal.booking)
