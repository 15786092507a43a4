"""A citizen's answer to a closure's proposal: another time with one tap, or not at all. BZ-16."""

from dataclasses import dataclass

from handoff.booking_views import BookingView, MovedPlace, NoSuchPlace, TooLate
from handoff.call_tasks import CLOSURE, drop_calls
from handoff.day_bookings import booking_named
from handoff.moving import move
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


@dataclass(frozen=True, slots=True)
class ProposalTaken:
    """The booking under its new number, at its new time; the old place is free."""

    booking: BookingView


@dataclass(frozen=True, slots=True)
class NoPlaceThen:
    """Nothing is free at that time; the booking stands as it was."""


def proposal_for(
    work: Work, town: Town, citizen: CitizenId, booking: str | None = None
) -> Proposal | None:
    """Give the citizen's proposal of this booking (None: the oldest) that waits for an answer."""
    found = waiting_proposals(work, town.id, citizen=citizen)
    return next((each for each in found if booking in {None, each.booking}), None)


def accept(
    work: Work, town: Town, catalog: Catalog, calendar: Calendar, proposal: Proposal, option: int
) -> ProposalTaken | NoPlaceThen | NothingProposed:
    """Move the booking to the option (from 0); what was kept for it is used."""
    before = booking_named(work, town.id, proposal.booking)
    matter = catalog.matter(before.matter) if before else None
    if before is None or matter is None or not 0 <= option < len(proposal.options):
        return NothingProposed()
    if not settle(work, town.id, proposal, "moved"):
        return NothingProposed()
    on, start = proposal.options[option]
    number, citizen = proposal.booking, proposal.citizen
    match move(work, town, calendar, matter, citizen, number, on, start, by_clerk=True):
        case MovedPlace(view):
            drop_calls(work, town.id, CLOSURE, number, "群众自己改了时间")
            moved_to(work, proposal, view.number)
            return ProposalTaken(view)
        case NoSuchPlace() | TooLate():
            return NothingProposed()
        case _:
            ask_again(work, proposal)
            return NoPlaceThen()


def call_off(work: Work, town: Town, proposal: Proposal) -> CalledOff | NothingProposed:
    """Cancel the booking: the citizen does not come."""
    before = booking_named(work, town.id, proposal.booking)
    if before is None or not settle(work, town.id, proposal, "cancelled"):
        return NothingProposed()
    cancel_booking(work, town.id, before)
    drop_calls(work, town.id, CLOSURE, proposal.booking, "群众自己取消了")
    return CalledOff(proposal.booking)
