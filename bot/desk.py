"""The dialogs' Desk, on top of what people at the centre do."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from bot.day_desk import CentreDayDesk
from bot.household_desk import CentreHousehold
from bot.proxy_desk import CentreProxies
from bot.roster_desk import CentreRosterDesk
from bot.slot_desk import CentreSlotDesk, one_for_each_start
from bot.suggest_desk import CentreSuggestDesk
from bot.telling import Telling
from bot.unsolved_desk import CentreUnsolved
from bot.visit_desk import CentreVisits
from dialogs import ports
from handoff import bookings as places
from handoff import contacts, dealing, notices, precheck, queue, slots
from handoff.complaints import take_complaint
from handoff.no_shows import only_soon
from handoff.notices import NoticeEntry
from handoff.ports import Work
from knowledge.calendar import Calendar, local
from knowledge.chains import ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import Catalog, CitizenId, Matter
from knowledge.notices import Notice, opening_words
from knowledge.sessions import open_now
from knowledge.towns import Town

_NOTE = 100  # characters
_LATEST = 5
COMPLAINT = "投诉"


@dataclass(frozen=True, slots=True)
class CentreDesk:
    """The real dialogs.ports.Desk: one citizen, one town, one transaction.

    `picture` is WeChat's id of the picture that this turn is about, if it is about one; `cares`
    is false where the citizen is known to have no profiles of a household.
    """

    work: Work
    town: Town
    catalog: Catalog
    calendar: Calendar
    citizen: CitizenId
    telling: Telling
    picture: str | None = None
    cares: bool = True
    _seen: dict[object, Any] = field(default_factory=dict)

    @property
    def roster(self) -> CentreRosterDesk:
        """Who has the duty."""
        return CentreRosterDesk(self.work, self.town, self.calendar)

    @property
    def day(self) -> CentreDayDesk:
        """Give what is done on the day of a visit."""
        return CentreDayDesk(
            self.work, self.town, self.catalog, self.calendar, self.citizen, self.telling.url
        )

    @property
    def visits(self) -> CentreVisits:
        """Give the part of the desk for visits at home."""
        return CentreVisits(self.work, self.town, self.catalog, self.calendar, self.citizen)

    @property
    def household(self) -> CentreHousehold:
        """Give the part of the desk for the people whom the citizen cares for."""
        if "household" not in self._seen:
            made = CentreHousehold(self.work, self.town, self.citizen, self.picture)
            if not self.cares:
                made.is_empty()
            self._seen["household"] = made
        household: CentreHousehold = self._seen["household"]
        return household

    @property
    def proxies(self) -> CentreProxies:
        """帮办代办."""
        return CentreProxies(
            self.work, self.town, self.catalog, self.calendar, self.citizen, self.picture
        )

    @property
    def unsolved(self) -> CentreUnsolved:
        """办不成事."""
        return CentreUnsolved(self.work, self.town, self.calendar, self.citizen)

    @property
    def suggestions(self) -> CentreSuggestDesk:
        """What takes suggestions down."""
        return CentreSuggestDesk(self.work, self.town, self.calendar, self.citizen)

    def now(self) -> datetime:
        """Give the instant of this turn (aware)."""
        return self.work.now

    def days(self, matter: Matter) -> tuple[ports.FreeDay, ...]:
        """Give the days with places left, soonest first; looked up once in a turn."""
        if matter.code not in self._seen:
            self._seen[matter.code] = self._days(matter)
        days: tuple[ports.FreeDay, ...] = self._seen[matter.code]
        return days

    def _days(self, matter: Matter) -> tuple[ports.FreeDay, ...]:
        found = slots.free_days(self.work, self.town, self.calendar, matter, self.work.now)
        soon = only_soon(self.work, self.town, self.calendar, self.citizen)
        return tuple(
            ports.FreeDay(each.on, each.places)
            for each in found
            if soon is None or each.on <= soon.last_on
        )

    def times(self, matter: Matter, on: date) -> tuple[ports.FreeTime, ...]:
        """Give the free times of a day, one for each start, with the places of all windows."""
        if (matter.code, on) not in self._seen:
            self._seen[matter.code, on] = self._times(matter, on)
        times: tuple[ports.FreeTime, ...] = self._seen[matter.code, on]
        return times

    def _times(self, matter: Matter, on: date) -> tuple[ports.FreeTime, ...]:
        found = slots.free_times(self.work, self.town, self.calendar, matter, on, self.work.now)
        return tuple(one_for_each_start(found))

    def book(
        self, matter: Matter, on: date, start: time, whom: str | None = None
    ) -> ports.BookResult:
        """Take a place at any window that takes the matter."""
        self._seen.clear()
        notice = notices.latest_number(self.work, self.town.id, self.citizen, matter.code)
        here, comer = (self.work, self.town, self.calendar), self.slots.comer(whom)
        result = places.book(*here, matter, self.citizen, on, start, notice, comer)
        return self.slots.booked(result)

    @property
    def slots(self) -> CentreSlotDesk:
        """Give what else can be done about places: hold, move, wait."""
        return CentreSlotDesk(
            self.work,
            self.town,
            self.catalog,
            self.calendar,
            self.citizen,
            self._seen.clear,
            self.household,
        )

    def bookings(self) -> tuple[ports.BookingSummary, ...]:
        """Give this citizen's bookings still to come."""
        found = places.bookings_of(self.work, self.town, self.citizen)
        return tuple(self.slots.summary(each) for each in found)

    def cancel(self, number: str) -> ports.CancelResult:
        """Cancel one of this citizen's bookings."""
        self._seen.clear()
        match places.cancel(self.work, self.town, self.citizen, number):
            case places.CancelledPlace(view):
                return ports.Cancelled(self.slots.summary(view))
            case places.NoSuchPlace():
                return ports.NoSuchBooking()
            case places.TooLate(view):
                return ports.TooLateToCancel(self.slots.summary(view))

    def tell(self, notice: Notice, answers: Answers) -> ports.Told:
        """Record the notice as told by the bot; the contact's question is answered (告知)."""
        return self._tell(notice, answers)

    def tell_chain(self, notice: ChainNotice, answers: Answers) -> ports.Told:
        """Record a chain's notice as told by the bot; the contact's question is answered."""
        return self._tell(notice, answers)

    def _tell(self, notice: notices.AnyNotice, answers: Answers) -> ports.Told:
        told = notices.tell(self.work, self.town, self.citizen, notice, answers, "bot")
        contacts.close_contact(
            self.work, self.town.id, self.citizen, contacts.TOLD, told.number, "bot"
        )
        return ports.Told(told.number, self.telling.notice_url(self.town, told.number, told.key))

    def sample_url(self, name: str) -> str:
        """Give the address of a material's filled-in example."""
        return self.telling.sample_url(self.town, name)

    def notices(self) -> tuple[ports.ToldBefore, ...]:
        """Give the notices that this citizen was told, latest first."""
        found = notices.notices_of(self.work, self.town.id, self.citizen, _LATEST)
        return tuple(self._told_before(each) for each in found)

    def _told_before(self, entry: NoticeEntry) -> ports.ToldBefore:
        matter = self.catalog.matter(entry.matter)
        name = matter.name if matter else entry.matter
        url = self.telling.notice_url(self.town, entry.number, entry.key)
        return ports.ToldBefore(entry.number, name, local(entry.told_at).date(), url)

    def settle(self, matter: Matter) -> None:
        """Make known which matter the contact is about."""
        contacts.settle(self.work, self.town, self.citizen, matter)

    def answered(self, asked: str) -> None:
        """Close a contact without a matter as answered (告知)."""
        contacts.close_contact(
            self.work, self.town.id, self.citizen, contacts.TOLD, asked[:_NOTE], "bot"
        )

    def call_clerk(self, reason: str, asked: str, matter: str | None) -> ports.Called:
        """Put this citizen into the queue for a person."""
        about = self.catalog.matter(matter) if matter else None
        if about is not None:
            self.settle(about)
        if reason == COMPLAINT:
            take_complaint(self.work, self.town, self.citizen, asked)
        queued = queue.call(
            self.work, self.town, self.citizen, reason=reason, asked=asked, matter=matter
        )
        dealing.deal_town(self.work, self.town, self.calendar, told=queued.chat)
        now = self.work.now
        return ports.Called(
            ahead=queued.ahead,
            open_now=open_now(self.town, self.calendar, now) is not None,
            opening=opening_words(self.town, self.calendar, now),
        )

    def precheck(self, notice: str | None) -> ports.Precheck | None:
        """Give the checklist of the citizen's notice."""
        found = precheck.checklist(self.work, self.town.id, self.citizen, notice)
        if found is None:
            return None
        unsent = tuple(each.name for each in found.papers if not each.sent)
        return ports.Precheck(found.notice, found.matter, found.name, unsent, found.pictures)

    def keep_picture(self, notice: str) -> int | None:
        """Put the picture of this turn onto the list."""
        if self.picture is None:
            return None
        match precheck.keep(self.work, self.town.id, self.citizen, self.picture, notice):
            case precheck.Kept(picture):
                return picture
            case precheck.NoChecklist() | precheck.ListFull():
                return None

    def put_picture(self, picture: int, paper: str) -> bool:
        """Put a kept picture beside a paper."""
        result = precheck.put(self.work, self.town.id, self.citizen, picture, paper)
        return isinstance(result, precheck.Put)
