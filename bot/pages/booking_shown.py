"""What the booking pages show: matters by domain, days and times, the code, the booking made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from bot.pages.public import Look, PublicFacts, PublicLook
from bot.pages.told import qr_code
from bot.telling import notice_url
from dialogs.texts.booking import span
from handoff.bookings import BookingView, latest_of
from handoff.notices import NoticeEntry
from handoff.ports import Work
from handoff.slots import FreeDayAt, FreeTimeAt
from handoff.web_bookings import WebBooking
from knowledge.calendar import day_words, local
from knowledge.gathering import is_taken_here
from knowledge.matters import Matter
from knowledge.towns import Town

_REFUSED = {
    "taken": "发码的时候这个时间刚刚被别人约走了，请重新选。",
    "closed": "这个时间现在约不了了，请重新选。",
    "limit": "您手上的预约已经到上限了，办完或取消一个再约。",
    "has_one": "这件事您已经约过了。要改时间，在公众号里说“改到…”。",
    "only_soon": "您最近有几次约了没来，请约今天和下一个工作日的号，或者打电话约。",
}


@dataclass(frozen=True, slots=True)
class Domain:
    """Matters of one field of life (民政, 社保 …)."""

    name: str
    matters: tuple[Matter, ...]


@dataclass(frozen=True, slots=True)
class FindPage:
    """The first page: search, or all matters by domain."""

    look: Look
    base: str
    town: Town
    query: str
    domains: tuple[Domain, ...]
    total: int


@dataclass(frozen=True, slots=True)
class DayChoice:
    """A day with places left."""

    on: str
    words: str
    places: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class TimeChoice:
    """A start with places left."""

    start: str
    words: str
    places: int


@dataclass(frozen=True, slots=True)
class TimesPage:
    """Days, and the times of the chosen one; `why` says what went wrong before."""

    look: Look
    base: str
    town: Town
    matter: Matter
    days: tuple[DayChoice, ...]
    on: str | None
    times: tuple[TimeChoice, ...]
    why: str


@dataclass(frozen=True, slots=True)
class FormPage:
    """Name and phone for the chosen time."""

    look: Look
    base: str
    town: Town
    matter: Matter
    on: str
    start: str
    day: str
    name: str
    phone: str
    why: str


@dataclass(frozen=True, slots=True)
class CodePage:
    """The code to send, or what came of it. `waits`: the page asks again by itself."""

    look: Look
    base: str
    town: Town
    matter: Matter
    when: str
    code: str
    waits: bool
    expires: str
    booking: BookingView | None
    counter: str
    qr: Markup | None
    notice: str | None
    refused: str


class Shown:
    """Puts what is read into pages."""

    def __init__(self, public: PublicLook, facts: PublicFacts) -> None:
        self.base = public.base
        self._public = public
        self._facts = facts

    def look(self) -> Look:
        """Give the files of a page."""
        return self._public.look(big=False)

    def day(self, on: date) -> str:
        """Put a day in words."""
        return day_words(on, local(self._facts.clock()).date())

    def times(
        self,
        town: Town,
        matter: Matter,
        days: Sequence[FreeDayAt],
        on: date | None,
        times: Sequence[FreeTimeAt],
        why: str,
    ) -> TimesPage:
        """Make the page of days and times."""
        places: dict[str, TimeChoice] = {}
        for each in times:
            start = f"{each.start:%H:%M}"
            before = places[start].places if start in places else 0
            words = span(each.start, each.end)
            places[start] = TimeChoice(start, words, before + each.places)
        choices = tuple(
            DayChoice(each.on.isoformat(), self.day(each.on), each.places, each.on == on)
            for each in days
        )
        day = on.isoformat() if on else None
        starts = tuple(places[start] for start in sorted(places))
        return TimesPage(self.look(), self.base, town, matter, choices, day, starts, why)

    def notice_url(self, town: Town, entry: NoticeEntry) -> str:
        """Give the address of a notice's page."""
        return notice_url(self._facts.public_url.rstrip("/"), town.id, entry.number, entry.key)


def offered(matter: Matter, town: Town) -> bool:
    """Say whether a counter of the town takes the matter."""
    taken = town.takes(matter) and is_taken_here(matter, town)
    return taken and bool(town.counters_for(matter))


def domains_of(matters: Sequence[Matter]) -> tuple[Domain, ...]:
    """Group matters by domain, in the order in which they come."""
    names = dict.fromkeys(each.domain for each in matters)
    return tuple(
        Domain(name, tuple(each for each in matters if each.domain == name)) for name in names
    )


def code_page(
    work: Work,
    town: Town,
    matter: Matter,
    found: WebBooking,
    told: Sequence[NoticeEntry],
    shown: Shown,
) -> CodePage:
    """Make the page of a code."""
    booking = latest_of(work, town.id, found.number) if found.number else None
    counter = next((each for each in town.counters if booking and each.id == booking.counter), None)
    notice = next((each for each in told if each.matter == matter.code), None)
    at = booking.start if booking else found.start
    left = found.expires_at > work.now
    refused = _REFUSED.get(found.refused or "", "")
    if booking and booking.state == "cancelled":
        refused = f"预约 {booking.number} 已经取消了。"
        booking = None
    over = "" if left or found.citizen else "这个码过了10分钟，已经不能用了，请重新选时间。"
    return CodePage(
        look=shown.look(),
        base=shown.base,
        town=town,
        matter=matter,
        when=f"{shown.day(booking.on if booking else found.on)} {at.hour}:{at:%M}",
        code=found.code,
        waits=found.citizen is None and left,
        expires=f"{local(found.expires_at):%H:%M}",
        booking=booking,
        counter=counter.name if counter else "",
        qr=qr_code(booking.number) if booking else None,
        notice=shown.notice_url(town, notice) if notice else None,
        refused=refused or over,
    )
