"""Weeks and their days: 下周二, 周三, 这周末, 下周, 周一到周三, 下周第一个工作日."""

import re
from datetime import date, timedelta

from knowledge.calendar import WEEKDAYS, YearUnknownError
from knowledge.reading.numerals import NUMERAL, number
from knowledge.reading.readings import Day, Days, Moment, Reading, Rule, Unclear, said
from knowledge.reading.when import DaySpan

_DAY_LETTERS = {**{each: place for place, each in enumerate(WEEKDAYS)}, "天": 6, "七": 6}
_SATURDAY = 5
NOT_PUBLISHED = "年的放假安排国务院还没公布，说不准哪天上班，请直接说几号。"


def monday(today: date, weeks: int) -> date:
    """Give the Monday that begins the week so many weeks from this one."""
    return today - timedelta(days=today.weekday()) + timedelta(days=7 * weeks)


def _weeks(which: str) -> int | None:
    """Give how many weeks ahead; None where none was said."""
    bare = re.sub("[个一的]", "", which)
    if bare.startswith("下"):
        return len(bare)
    if bare.startswith("上"):
        return -len(bare)
    return 0 if bare else None


def _letter(word: str) -> int:
    return int(word) - 1 if word.isdecimal() else _DAY_LETTERS[word]


def weekday_reading(which: str, weekday: int, moment: Moment) -> Day:
    """Read one day of a week; without a word for the week it rolls on to the next such day."""
    weeks = _weeks(which)
    if weeks is not None:
        return Day(monday(moment.today, weeks) + timedelta(days=weekday))
    on = moment.today + timedelta(days=(weekday - moment.today.weekday()) % 7)
    return Day(on, on + timedelta(days=7) if on == moment.today else None, weekday=True)


