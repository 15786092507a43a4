"""The dialogs' SlotDesk, on top of holds, moves, the waiting list and the web page's codes."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from bot.household_desk import CentreHousehold
from dialogs import booking_ports as ports
from handoff import booking_views as views
from handoff import contacts, holds, moving, waitlist, web_bookings
from handoff.bookings import bookings_of
from handoff.ports import Work
from handoff.slots import FreeTimeAt
from knowledge.calendar import Calendar
from knowledge.matters import Catalog, CitizenId, Matter
from knowledge.reading.kinsfolk import SELF
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class CentreSlotDesk:
    """The real dialogs.booking_ports.SlotDesk: one citizen, one town, one transaction.

    `changed` is called before places change, so that nothing that was looked up before is kept.
    """

    work: Work
    town: Town
    catalog: Catalog
    calendar: Calendar
    citizen: CitizenId
    changed: Callable[[], None]
    household: CentreHousehold

    def comer(self, whom: str | None) -> views.Comer:
        """Give who comes: the profile that is meant, else the word that was said."""
        if not whom or whom == SELF:
            return views.Comer()
        person = self.household.find(whom)
        return views.Comer(person.called, person=person.id) if person else views.Comer(whom)

    def hold(
        self, matter: Matter, on: date, start: time, whom: str | None = None
    ) -> ports.HoldResult:
        """Keep a place for five minutes."""
        self.changed()
        comer = self.comer(whom)
        match holds.hold(
            self.work, self.town, self.calendar, matter, self.citizen, on, start, comer
        ):
            case views.HeldPlace(_, until):
                return ports.Held(until)
            case refused:
                return self.refused(refused)

    def booked(self, result: views.Booking) -> ports.BookResult:
        """Close the contact of a booking that was made; put either into the dialogs' words."""
        if not isinstance(result, views.BookedPlace):
            return self.refused(result)
        work, town, view = self.work, self.town, result.view
        matter = self.catalog.matter(view.matter)
        if matter is not None:
            contacts.settle(work, town, self.citizen, matter)
        contacts.close_contact(work, town.id, self.citizen, contacts.BOOKED, view.number, "bot")
        for each in waitlist.wishes_of(work, town.id, self.citizen):
            if each.matter == view.matter:
                waitlist.end_wish(work, town.id, self.citizen, each.id)
        return ports.Booked(self.summary(view))

    def refused(
        self,
        result: views.PlaceTaken
        | views.NotBookable
        | views.LimitReached
        | views.HasOne
        | views.OnlySoon,
    ) -> (
        ports.SlotFull
        | ports.SlotClosed
        | ports.TooManyBookings
        | ports.AlreadyBooked
        | ports.OnlySoon
    ):
        """Put a refusal into the dialogs' words."""
        match result:
            case views.PlaceTaken(nearest):
                return ports.SlotFull(tuple(one_for_each_start(nearest)))
            case views.NotBookable():
                return ports.SlotClosed()
            case views.LimitReached(limit):
                return ports.TooManyBookings(limit)
            case views.HasOne(view):
                return ports.AlreadyBooked(self.summary(view))
            case views.OnlySoon(missed, last_on):
                return ports.OnlySoon(missed, last_on)

    def move(self, number: str, on: date, start: time) -> ports.MoveResult:
        """Give a booking another time in one step."""
        self.changed()
        coming = bookings_of(self.work, self.town, self.citizen)
        view = next((each for each in coming if each.number == number), None)
        matter = self.catalog.matter(view.matter) if view else None
        if matter is None:
            return ports.NoSuchBooking()
        result = moving.move(
            self.work, self.town, self.calendar, matter, self.citizen, number, on, start
        )
        return self._moved(result)

    def _moved(self, result: views.Moving) -> ports.MoveResult:
        match result:
            case views.MovedPlace(view, before):
                note = f"{before.number} → {view.number}"
                contacts.close_contact(
                    self.work, self.town.id, self.citizen, contacts.BOOKED, note, "bot"
                )
                return ports.Moved(self.summary(view), self.summary(before))
            case views.PlaceTaken(nearest):
                return ports.SlotFull(tuple(one_for_each_start(nearest)))
            case views.NotBookable():
                return ports.SlotClosed()
            case views.NoSuchPlace():
                return ports.NoSuchBooking()
            case views.TooLate(view):
                return ports.TooLateToCancel(self.summary(view))
            case views.OnlySoon(missed, last_on):
                return ports.OnlySoon(missed, last_on)

    def wait(
        self, matter: Matter, halves: Sequence[ports.Half]
    ) -> ports.Waits | ports.TooManyWaits:
        """Note that the citizen wants to be told when a place is free."""
        match waitlist.wish(self.work, self.town, self.citizen, matter, halves):
            case waitlist.Waiting(_, ahead):
                return ports.Waits(ahead)
            case waitlist.TooManyWishes(limit):
                return ports.TooManyWaits(limit)

    def waiting(self) -> tuple[ports.WaitSummary, ...]:
        """Give what the citizen waits for."""
        found = waitlist.wishes_of(self.work, self.town.id, self.citizen)
        return tuple(
            ports.WaitSummary(each.id, self._name(each.matter), each.halves) for each in found
        )

    def stop_waiting(self, wish: int) -> None:
        """Take a wish back."""
        waitlist.end_wish(self.work, self.town.id, self.citizen, wish)

    def accept(self) -> ports.OfferResult:
        """Book what was offered last."""
        self.changed()
        result = waitlist.accept(self.work, self.town, self.calendar, self.catalog, self.citizen)
        match result:
            case waitlist.NothingOffered():
                return ports.NothingOffered()
            case views.MovedPlace() | views.NoSuchPlace() | views.TooLate():
                return self._moved(result)
            case booking:
                return self.booked(booking)

    def decline(self) -> bool:
        """Let go of what was offered."""
        offer = waitlist.offered_to(self.work, self.town.id, self.citizen)
        if offer is None:
            return False
        return waitlist.end_wish(self.work, self.town.id, self.citizen, offer.id)

    def from_web(self, code: str) -> ports.WebResult:
        """Book what the web page with this code wants."""
        self.changed()
        found = web_bookings.from_web(
            self.work, self.town, self.calendar, self.catalog, self.citizen, code
        )
        if isinstance(found, web_bookings.WrongCode):
            return ports.CodeUnknown(found.left)
        return self.booked(found[1])

    def summary(self, view: views.BookingView) -> ports.BookingSummary:
        """Put a booking as its citizen sees it."""
        counter = next((each for each in self.town.counters if each.id == view.counter), None)
        return ports.BookingSummary(
            number=view.number,
            matter=view.matter,
            matter_name=self._name(view.matter),
            counter_name=counter.name if counter else view.counter,
            on=view.on,
            start=view.start,
            end=view.end,
            whom=view.for_name if view.channel == "微信" else None,
        )

    def _name(self, code: str) -> str:
        matter = self.catalog.matter(code)
        return matter.name if matter else code


def one_for_each_start(found: Iterable[FreeTimeAt]) -> Iterable[ports.FreeTime]:
    """Put the free places of all windows together, one entry for each start, earliest first."""
    merged: dict[tuple[date, time], ports.FreeTime] = {}
    for each in found:
        before = merged.get((each.on, each.start))
        merged[each.on, each.start] = ports.FreeTime(
            counter=before.counter if before else each.counter.id,
            counter_name=before.counter_name if before else each.counter.name,
            on=each.on,
            start=each.start,
            end=each.end,
            places=each.places + (before.places if before else 0),
        )
    return (merged[key] for key in sorted(merged))
