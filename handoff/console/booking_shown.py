"""What the clerk's booking pages show: matters found, free places as columns of days, a booking."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from handoff.booking_views import (
    BookingView,
    HasOne,
    LimitReached,
    NoSuchPlace,
    NotBookable,
    PlaceTaken,
    TooLate,
)
from handoff.console.frame import Frame
from handoff.console.words import full_day, masked, moment
from handoff.desk_bookings import can_be_told
from handoff.ports import Reader, Work
from handoff.slots import bookable_days, free_between
from knowledge.calendar import CHINA, Calendar, local
from knowledge.gathering import is_taken_here
from knowledge.matters import Catalog, Matter
from knowledge.towns import Town

STATES: Final = {
    "booked": "已约",
    "arrived": "已到",
    "serving": "办理中",
    "done": "已办",
    "missed": "没有来",
    "cancelled": "已取消",
    "moved": "已改期",
}
_FOUND = 9
_COLUMNS = 7


@dataclass(frozen=True, slots=True)
class Typed:
    """What a form holds, so that nothing has to be typed twice; `slot` is day and time."""

    slot: str = ""
    name: str = ""
    phone: str = ""
    channel: str = "电话"
    chat: int | None = None


@dataclass(frozen=True, slots=True)
class ChannelChoice:
    """A way in which the citizen is here."""

    name: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Start:
    """A start with places left; `slot` is its value in the form."""

    slot: str
    words: str
    places: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A day with its free starts."""

    day: str
    starts: tuple[Start, ...]


@dataclass(frozen=True, slots=True)
class DeskPage:
    """The page of a new booking: what was searched and found, or the matter and its free places."""

    frame: Frame
    query: str
    found: tuple[Matter, ...]
    matter: Matter | None
    columns: tuple[Column, ...]
    channels: tuple[ChannelChoice, ...]
    typed: Typed
    refusal: str


@dataclass(frozen=True, slots=True)
class BookingPage:
    """One booking; `open`: it may be moved or cancelled. `columns` are shown to move it."""

    frame: Frame
    number: str
    matter: str
    when: str
    counter: str
    state: str
    who: str
    phone: str
    channel: str
    told: bool
    made: str
    moved_from: str | None
    notice: str | None
    open: bool
    new: bool
    columns: tuple[Column, ...]
    refusal: str


def found_matters(reader: Reader, catalog: Catalog, town: Town, query: str) -> tuple[Matter, ...]:
    """Give the matters that the words mean and a counter takes, best first; a sure one alone."""
    if not query:
        return ()
    understood = reader.understand(query, town)
    codes = understood.codes[:1] if understood.kind == "matter" else understood.codes[:_FOUND]
    named = (catalog.matter(each) for each in (query, *codes))
    return tuple(
        dict.fromkeys(
            each
            for each in named
            if each and town.takes(each) and is_taken_here(each, town) and town.counters_for(each)
        )
    )


def free_columns(
    work: Work, town: Town, calendar: Calendar, matter: Matter, chosen: str
) -> tuple[Column, ...]:
    """Give the next days with free places."""
    today = local(work.now).date()
    places: dict[str, int] = {}
    words: dict[str, str] = {}
    days: dict[str, str] = {}
    for each in free_between(work, town, calendar, matter, bookable_days(town, work.now), work.now):
        slot = f"{each.on.isoformat()}T{each.start:%H:%M}"
        places[slot] = places.get(slot, 0) + each.places
        words[slot] = f"{each.start:%H:%M}"
        days.setdefault(each.on.isoformat(), full_day(each.on, today))
    return tuple(
        Column(
            name,
            tuple(
                Start(slot, words[slot], places[slot], slot == chosen)
                for slot in sorted(places)
                if slot.startswith(day)
            ),
        )
        for day, name in list(days.items())[:_COLUMNS]
    )


def channels(typed: Typed) -> tuple[ChannelChoice, ...]:
    """Give the ways to be here; in a chat there is no choice."""
    if typed.chat is not None:
        return ()
    return tuple(ChannelChoice(each, each == typed.channel) for each in ("电话", "窗口"))


def one_booking(
    frame: Frame,
    view: BookingView,
    catalog: Catalog,
    town: Town,
    now: datetime,
    columns: Sequence[Column],
    refusal: str,
    *,
    new: bool,
) -> BookingPage:
    """Put a booking with all that is known of it."""
    matter = catalog.matter(view.matter)
    counter = next((each.name for each in town.counters if each.id == view.counter), view.counter)
    coming = datetime.combine(view.on, view.end, CHINA) > now
    day = full_day(view.on, local(now).date())
    return BookingPage(
        frame=frame,
        number=view.number,
        matter=matter.name if matter else view.matter,
        when=f"{day} {view.start:%H:%M}–{view.end:%H:%M}",
        counter=counter,
        state=STATES.get(view.state, view.state),
        who=view.for_name or f"微信群众 {masked(view.citizen)}",
        phone=view.phone or "没有留",
        channel=view.channel,
        told=can_be_told(view.citizen),
        made=moment(view.made_at, now),
        moved_from=view.moved_from,
        notice=view.notice,
        open=view.state == "booked" and coming,
        new=new,
        columns=tuple(columns),
        refusal=refusal,
    )


def refusal_of(result: object) -> str:
    """Say to a clerk why there is no booking."""
    match result:
        case PlaceTaken(nearest):
            times = "、".join(
                f"{each.on.month}月{each.on.day}日 {each.start:%H:%M}" for each in nearest
            )
            return (
                f"这个时间刚刚约满了。最近的：{times}。"
                if times
                else "这个时间刚刚约满了，最近没有空的。"
            )
        case NotBookable():
            return "这个时间现在约不了（没开门、太近或太远），请另选。"
        case LimitReached(limit):
            return f"这位群众手上已经有 {limit} 个预约，到上限了。"
        case HasOne(view):
            when = f"{view.on.month}月{view.on.day}日 {view.start:%H:%M}"
            return f"这位群众这件事已经约过：号 {view.number}，{when}。要改就打开那个号改时间。"
        case NoSuchPlace():
            return "没有这个预约，或者已经取消、改期、过了时间。"
        case TooLate():
            return "已经过了时间，改不了。"
        case _:
            return "没有约成，请另选时间。"
