"""Citizens without WeChat: who calls or walks in is known by their phone. source: BZ-8, BY-7, BY-9.

They have an id of their own kind, made of the phone, so that one person's bookings meet; nothing
can be sent to them in chat.
"""

from dataclasses import dataclass
from datetime import date, time
from hashlib import sha256
from typing import Final, Literal

from handoff import contacts
from handoff.booking_views import (
    BookedPlace,
    Booking,
    BookingView,
    CancelledPlace,
    Comer,
    MovedPlace,
    Moving,
    NoSuchPlace,
    TooLate,
)
from handoff.bookings import book, booking_of, cancel
from handoff.moving import move
from handoff.notices import latest_number
from handoff.ports import Work
from handoff.roster import Owner
from handoff.telling import say_done
from knowledge.calendar import Calendar, day_words, local
from knowledge.matters import Catalog, CitizenId, Matter, TownId
from knowledge.towns import Town

_KIND: Final = "tel:"


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Who a clerk books for. `citizen` is known in a chat; else the phone (digits) says who.

    `chat` is the chat in which the booking was begun.
    """

    name: str
    phone: str
    channel: Literal["微信", "电话", "窗口"]
    citizen: CitizenId | None = None
    chat: int | None = None


def caller_id(town_id: TownId, phone: str) -> CitizenId:
    """Give the id of whoever has this phone (digits), for this town."""
    return CitizenId(_KIND + sha256(f"{town_id}:{phone}".encode()).hexdigest()[:32])


def can_be_told(citizen: CitizenId) -> bool:
    """Say whether a message in chat reaches this citizen."""
    return not citizen.startswith(_KIND)


def book_at_desk(
    work: Work,
    town: Town,
    calendar: Calendar,
    matter: Matter,
    at: tuple[date, time],
    who: AtDesk,
    clerk: Owner,
) -> Booking:
    """Book for a citizen who calls, stands here or chats: the same places, the same refusals.

    What holds back who did not come does not count. Whoever calls gets a contact with the clerk
    as its first responsible and 已预约 as its result; whoever chats is told there.
    """
    citizen = who.citizen or caller_id(town.id, who.phone)
    notice = latest_number(work, town.id, citizen, matter.code)
    comer = Comer(who.name or None, who.phone or None, channel=who.channel)
    result = book(work, town, calendar, matter, citizen, *at, notice, comer)
    if not isinstance(result, BookedPlace):
        return result
    if who.citizen is None:
        asked = f"{who.channel}预约：{matter.name}"
        contacts.open_contact(work, town, citizen, asked, matter, channel=who.channel, owner=clerk)
    number = result.view.number
    contacts.close_contact(work, town.id, citizen, contacts.BOOKED, number, clerk.login)
    _tell(work, town, result.view, _booked_words(work, town, matter, result.view), clerk, who.chat)
    return result


def move_at_desk(
    work: Work,
    town: Town,
    calendar: Calendar,
    catalog: Catalog,
    number: str,
    at: tuple[date, time],
    clerk: Owner,
) -> Moving:
    """Move anybody's booking, until it is over; who can be told in chat is told."""
    view = booking_of(work, town.id, number)
    matter = catalog.matter(view.matter) if view else None
    if view is None or matter is None:
        return NoSuchPlace()
    result = move(work, town, calendar, matter, view.citizen, number, *at, by_clerk=True)
    if isinstance(result, MovedPlace) and result.view.number != number:
        when = _when(work, result.view)
        words = (
            f"工作人员帮您改了预约：\n新号：{result.view.number}\n{when}\n办：{matter.name}\n"
            f"原来的号（{number}）不用了。不合适就说“改到…”。"
        )
        _tell(work, town, result.view, words, clerk, None)
    return result


def cancel_at_desk(
    work: Work, town: Town, catalog: Catalog, number: str, clerk: Owner
) -> CancelledPlace | NoSuchPlace | TooLate:
    """Cancel anybody's booking, until it is over; who can be told in chat is told."""
    view = booking_of(work, town.id, number)
    if view is None:
        return NoSuchPlace()
    result = cancel(work, town, view.citizen, number, by_clerk=True)
    if isinstance(result, CancelledPlace):
        matter = catalog.matter(view.matter)
        name = matter.name if matter else view.matter
        words = (
            f"工作人员取消了您的预约：号{number}，{_when(work, view)}，办{name}。"
            "要再约就说“预约”，有疑问说“人工”。"
        )
        _tell(work, town, view, words, clerk, None)
    return result


def _tell(
    work: Work, town: Town, view: BookingView, words: str, clerk: Owner, chat: int | None
) -> None:
    if can_be_told(view.citizen):
        say_done(work, town.id, view.citizen, words, clerk.login, chat)


def _booked_words(work: Work, town: Town, matter: Matter, view: BookingView) -> str:
    bring = (
        f"要带的材料就照告知单{view.notice}。"
        if view.notice
        else f"要带什么，说“{matter.called}要带什么”就给您一张清单。"
    )
    return (
        f"工作人员给您约好了。您的号：{view.number}\n{_when(work, view)}\n办：{matter.name}\n"
        f"地址：{town.address}\n{bring}\n要改就说“改到…”，来不了就说“取消预约”。"
    )


def _when(work: Work, view: BookingView) -> str:
    day = day_words(view.on, local(work.now).date())
    return f"{day} {view.start.hour}:{view.start:%M}-{view.end.hour}:{view.end:%M}"