def _weekday(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    return (weekday_reading(said(found, "which") or "", _letter(found["day"]), moment),)


def _weekend(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    weeks = _weeks(said(found, "which") or "") or 0
    saturday = monday(moment.today, weeks) + timedelta(days=_SATURDAY)
    span = DaySpan(saturday, saturday + timedelta(days=1))
    why = f"“{found[0]}”有周六、周日两天，窗口周末一般不上班，请说是哪一天。"
    return (Days(span, why),)


def _week(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    first = monday(moment.today, _weeks(found["which"]) or 0)
    span = DaySpan(first, first + timedelta(days=6))
    return (Days(span, f"“{found['name']}”有好几天，请说是星期几，比如“{found['name']}二上午”。"),)


def _half_week(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """下周初, 下周上半周."""
    first = monday(moment.today, _weeks(found["which"]) or 0)
    early = found["half"] in {"初", "头几天", "前几天", "上半周", "前半周", "头两天"}
    start, end = (0, 2) if early else (3, 6)
    span = DaySpan(first + timedelta(days=start), first + timedelta(days=end))
    return (Days(span, f"“{found[0]}”有好几天，请说是星期几。"),)


def _several(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """周一到周三: one of them has to be said."""
    which = said(found, "which") or ""
    ends = [
        weekday_reading(which, _letter(each), moment).on for each in (found["day"], found["last"])
    ]
    span = DaySpan(ends[0], ends[1] if ends[0] <= ends[1] else ends[1] + timedelta(days=7))
    return (Days(span, f"“{found[0]}”不止一天，请说定一天。"),)


def _named(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """周一二, 周六日, 周一三五, 周一、周三和周五: no other day than these."""
    which = said(found, "which") or ""
    letters = re.findall(r"[一二三四五六日天1-7]", found[0][found.start("day") - found.start() :])
    days = sorted({weekday_reading(which, _letter(each), moment).on for each in letters})
    why = f"“{found[0]}”不止一天，请说定一天。"
    return (Days(DaySpan(days[0], days[-1]), why, each=tuple(days)),)


def _no_weekday(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (Unclear(f"没有“{found[0]}”，一个星期只有周一到周日，请再说一遍是星期几。"),)


def _worked_in_week(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """下周第一个工作日, 这周最后一天上班."""
    first = monday(moment.today, _weeks(found["which"]) or 0)
    days = [first + timedelta(days=ahead) for ahead in range(7)]
    return worked_day(
        days, int(number(said(found, "n") or "一") or 1) if said(found, "n") else -1, moment
    )


def worked_day(days: list[date], place: int, moment: Moment) -> tuple[Reading, ...]:
    """Read the `place`-th working day of these days, from 1, or from -1 backwards."""
    try:
        worked = [day for day in days if moment.calendar.is_worked(day)]
    except YearUnknownError as error:
        return (Unclear(f"{error.year}{NOT_PUBLISHED}"),)
    at = place - 1 if place > 0 else place
    if not -len(worked) <= at < len(worked):
        return (Unclear("那几天没有这么多工作日，请直接说几号。"),)
    return (Day(worked[at]),)


_WHICH = r"(?P<which>(?:[下上]{1,3}|这|本|今|呢|呢一|这一|下一|上一)(?:个|的)?)"
_UNIT = r"(?:周|星期|礼拜)"
_LOOSE = rf"(?:{_WHICH}{_UNIT}[的里]?(?=周|星期|礼拜))?"
# 一周三次, 两个星期五天 are no days; 周三周四 are
_NOT_AFTER_NUMBER = (
    r"(?<!(?<![周期拜])[一二两三四五六七八九十几半每\d])(?<![一二两三四五六七八九十几半每\d]个)"
)
_DAY = r"(?P<day>[一二三四五六日天]|[1-7](?!\d))"
_LISTED = r"(?![一二三四五六七八九十]?[点时号月:\d十]|个(?:字|半))"

RULES = (
    Rule(
        rf"(?:{_WHICH}|{_NOT_AFTER_NUMBER}){_UNIT}{_DAY}(?:到|至|-|~){_UNIT}?"
        rf"(?P<last>[一二三四五六日天]|[1-7](?!\d)){_LISTED}",
        _several,
    ),
    Rule(
        rf"(?:{_WHICH}|{_NOT_AFTER_NUMBER}){_UNIT}{_DAY}"
        rf"(?:(?:、|,|和|或者?|跟|/){_UNIT}?(?:[一二三四五六日天]|[1-7](?!\d)){_LISTED})+",
        _named,
    ),
    Rule(
        rf"(?:{_WHICH}|{_NOT_AFTER_NUMBER}){_UNIT}(?P<day>[一二三四五六])[一二三四五六日天]+{_LISTED}",
        _named,
    ),
    Rule(
        rf"{_WHICH}{_UNIT}[的里]?(?:头|上班)?的?(?:第(?P<n>{NUMERAL})|头一|首)个?(?:工作日|上班日|天上班|上班的?日子)",
        _worked_in_week,
    ),
    Rule(rf"{_WHICH}{_UNIT}的?(?:最后)一?个?(?:工作日|上班日|天上班)", _worked_in_week),
    Rule(rf"{_WHICH}{_UNIT}[的里]?{_UNIT}{_DAY}(?!个)", _weekday),
    Rule(rf"(?:{_WHICH}|{_NOT_AFTER_NUMBER}){_UNIT}{_DAY}(?!个(?!字)|[次回趟遍])", _weekday),
    Rule(
        rf"(?:{_WHICH}|{_NOT_AFTER_NUMBER}){_UNIT}(?:[八九十0零]|[089](?!\d))(?![点时:\d月号]|一?点|[一二]?[点月])",
        _no_weekday,
    ),
    Rule(rf"(?:{_WHICH})?(?:周末|{_UNIT}末|大礼拜|双休日?)", _weekend),
    Rule(
        rf"{_WHICH}{_UNIT}的?(?P<half>初|头几天|前几天|头两天|上半周|前半周|后半周|下半周|后几天)",
        _half_week,
    ),
    Rule(
        rf"(?P<name>{_WHICH}{_UNIT})(?!末)(?:内|里|之内|以内|随便)?(?:哪天|哪一天)?(?:都行|都可以|都得|都中)?",
        _week,
    ),
)
