"""What stands beside a chat: bookings still to come, notices told, colleagues' notes, answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from handoff.bookings import BookingView, bookings_of
from handoff.canned import canned_of, facts_for, filled
from handoff.chat_notes import mention, notes_of
from handoff.chats import ChatView
from handoff.console.frame import PREFIX
from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.console.rights import may_open
from handoff.console.told import breach_words
from handoff.console.visit_words import STATES
from handoff.console.words import full_day, moment
from handoff.notices import NoticeEntry, notices_of
from handoff.ports import Work
from handoff.proxy_records import OPEN, STATE_WORDS, proxies_of
from handoff.visits import open_visits
from knowledge.calendar import local
from knowledge.matters import Catalog
from knowledge.pinyin import initials
from knowledge.towns import Town

_NOTICES = 10


@dataclass(frozen=True, slots=True)
class BookingLine:
    """A booking still to come."""

    number: str
    when: str
    counter: str
    matter: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line to choose while typing: `words` find it, `says` takes the place of what was typed."""

    name: str
    words: str
    says: str


@dataclass(frozen=True, slots=True)
class WorkLine:
    """A home visit or a proxy request; `href` is empty where this clerk may not open it."""

    name: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A colleague's note."""

    by: str
    at: str
    text: str


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """A notice that was told, and its page; `flag`: in what it broke 一次性告知."""

    number: str
    name: str
    told: str
    href: str
    flag: str


def booking_lines(
    work: Work, town: Town, view: ChatView, catalog: Catalog
) -> tuple[BookingLine, ...]:
    """Give the bookings still to come, soonest first."""
    return tuple(
        _booking(work, each, town, catalog) for each in bookings_of(work, town, view.citizen)
    )


def _booking(work: Work, booking: BookingView, town: Town, catalog: Catalog) -> BookingLine:
    counters = {each.id: each.name for each in town.counters}
    day = full_day(booking.on, local(work.now).date())
    return BookingLine(
        number=booking.number,
        when=f"{day} {booking.start:%H:%M}",
        counter=counters.get(booking.counter, booking.counter),
        matter=matter_name(catalog, booking.matter) or "",
    )


def notice_lines(
    work: Work, town: Town, view: ChatView, catalog: Catalog
) -> tuple[NoticeLine, ...]:
    """Give the notices that the citizen was told, newest first."""
    return tuple(
        NoticeLine(
            number=each.number,
            name=_notice_name(catalog, each),
            told=moment(each.told_at, work.now),
            href=f"{PREFIX}/chats/{view.id}/notices/{quote(each.number)}",
            flag=breach_words(each.added, each.breach_of),
        )
        for each in notices_of(work, town.id, view.citizen, _NOTICES)
    )


def work_lines(work: Work, seat: Seat, view: ChatView, catalog: Catalog) -> tuple[WorkLine, ...]:
    """Give the home visits and proxy requests that are not over."""
    town, role = seat.town, seat.clerk.role
    visits, agent = f"{PREFIX}/visits", f"{PREFIX}/agent"
    lines = [
        WorkLine(
            f"上门 {each.number}",
            f"{STATES[each.state]} · {matter_name(catalog, each.matter) or '还没说清办什么'}",
            f"{visits}/{each.number}" if may_open(role, visits) else "",
        )
        for each in open_visits(work, town.id, view.citizen)
    ]
    lines += [
        WorkLine(
            f"代办 {each.number}",
            f"{STATE_WORDS[each.state]} · {matter_name(catalog, each.matter) or each.matter}",
            f"{agent}/{each.id}" if may_open(role, agent) else "",
        )
        for each in proxies_of(work, town.id, view.citizen)
        if each.state in OPEN
    ]
    return tuple(lines)


def note_lines(work: Work, town: Town, chat: int, names: Mapping[str, str]) -> tuple[NoteLine, ...]:
    """Give the colleagues' notes, oldest first."""
    return tuple(
        NoteLine(names.get(each.by, each.by), moment(each.at, work.now), each.text)
        for each in notes_of(work, town.id, chat)
    )


def canned_lines(
    work: Work, seat: Seat, catalog: Catalog, view: ChatView
) -> tuple[Suggestion, ...]:
    """Give the town's answers by their keys, with this citizen's facts."""
    matter = catalog.matter(view.matter) if view.matter else None
    facts = facts_for(seat.town, matter, seat.clerk.name)
    return tuple(
        Suggestion(each.key, found_by(each.key), filled(each.text, facts))
        for each in canned_of(work, seat.town.id)
    )


def colleague_lines(names: Mapping[str, str], me: str) -> tuple[Suggestion, ...]:
    """Give whom a note may call, by name, log-in or the letters of the name."""
    return tuple(
        Suggestion(name, f"{found_by(name)} {login}", f"{mention(name, login)} ")
        for login, name in sorted(names.items(), key=lambda each: each[1])
        if login != me
    )


def found_by(name: str) -> str:
    """Give what typing finds a name by: itself and the letters of its sounds, small."""
    return f"{name} {initials(name)}".lower()


def _notice_name(catalog: Catalog, told: NoticeEntry) -> str:
    name = matter_name(catalog, told.matter) or told.matter
    return f"补正：{name}" if told.kind == "correction" else name
