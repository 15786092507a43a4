"""A desk without a centre behind it: places in a dictionary, everything asked for in a list."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from dialogs.ports import (
    AlreadyBooked,
    Booked,
    BookingSummary,
    BookResult,
    Called,
    Cancelled,
    CancelResult,
    FreeDay,
    FreeTime,
    NoSuchBooking,
    Precheck,
    SlotClosed,
    SlotFull,
    Told,
    ToldBefore,
    TooManyBookings,
)
from knowledge.chains import ChainNotice
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notices import Notice
from knowledge.towns import Town
from tests.support.day_desk import FakeDayDesk
from tests.support.proxies import FakeProxies, FakeUnsolved
from tests.support.roster import FakeRoster
from tests.support.slot_desk import FakeSlotDesk
from tests.support.suggest_desk import FakeSuggestDesk
from tests.support.towns import make_town
from tests.support.visit_desk import FakeHousehold, FakeVisits

STARTS = tuple(time(hour, minute) for hour in (9, 10, 11, 14, 15, 16) for minute in (0, 30))


@dataclass
class FakeDesk:
    """dialogs.ports.Desk in memory; `places` are those left for a day and start."""

    today: date
    at: datetime
    places: dict[tuple[date, time], int] = field(default_factory=dict)
    made: list[BookingSummary] = field(default_factory=list)
    told: list[Notice] = field(default_factory=list)
    told_chains: list[tuple[ChainNotice, Answers]] = field(default_factory=list)
    called: list[tuple[str, str, str | None]] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    answers: list[str] = field(default_factory=list)
    limit: int = 3
    open_now: bool = True
    pictures: list[str | None] = field(default_factory=list)
    most_pictures: int = 60
    waiting_before: int = 0
    roster: FakeRoster = field(default_factory=FakeRoster)
    day: FakeDayDesk = field(default_factory=FakeDayDesk)

    town: Town = field(default_factory=make_town)
    proxies: FakeProxies = field(default_factory=FakeProxies)
    unsolved: FakeUnsolved = field(default_factory=FakeUnsolved)
    suggestions: FakeSuggestDesk = field(default_factory=FakeSuggestDesk)

    def __post_init__(self) -> None:
        self.slots = FakeSlotDesk(self)
        self.visits = FakeVisits(self.at, self.town)
        self.household = FakeHousehold(self.today)
        if not self.places:
            for ahead in (1, 2, 3):
                for start in STARTS:
                    self.places[self.today + timedelta(days=ahead), start] = 2

    def now(self) -> datetime:
        return self.at

    def days(self, matter: Matter) -> tuple[FreeDay, ...]:
        del matter
        days = sorted({on for (on, _), left in self.places.items() if left})
        return tuple(
            FreeDay(on, sum(left for (day, _), left in self.places.items() if day == on))
            for on in days
        )

    def times(self, matter: Matter, on: date) -> tuple[FreeTime, ...]:
        del matter
        return tuple(
            self._free(day, start, left)
            for (day, start), left in sorted(self.places.items())
            if day == on and left
        )

    @staticmethod
    def _free(on: date, start: time, left: int) -> FreeTime:
        end = (datetime.combine(on, start) + timedelta(minutes=30)).time()
        return FreeTime("w1", "综合窗口", on, start, end, left)

    def book(self, matter: Matter, on: date, start: time, whom: str | None = None) -> BookResult:
        if len(self.made) >= self.limit:
            return TooManyBookings(self.limit)
        for each in self.made:
            if each.matter == matter.code and each.whom == whom:
                return AlreadyBooked(each)
        self.slots.taken_up()
        left = self.places.get((on, start))
        if left is None:
            return SlotClosed()
        if left == 0:
            return SlotFull(self.times(matter, on)[:3])
        self.places[on, start] = left - 1
        free = self._free(on, start, left)
        number = f"{on:%y%m%d}-{len(self.made) + 1:03}"
        summary = BookingSummary(
            number, matter.code, matter.name, free.counter_name, on, start, free.end, whom
        )
        self.made.append(summary)
        return Booked(summary)

    def bookings(self) -> tuple[BookingSummary, ...]:
        return tuple(self.made)

    def cancel(self, number: str) -> CancelResult:
        for each in self.made:
            if each.number == number:
                self.made.remove(each)
                return Cancelled(each)
        return NoSuchBooking()

    def tell(self, notice: Notice, answers: Answers) -> Told:
        del answers
        self.told.append(notice)
        return Told(f"G261124-{len(self.told):04}", "http://127.0.0.1/n/x")

    def tell_chain(self, notice: ChainNotice, answers: Answers) -> Told:
        self.told_chains.append((notice, answers))
        return Told(f"G261124-{len(self.told_chains):04}", "http://127.0.0.1/n/x")

    def notices(self) -> tuple[ToldBefore, ...]:
        found = enumerate(self.told, 1)
        url = "http://127.0.0.1/n/x"
        return tuple(ToldBefore(f"G{at}", each.name, self.today, url) for at, each in found)

    def sample_url(self, name: str) -> str:
        return f"http://127.0.0.1/samples/shizhen/{name}"

    def precheck(self, notice: str | None) -> Precheck | None:
        found: list[Notice | ChainNotice] = [
            *self.told,
            *(each for each, _said in self.told_chains),
        ]
        del notice
        if not found or not found[-1].materials:
            return None
        latest = found[-1]
        names = dict.fromkeys(each.name for each in latest.materials)
        unsent = tuple(each for each in names if each not in self.pictures)
        return Precheck("G1", latest.matter, latest.name, unsent, len(self.pictures))

    def keep_picture(self, notice: str) -> int | None:
        del notice
        if len(self.pictures) >= self.most_pictures:
            return None
        self.pictures.append(None)
        return len(self.pictures) - 1

    def put_picture(self, picture: int, paper: str) -> bool:
        self.pictures[picture] = paper
        return True

    def settle(self, matter: Matter) -> None:
        self.settled.append(matter.code)

    def answered(self, asked: str) -> None:
        self.answers.append(asked)

    def call_clerk(self, reason: str, asked: str, matter: str | None) -> Called:
        self.called.append((reason, asked, matter))
        return Called(
            ahead=self.waiting_before, open_now=self.open_now, opening="下次开门：明天 9:00"
        )
