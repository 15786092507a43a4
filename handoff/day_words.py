"""What the centre writes to citizens around a booking's day: reminders and closures.

Each is one message of at most 1,900 bytes, with blue words to tap that say themselves.
"""

from collections.abc import Sequence
from datetime import date, time
from urllib.parse import quote

from handoff.day_bookings import DayBooking
from handoff.papers_to_bring import Papers
from knowledge.calendar import day_words
from knowledge.towns import Town

MOST_BYTES = 1900
_LETTERS = "ABC"


def tap(words: str, says: str = "") -> str:
    """Give blue words that say `says` (or themselves) when they are tapped, at any time."""
    said = quote(says or words, safe="")
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={said}&msgmenuid=9">{words}</a>'


def slot_words(on: date, start: time, today: date) -> str:
    """Say a time: 明天（11月25日 周三） 9:30."""
    return f"{day_words(on, today)} {start.hour}:{start:%M}"


def time_of(booking: DayBooking, today: date) -> str:
    """Say when the booking is."""
    return slot_words(booking.on, booking.start, today)


def counter_name(town: Town, counter: str) -> str:
    """Give a counter's name by its id."""
    return next((each.name for each in town.counters if each.id == counter), counter)


def reminder_text(
    town: Town, booking: DayBooking, matter: str, papers: Papers, ticket: str, today: date
) -> str:
    """Remind of a booking: when, where, what to bring, and how to cancel or change."""
    text = ""
    for shown in range(len(papers.lines), -1, -1):
        text = "\n".join(_reminder(town, booking, matter, papers, shown, ticket, today))
        if len(text.encode()) <= MOST_BYTES:
            break
    return text


def _reminder(
    town: Town,
    booking: DayBooking,
    matter: str,
    papers: Papers,
    shown: int,
    ticket: str,
    today: date,
) -> Sequence[str]:
    lines = [
        f"【提醒】您约了{time_of(booking, today)}来办“{matter}”。",
        f"号{booking.number}，{counter_name(town, booking.counter)}，{town.address}",
    ]
    more = papers.more + len(papers.lines) - shown
    if papers.lines:
        lines.append("要带：")
        lines += [f"· {each}" for each in papers.lines[:shown]]
    if more:
        lines.append(f"· 还有{more}样，看清单")
    if papers.url:
        lines.append(f'<a href="{papers.url}">看材料清单全文</a>')
    elif papers.all_cases:
        lines.append(f"各人情况不同，可能还要别的：先问一句{tap(f'{matter}要带什么')}")
    lines.append(f'<a href="{ticket}">打开我的号</a>，到了大厅用它报到。')
    lines.append(f"来不了：{tap('取消预约')} · {tap('改时间')} · {tap('人工')}")
    return lines


def closed_text(
    booking: DayBooking,
    matter: str,
    reason: str,
    options: Sequence[tuple[date, time]],
    answer_by: str,
    today: date,
) -> str:
    """Say that a booking's time is closed, and propose others to tap."""
    number = booking.number
    when = time_of(booking, today)
    lines = [f"【改时间】对不起，您约的{when}（号{number}，{matter}）因{reason}办不了。"]
    if options:
        lines.append("可以改到（点一下就好）：")
        for letter, (on, start) in zip(_LETTERS, options, strict=False):
            words = f"{letter}. {slot_words(on, start, today)}"
            lines.append(tap(words, f"改到{letter}（{number}）"))
        lines.append(f"A 给您留到{answer_by}。都不行就回：")
    else:
        lines.append("最近没有空的时间了。请回：")
    lines.append(f"{tap('取消', f'不来了（{number}）')} · {tap('人工')}")
    return "\n".join(lines)


def withdrawn_text(booking: DayBooking, matter: str, today: date) -> str:
    """Say that the centre is open after all."""
    when = time_of(booking, today)
    return f"【照旧】不停办了：您约的{when}（号{booking.number}，{matter}）照旧，请按时来。"


def called_off_text(booking: DayBooking, matter: str, reason: str, today: date) -> str:
    """Say that the booking is cancelled, since nobody answered before the closure began."""
    return (
        f"【已取消】您约的{time_of(booking, today)}（号{booking.number}，{matter}）"
        f"因{reason}办不了，已经取消，请不要白跑。要重新约：{tap('我要预约')}；或者{tap('人工')}。"
    )
