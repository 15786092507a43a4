"""Checking in on a phone or a machine: by what only the holder of a number has. CN-8, XL-16.

That is the last four of the phone, or the unguessable address of the ticket's page (which is also
in its code). Numbers are given out in a row, so a number alone opens nothing.
"""

import re

from handoff.calling import come_back
from handoff.day_bookings import booking_named
from handoff.passes import opens
from handoff.ports import Work
from handoff.tables.day import TicketRow
from handoff.ticket_rows import Ticket, ticket_numbered, ticket_where, ticket_with_key
from handoff.tickets import InQueue, NoBooking, NotToday, TooEarly, bookings_by_phone, check_in
from knowledge.calendar import local
from knowledge.towns import Town

_FOUR = re.compile(r"\d{4}")
_BOOKING = re.compile(r"\d{6}-?\d{3,4}")
_NUMBER = re.compile(r"[A-Za-z]\d{3}")
_ADDRESS = re.compile(r"/t/([^/]+)/([\w-]{1,20})/([\w-]{1,40})/?$")

ASK_FOUR = "请填手机号后4位（约的时候留的手机）。没留手机的，看下面的办法。"
NOT_BY_NUMBER = (
    "只有号不能报到，免得报了别人的。请加上手机号后4位；没留手机的，"
    "在微信里打开“我的号”点“我到了”，或者请窗口帮您报到。"
)
_NOT_THIS = "号和手机后4位对不上。核对一下，或者请窗口帮您报到。"


def arrive_by_phone(work: Work, town: Town, four: str, number: str) -> Ticket | str:
    """Check in who has this end of a phone; `number` tells several apart, or comes back.

    A text is why not.
    """
    if _BOOKING.fullmatch(four) or _NUMBER.fullmatch(four):
        return NOT_BY_NUMBER
    if not _FOUR.fullmatch(four):
        return ASK_FOUR
    if _NUMBER.fullmatch(number):
        return _missed(work, town, four, number)
    found = [
        each
        for each in bookings_by_phone(work, town.id, four)
        if not number or each.number.replace("-", "") == number.replace("-", "")
    ]
    if len(found) == 1:
        return arrive(work, town, found[0].number)
    if found:
        return "有几个预约的手机尾号一样，请把预约号也填上（比如 261125-003）。"
    return _NOT_THIS if number else "今天没有这个手机尾号的预约。核对一下，或者请窗口帮您看。"


def _missed(work: Work, town: Town, four: str, number: str) -> Ticket | str:
    ticket = ticket_numbered(work, town.id, local(work.now).date(), number)
    booking = booking_named(work, town.id, ticket.booking) if ticket and ticket.booking else None
    if ticket is None or booking is None or (booking.phone or "")[-4:] != four:
        return "这个号没有留手机，或者尾号对不上。打开取号时的那一页点“我回来了”，或者跟窗口说。"
    return come_back(work, town.id, ticket) or ticket


def arrive_by_address(work: Work, town: Town, address: str) -> Ticket | str:
    """Check in by the address of a ticket's page, as a machine reads it from the code."""
    found = _ADDRESS.search(address)
    if found is None or found[1] != town.id:
        return "这不是本大厅的号。"
    return arrive_with_key(work, town, found[2], found[3])


def arrive_with_key(work: Work, town: Town, number: str, key: str) -> Ticket | str:
    """Check in the booking, or let the missed number come back, that this key opens."""
    ticket = ticket_with_key(work, town.id, number, key)
    if ticket is None and opens(work, town.id, number, key):
        ticket = ticket_where(work, town.id, TicketRow.booking == number)
        if ticket is None:
            return arrive(work, town, number)
    if ticket is None:
        return "没有找到这个号。"
    return come_back(work, town.id, ticket) or ticket


def arrive(work: Work, town: Town, number: str) -> Ticket | str:
    """Check in by a booking's number, whose holder is known; a text is why not."""
    match check_in(work, town, number, "扫码"):
        case InQueue(ticket):
            return come_back(work, town.id, ticket) or ticket
        case TooEarly(opens_at):
            return f"来早了：{local(opens_at):%H:%M} 以后再报到。"
        case NotToday(booking):
            return f"这个预约是 {booking.on.month}月{booking.on.day}日 的，不是今天。"
        case NoBooking():
            return "没有找到这个预约，或者已经取消了。可以取个号，或者问窗口。"
