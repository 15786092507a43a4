"""The bot's sentences about bookings."""

import re
from collections.abc import Sequence
from datetime import date, time

from dialogs.ports import BookingSummary, FreeTime
from knowledge.calendar import day_words

ASK_MATTER = "您要预约办什么事？用平常话说就行。"
ASK_DAY = "哪天来？点一下，或者直接说“明天上午”“28号”“最早的”。"
ASK_PART = "上午来还是下午来？"
NO_DAYS = "最近能约的号都满了。您可以等空位，可以不预约直接来窗口取号，也可以找工作人员想办法。"
DAY_NOT_FREE = "那天约不了（约满了，或者还没放号）。"
LAST_OF_WHICH = "好，哪天的最后一个？说“后天最后一个”这样。"
LATER_ONES = "好，不要太早：在下面往后挑一个。"
EARLIER_ONES = "好，不要太晚：在下面往前挑一个。"
TIME_NOT_FREE = "那个时间约不了，请在下面选。"
WHEN_FREE = "那您什么时候有空？说哪天、几点都行；不约了就说“取消”。"
CHANGED_MEANWHILE = "这个时间现在约不了了，请换一个。"
YES = "确定"
OTHER_TIME = "换个时间"
TO_WHOM = "那是给谁约的？说“改给…”就行，比如“改给我妈”“改给邻居王婆婆”。号先给您留着。"
BOTH, NEITHER = "两个都要", "不换了"
NONE_YET = "您现在没有预约。"
THERE_IS = "您约好的号："
ASK_WHICH = "这是您的预约。要取消就点一下；要改就直接说，比如“改到后天上午”。"
ANOTHER = "再约一个"
ASK_ABSENT = (
    "您来不了是吧？约好的号还在，选一个：取消、改时间，还是让别人来？出不了门的，也可以说“上门”。"
)
ANOTHER_COMES = "让别人来"
ANOTHER_COMES_WORDS = ("别人来", "让别人去", "别人去", "让家里人来", "家里人来", "家里人去", "代办")
SOMEBODY_ELSE = "号还给您留着。别人来的，到了窗口报这个号，说一声是替谁来的。"
KEPT = "好的，预约还给您留着。"
IT_IS, IT_IS_NOT = "是", "不是"
TOLD_NO_TIME = (
    "好，不当作约时间。您说的事要找人反映、要问进度，说“人工”就转过去；要接着约号，在下面选。"
)
YOURS = "您的预约："
NO_SUCH = "没有找到这个预约，可能已经取消了。"


def none_for(word: str | None) -> str:
    """Say that nobody of that name (None: the citizen) has a booking here; the word is as said."""
    whom = re.sub(r"^(?:我|俺|咱)们?家?的?", "", word) if word else "您自己"
    return f"您没有给{whom}约过号。"


def none_of(words: str) -> str:
    """Say that no matter of that name is booked."""
    return f"您没有约过“{words}”的号。"


def stands_until(booking: BookingSummary, today: date) -> str:
    """Say that a booking stands until the one that is read back takes its place."""
    return (
        f"您约好的号{booking.number}（{line(booking, today)}）还在。要换就确定下面这个，"
        "原来的号同时取消；不换就说“不换了”。"
    )


def replaced(number: str) -> str:
    """Say that the old booking was cancelled."""
    return f"原来的号{number}已经取消了。"


def not_replaced(number: str) -> str:
    """Say that the old booking could not be cancelled."""
    return f"原来的号{number}没取消成，还在。不要了就说“取消预约”，或者说“人工”。"


def for_matter(name: str, whom: str | None) -> str:
    """Name what is booked, above the question for the time."""
    return f"约号，{f'给{whom}' if whom else ''}办{name.partition('（')[0]}。\n"


def when_noted(when: str) -> str:
    """Say that the wished time was noted (empty: without naming it)."""
    return f"好，记下了：{when}。" if when else "好，时间记下了。"


def ask_wondered(when: str, *, moving: bool) -> str:
    """Ask whether a time that stands in a longer message is wished (empty: not for certain)."""
    return f"您是想{'改到' if moving else '约'}{when or '这个时间'}来吗？"


def first_is_free(time: str) -> str:
    """Say that the first of two wishes can be had (“明天（11月25日 周三）上午”)."""
    return f"{time}有号，先按这个约。"


def first_is_not_free(time: str) -> str:
    """Say that the first of two wishes cannot be had, so that the second counts."""
    return f"{time}约不了，按您说的第二个来。" if time else ""


def refused(days: str) -> str:
    """Say that the days which were refused are left out (“今天（11月24日 周二）”)."""
    return f"好，{days}不约。您哪天方便？"


def which_same(booked: Sequence[str]) -> str:
    """Ask for the day where it was said by another booking, of which there is none or several."""
    if not booked:
        return "没查到您别的预约，请直接说哪天、几点。"
    lines = "\n".join(f"· {each}" for each in booked)
    return f"您约了{len(booked)}个号：\n{lines}\n跟哪个一样？请说几号、几点。"


