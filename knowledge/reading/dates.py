"""Days and times as people write them for a booking: 明天上午, 下周二九点半, 28号.

Always the next such day that has not passed. What is not read stays None: it is asked, not guessed.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

Part = Literal["am", "pm"]

_NEAR = {
    "大后天": 3, "今天": 0, "今日": 0, "今儿": 0, "明天": 1, "明日": 1, "明儿": 1, "明早": 1,
    "后天": 2, "后日": 2, "后儿": 2,
}  # fmt: skip
_WEEKDAY = re.compile(r"(下下|下|这|本|上)?个?(?:周|星期|礼拜)([一二三四五六日天])")
_MONTH_DAY = re.compile(r"(\d{1,2})(?:月|[./-])(\d{1,2})[日号]?")
_DAY = re.compile(r"(\d{1,2})[日号]")
_CLOCK = re.compile(r"(\d{1,2})(?:[:：](\d{2})|[点时](半|一刻|三刻|(\d{1,2})分?)?)")
_MORNING = ("上午", "早上", "早晨", "清早", "一早", "早点")
_AFTERNOON = ("下午", "午后", "晚点", "傍晚")
_NUMBERS = re.compile(
    r"[零〇一二两三四五六七八九十廿卅]+(?=[月日号点时分])"
    r"|(?<=[月点时])[零〇一二三四五六七八九十廿卅]+(?!刻)"
)
_DIGIT = {each: place for place, each in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NOON = 12
_EARLIEST_HOUR = 7


@dataclass(frozen=True, slots=True)
class When:
    """What was read: a local day, half of the day, a clock time; None where it was not said."""

    on: date | None = None
    part: Part | None = None
    clock: time | None = None
    earliest: bool = False


def read_when(text: str, now: datetime) -> When:
    """Read a day and time out of a text. `now` is local time. Never raises on any text."""
    apart = _WEEKDAY.sub(r"\g<0> ", "".join(text.split()))  # 下周二|九点半, not 二九点半
    plain = _NUMBERS.sub(lambda each: str(_number(each.group())), apart)
    part = _part(plain)
    return When(
        on=_day(plain, now.date()),
        part=part,
        clock=_clock(plain, part),
        earliest=any(each in plain for each in ("最早", "最快", "越早越好", "尽快")),
    )


def _number(text: str) -> int:
    text = text.replace("廿", "二十").replace("卅", "三十")
    if "十" not in text:
        return int("".join(str(_DIGIT[each]) for each in text))
    tens, _, ones = text.partition("十")
    return (_DIGIT.get(tens[:1], 1) if tens else 1) * 10 + (_DIGIT.get(ones[:1], 0) if ones else 0)


def _part(text: str) -> Part | None:
    if any(each in text for each in _MORNING) or "明早" in text:
        return "am"
    return "pm" if any(each in text for each in _AFTERNOON) else None


def _day(text: str, today: date) -> date | None:
    for word, days in _NEAR.items():
        if word in text:
            return today + timedelta(days=days)
    weekday = _WEEKDAY.search(text)
    if weekday:
        return _on_weekday(weekday.group(1), "一二三四五六日".find(weekday.group(2)) % 7, today)
    month_day = _MONTH_DAY.search(text)
    if month_day:
        return _next(today, int(month_day.group(1)), int(month_day.group(2)))
    day = _DAY.search(text)
    return _next(today, None, int(day.group(1))) if day else None


def _on_weekday(which: str | None, weekday: int, today: date) -> date | None:
    weekday = 6 if weekday < 0 else weekday
    monday = today - timedelta(days=today.weekday())
    weeks = {"下": 1, "下下": 2, "这": 0, "本": 0, "上": -1}.get(which or "")
    if weeks is not None:
        return monday + timedelta(days=7 * weeks + weekday)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _next(today: date, month: int | None, day: int) -> date | None:
    """Give the next such date from today on; None where no such date exists."""
    for ahead in range(24):
        year, index = divmod(today.year * 12 + today.month - 1 + ahead, 12)
        if month is not None and index + 1 != month:
            continue
        try:
            found = date(year, index + 1, day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None


def _clock(text: str, part: Part | None) -> time | None:
    match = _CLOCK.search(text)
    if match is None:
        return None
    hour = int(match.group(1))
    said = match.group(3)
    minute = {"半": 30, "一刻": 15, "三刻": 45}.get(said or "", 0)
    minute = int(match.group(2) or match.group(4) or minute)
    if hour < _NOON and (part == "pm" or (part is None and hour < _EARLIEST_HOUR)):
        hour += _NOON
    if hour > 23 or minute > 59:  # noqa: PLR2004 - a clock
        return None
    return time(hour, minute)
