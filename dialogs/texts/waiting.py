"""The bot's sentences about full days, waiting for a place, and moving a booking."""

from collections.abc import Sequence
from datetime import date

from dialogs.booking_ports import Half, WaitSummary
from dialogs.ports import BookingSummary
from dialogs.texts.booking import clock, span
from knowledge.calendar import day_words

TAKEN = "不好意思，刚刚被别人约走了。"
STANDS = "您原来的预约还在。"
WAIT = "有空位告诉我"
OTHER = "看别的时间"
KEEP = "不改了"
FOR_ANOTHER = "给别人约"
ASK_FOR_WHOM = "给谁约？说怎么称呼就行，比如“我妈”“我爸”，或者他的名字。"
SAY_FOR_WHOM = "没听出是谁。说“我妈”“邻居王婆婆”这样，或者只说名字。"
MOVE = "改时间"
NEAREST = "最近的空位是："
NOTHING_NEAR = "最近没有空位。"
NO_OFFER = "现在没有给您留着的号。说“预约”可以重新选时间。"
OFFER_GONE = "那个号已经给别人了。"
DECLINED = "好的，不要了，这个号让给下一位。还想等就再说“有空位告诉我”。"
ASK_WAIT = "要等空位就点一下，有了马上告诉您。"
STILL_BOOKED = "约好的号还给您留着；不来了就说“取消预约”。"
STOPPED = "好的，不等了。"
ONLY_VISITS = "窗口没有约着的号，约好的是上门："
ASK_WHICH_MOVE = "要改哪一个？"
ASK_WHICH_CANCEL = "要取消哪一个？"
_HALVES = {"am": "上午", "pm": "下午", "evening": "晚上", "": ""}


def full_day(day: str) -> str:
    """Say that a wished day has no place left (“明天（11月25日 周三）”)."""
    return f"{day}约满了。"


def waits(halves: Sequence[Half], ahead: int, today: date) -> str:
    """Say that the wish is noted, and what happens then."""
    which = _halves(halves, today)
    before = f"前面还有{ahead}位在等。" if ahead else "您排在第一位。"
    return (
        f"记下了：{which}有空位就在这里告诉您（8点到20点），会给您留一会儿。{before}"
        "不想等了，说“我的预约”就能取消。"
    )


def too_many_waits(limit: int) -> str:
    """Say that the citizen waits for enough matters."""
    return f"您已经在等{limit}件事的空位了，说“我的预约”取消一个再等。"


def waiting_line(wait: WaitSummary, today: date) -> str:
    """Put a wish in a line."""
    return f"候补：{_halves(wait.halves, today)} 办{wait.matter_name}"


def _halves(halves: Sequence[Half], today: date) -> str:
    if not halves:
        return "哪天"
    return "、".join(f"{day_words(on, today)}{_HALVES[half]}" for on, half in halves)


def ask_move(booking: BookingSummary, on: date, start_end: tuple[str, str], today: date) -> str:
    """Ask whether a booking is to be moved."""
    old = f"{day_words(booking.on, today)} {span(booking.start, booking.end)}"
    new = f"{day_words(on, today)} {start_end[0]}-{start_end[1]}"
    return (
        f"这件事您已经约过了：号{booking.number}，{old}，办{booking.matter_name}。\n改到 {new} 吗？"
    )


def ask_whose(booking: BookingSummary, to: tuple[date, str, str] | None, today: date) -> str:
    """Say what is booked, and ask whether to move it or whom else the new one is for."""
    when = f"{day_words(booking.on, today)} {span(booking.start, booking.end)}"
    whom = f"给{booking.whom}" if booking.whom else ""
    there = f"这件事{whom}已经约过了：号{booking.number}，{when}，办{booking.matter_name}。"
    if to is None:
        return f"{there}\n再约一个是给别人的吗？"
    return f"{there}\n改到 {day_words(to[0], today)} {to[1].lstrip('0')}-{to[2].lstrip('0')} 吗？还是给别人约的？"


def move_of(whom: str | None) -> str:
    """Give the words for moving the booking that there is."""
    return f"还是{whom or '我'}的，改时间"


def moved(booking: BookingSummary, before: BookingSummary, today: date) -> str:
    """Say that the booking has its new place; or that it has it already."""
    when = f"{day_words(booking.on, today)} {span(booking.start, booking.end)}"
    whom = f"给{booking.whom}" if booking.whom else ""
    line = f"{when} {booking.counter_name} {whom}办{booking.matter_name}"
    if booking.number == before.number:
        return f"您约的就是这个时间：号{booking.number}，{line}。"
    old = f"{day_words(before.on, today)} {clock(before.start)}"
    return f"改好了。您的新号：{booking.number}\n{line}\n原来{old}的号（{before.number}）不用了。"


def too_late_to_move(booking: BookingSummary, phone: str) -> str:
    """Say that it is too late to move a booking by oneself."""
    return (
        f"号{booking.number}马上就到时间了，自己改不了。打{phone}，或者说“人工”，跟工作人员讲一声。"
    )


def only_soon(missed: int, last_on: date, today: date, phone: str) -> str:
    """Say kindly why only the next days can be booked for now."""
    until = day_words(last_on, today)
    return (
        f"您最近有{missed}次约了没来，号空着别人也用不上。这阵子先给您约今天到{until}的号；"
        f"想约更后面的，打{phone}，工作人员帮您约。"
    )
