"""A time said by another booking: “约同一天，11点”, “一样的时间”."""

import re

from dialogs.machine import Turn
from dialogs.ports import BookingSummary
from knowledge.calendar import local
from knowledge.reading.dates import read_when

_THAT_ONE = (
    r"(?:跟|和|与|照|按)?(?:我|我们)?(?:上次|上回|上一个|前面|前头|刚才|刚刚|第一个|原来|先前|那|那个)?的?"
    r"(?:那个|那回|一个)?(?:号|预约|约的)?的?"
)
_SAME = re.compile(
    rf"{_THAT_ONE}(?:(?P<time>同一?个?(?:时间|时候|钟点|时段)|(?:一样|同样|相同)的?(?:时间|时候|钟点)|"
    r"时间(?:一样|相同))|同一?(?:天|日)|(?:一样|同样|相同)的?(?:日子|一天))"
)
_ASKS = re.compile(r"[?？]|吗|么$|能不能|可不可以|办得|办完|办好|做完|够不够")


def means_the_same(said: str) -> bool:
    """Say whether a text names a time by that of another booking, and asks nothing of it."""
    return _SAME.search(said) is not None and _ASKS.search(said) is None


def others(turn: Turn) -> tuple[BookingSummary, ...]:
    """Give the bookings there are besides the one that is being moved."""
    moving = turn.learned.get("moving") or turn.learned.get("number")
    return tuple(each for each in turn.world.desk.bookings() if each.number != moving)


def spelled_out(turn: Turn, said: str) -> str:
    """Put the day, or day and time, of the other booking into a text that means the same.

    Where there is no other, or there are several days or times to choose from, the text stays.
    """
    if not means_the_same(said):
        return said
    found = _SAME.search(said)
    timed = bool(found and found["time"])
    now = local(turn.world.now)
    own_day = read_when(_SAME.sub("", said, count=1), now, calendar=turn.world.calendar).on
    meant = {_words(each, timed=timed, dated=own_day is None) for each in others(turn)}
    return _SAME.sub(meant.pop(), said, count=1) if len(meant) == 1 else said


def _words(booking: BookingSummary, *, timed: bool, dated: bool) -> str:
    on, start = booking.on, booking.start
    day = f"{on.month}月{on.day}号" if dated else ""
    return f"{day}{f'{start:%H:%M}' if timed else ''}"