def closed_at(time: str, open_at: str) -> str:
    """Say that the centre is closed at a time of day, and when it is open."""
    return f"{time}不上班，上班时间是{open_at}。"


def too_far(day: str, until: str, ahead: int) -> str:
    """Say that a day can't be booked yet, and until when one can."""
    return f"{day}还没放号：最多提前{ahead}天约，现在能约到{until}。"


def year_unknown(day: str, year: int) -> str:
    """Say that nobody knows yet whether that day is a working day."""
    return f"{day}还约不了：{year}年的放假安排国务院还没公布，说不准那天上不上班。"


def closed_on(day: str) -> str:
    """Say that the centre is closed on that day (“明天（11月28日 周六）”)."""
    return f"{day}不上班，约不了。请在下面选。"


def other_ways(*, visit: bool, proxy: bool) -> str:
    """Say how the matter can be done without coming; empty where it cannot."""
    if visit:
        return "走不动、来不了的，不用跑：说“上门”，我们问清情况安排人来家里办。"
    return "来不了的，不用自己跑：说“代办”，有人帮您办。" if proxy else ""


def clock(at: time) -> str:
    """Put a time of day: 9:30."""
    return f"{at.hour}:{at:%M}"


def span(start: time, end: time) -> str:
    """Put a slot: 9:30-10:00."""
    return f"{clock(start)}-{clock(end)}"


def confirm(matter: str, centre: str, free: FreeTime, today: date, whom: str | None = None) -> str:
    """Repeat everything back before the place is taken."""
    return (
        f"给{whom or '您'}约：\n{day_words(free.on, today)} {span(free.start, free.end)}\n"
        f"{centre}（几号窗口约好后告诉您）\n办：{matter}\n给您留5分钟。对不对？"
    )


def booked(booking: BookingSummary, address: str, today: date) -> str:
    """Say that it is done, with the number to say at the counter."""
    return (
        f"约好了。您的号：{booking.number}\n{line(booking, today)}\n地址：{address}\n"
        "到了窗口报这个号。要改就说“改到…”，来不了就说“取消预约”，把号让给别人。"
    )


def then_for(whom: str) -> str:
    """Say that somebody else who was named has no place yet."""
    return f"{whom}的还没约：接着说“给{whom}也约一个”。"


def bring(notice: str) -> str:
    """Point to the list that was told before."""
    return f"要带的材料就照告知单{notice}。"


def listed(bookings: tuple[BookingSummary, ...], today: date) -> str:
    """List this citizen's bookings."""
    return "\n".join(f"号{each.number}：{line(each, today)}" for each in bookings)


def line(booking: BookingSummary, today: date) -> str:
    """Put a booking in a line: when, at which window, what for."""
    when = f"{day_words(booking.on, today)} {span(booking.start, booking.end)}"
    whom = f"给{booking.whom}" if booking.whom else ""
    return f"{when} {booking.counter_name} {whom}办{booking.matter_name}"


def full(nearest: tuple[FreeTime, ...], today: date) -> str:
    """Say that somebody was faster, and the nearest times that are left."""
    if not nearest:
        return "不好意思，刚刚被别人约走了，最近也没有空的了。"
    times = "、".join(f"{day_words(each.on, today)} {clock(each.start)}" for each in nearest)
    return f"不好意思，刚刚被别人约走了。最近还有：{times}。"


def already(booking: BookingSummary, today: date) -> str:
    """Say that there is a booking for this matter, and how to change it."""
    return (
        f"这件事您已经约过了：号{booking.number}，{line(booking, today)}。"
        "要改就直接说，比如“改到后天上午”。"
    )


def too_many(limit: int) -> str:
    """Say that the town's limit is reached."""
    return f"您手上已经有{limit}个预约了，办完或取消一个再约。"


def late(minutes: int) -> str:
    """Say what holds for who comes later than the booked time. source: docs/bookings.md."""
    return (
        f"晚{minutes}分钟以内到，还按您约的时间叫号；再晚也能办，跟没预约的一起排。"
        "来不及就先改时间，比如说“晚半个小时”“改到明天上午”。"
    )


def none_on(day: str) -> str:
    """Say that there is no booking for the day that was named, before those there are."""
    return f"{day}没有您的预约。您约的是下面的："


def ask_cancel(booking: BookingSummary, today: date) -> str:
    """Ask once more before a booking is cancelled."""
    return f"取消这个预约吗？\n号{booking.number}：{line(booking, today)}"


def cancelled(booking: BookingSummary) -> str:
    """Say that the booking is cancelled."""
    return f"已经取消了（号{booking.number}），这个时间让出来给别人了。"


def too_late(booking: BookingSummary) -> str:
    """Say that it is too late to cancel by oneself."""
    return f"号{booking.number}马上就到时间了，自己取消不了。来不了就说“人工”，跟工作人员讲一声。"
