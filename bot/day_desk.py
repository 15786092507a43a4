"""The dialogs' DayDesk, on top of what people at the centre do on the day of a visit."""

from dataclasses import dataclass

from dialogs import day_ports as ports
from handoff import closure_answers, hall_state, ratings, tickets
from handoff.bookings import bookings_of
from handoff.calling import come_back
from handoff.day_bookings import day_bookings
from handoff.day_words import counter_name
from handoff.hall_groups import groups_of
from handoff.passes import pass_key
from handoff.ports import PageUrl, Work
from handoff.ticket_paths import ticket_path
from handoff.ticket_rows import Ticket, ticket_of
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, CitizenId
from knowledge.notices import opening_words
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class CentreDayDesk:
    """The real dialogs.day_ports.DayDesk: one citizen, one town, one transaction."""

    work: Work
    town: Town
    catalog: Catalog
    calendar: Calendar
    citizen: CitizenId
    url: PageUrl

    def arrive(self) -> ports.Arrival:
        """Check in by today's next booking, or give the number that is there."""
        there = ticket_of(self.work, self.town.id, self.citizen)
        if there is not None and there.state == "missed":
            there = come_back(self.work, self.town.id, there) or there
        if there is not None:
            return self._in_line(there)
        today = local(self.work.now).date()
        for each in day_bookings(self.work, self.town.id, today, today):
            if each.citizen == self.citizen:
                return self._check_in(each.number)
        coming = bookings_of(self.work, self.town, self.citizen)
        if coming:
            first = coming[0]
            return ports.BookedFor(first.number, first.on, first.start, self._groups())
        return ports.NotBooked(self._groups())

    def in_line(self) -> ports.InLine | None:
        """Give the number in today's queue that still counts."""
        there = ticket_of(self.work, self.town.id, self.citizen)
        return None if there is None or there.state == "missed" else self._in_line(there)

    def _check_in(self, number: str) -> ports.Arrival:
        match tickets.check_in(self.work, self.town, number, "微信"):
            case tickets.InQueue(ticket):
                return self._in_line(ticket)
            case tickets.TooEarly(opens_at):
                return ports.ComeLater(number, local(opens_at))
            case tickets.NotToday() | tickets.NoBooking():
                return ports.NotBooked(self._groups())

    def _groups(self) -> tuple[tuple[str, str], ...]:
        if not self.town.queue:
            return ()
        return tuple((each.letter, each.name) for each in groups_of(self.town))

    def _in_line(self, ticket: Ticket) -> ports.InLine:
        hall_state.tell_estimate(self.work, self.town, self.catalog, ticket)
        outlook = hall_state.outlook(self.work, self.town, self.catalog, ticket)
        return ports.InLine(
            number=ticket.number,
            ahead=outlook.ahead,
            wait=outlook.told.words,
            url=self.url(ticket_path(self.town.id, ticket.number, ticket.key)),
            state=ticket.state,
            counter=counter_name(self.town, ticket.counter) if ticket.counter else None,
        )

    def take_number(self, letter: str) -> ports.InLine | ports.HallClosed:
        """Take a number of this group without a booking."""
        group = next((each for each in groups_of(self.town) if each.letter == letter), None)
        closed = ports.HallClosed(opening_words(self.town, self.calendar, self.work.now))
        if group is None:
            return closed
        match tickets.take_number(
            self.work, self.town, self.calendar, group, "微信", citizen=self.citizen
        ):
            case tickets.InQueue(ticket):
                return self._in_line(ticket)
            case tickets.NoNumbers():
                return closed

    def leave(self) -> str | None:
        """Give up the number that waits."""
        there = ticket_of(self.work, self.town.id, self.citizen)
        if there is None or not tickets.leave(self.work, self.town.id, there):
            return None
        return there.number

    def ticket_url(self, booking: str) -> str:
        """Give the address of a booking's ticket page."""
        key = pass_key(self.work, self.town.id, booking)
        return self.url(ticket_path(self.town.id, booking, key))

    def proposed(self, booking: str | None) -> ports.Proposed | None:
        """Give the proposal that waits for an answer."""
        found = closure_answers.proposal_for(self.work, self.town, self.citizen, booking)
        return None if found is None else ports.Proposed(found.booking, found.options)

    def accept(
        self, booking: str, option: int
    ) -> ports.MovedTo | ports.GoneMeanwhile | ports.NothingProposed:
        """Move the booking to the option."""
        found = closure_answers.proposal_for(self.work, self.town, self.citizen, booking)
        if found is None:
            return ports.NothingProposed()
        match closure_answers.accept(
            self.work, self.town, self.catalog, self.calendar, found, option
        ):
            case closure_answers.ProposalTaken(after):
                name = counter_name(self.town, after.counter)
                return ports.MovedTo(after.number, after.on, after.start, name)
            case closure_answers.NoPlaceThen():
                return ports.GoneMeanwhile()
            case closure_answers.NothingProposed():
                return ports.NothingProposed()

    def decline(self, booking: str) -> bool:
        """Cancel the booking whose time is closed."""
        found = closure_answers.proposal_for(self.work, self.town, self.citizen, booking)
        if found is None:
            return False
        off = closure_answers.call_off(self.work, self.town, found)
        return isinstance(off, closure_answers.CalledOff)

    def service(self, name: str | None) -> str | None:
        """Give the name of the service that is to be rated."""
        found = ratings.ask_of(self.work, self.town.id, self.citizen, name)
        return None if found is None else found.name

    def rate(self, name: str, level: int) -> bool:
        """Rate it."""
        found = ratings.ask_of(self.work, self.town.id, self.citizen, name)
        if found is None:
            return False
        rated = ratings.rate(self.work, self.town, self.calendar, found, level, "微信")
        return isinstance(rated, ratings.Rated)

    def reason(self, name: str, reason: str | None, words: str | None) -> None:
        """Add why it was not satisfying."""
        ratings.reason_of(self.work, self.town.id, self.citizen, name, reason, words)
