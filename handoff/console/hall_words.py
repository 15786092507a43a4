"""What a clerk at a counter is told when something was not done, and whom typed words mean."""

import re

from handoff import calling
from handoff.calling import MOST_CALLS
from handoff.day_bookings import DayBooking, booking_named, day_bookings
from handoff.ports import Work
from handoff.tickets import NoBooking, NoNumbers, NotToday, TooEarly
from knowledge.calendar import local
from knowledge.towns import Town

_NUMBER = re.compile(r"\d{6}-\d{3,4}")
_LEAST = 2


def why_not(
    result: calling.Called
    | calling.NobodyWaits
    | calling.StillCalled
    | calling.NotAtCounter
    | calling.CallAgain,
) -> str | None:
    """Say why a call was not made; None where it was."""
    match result:
        case calling.Called():
            return None
        case calling.NobodyWaits():
            return "没有人在等这个窗口。"
        case calling.StillCalled(ticket):
            return f"{ticket.number} 叫了还没开始办：先点“开始办”“办完”，或者叫满三次点“没来”。"
        case calling.NotAtCounter():
            return "这个号已经不在这个窗口了。"
        case calling.CallAgain(calls):
            return f"才叫了 {calls} 次，叫满 {MOST_CALLS} 次再记“没来”。"


def taken(result: object) -> str:
    """Say why somebody did not get into the queue."""
    match result:
        case TooEarly(opens_at):
            return f"来早了：{local(opens_at):%H:%M} 以后再报到；可以先请他坐一会儿。"
        case NotToday(booking):
            return f"这个预约是 {booking.on.month}月{booking.on.day}日 的，不是今天。"
        case NoNumbers(closed=True):
            return "现在没有开门，不取号。"
        case NoNumbers():
            return "本镇没有开叫号（镇文件 queue）。"
        case NoBooking() | _:
            return "没有这个预约，或者已经取消、改了时间。"


def checked_in(work: Work, town: Town, what: str) -> DayBooking | str:
    """Find today's booking by its number, a scanned ticket's address, a phone's end or a name."""
    number = _NUMBER.search(what)
    if number:
        found = booking_named(work, town.id, number[0])
        return found or "没有这个预约号。"
    if len(what) < _LEAST:
        return "请填预约号、手机号后4位或名字，或者扫他手机上的码。"
    today = local(work.now).date()
    alike = [
        each
        for each in day_bookings(work, town.id, today, today, ("booked", "arrived"))
        if (each.phone and each.phone.endswith(what)) or (each.for_name and what in each.for_name)
    ]
    if len(alike) == 1:
        return alike[0]
    return f"有 {len(alike)} 个预约对得上，请填预约号。" if alike else "今天没有对得上的预约。"
