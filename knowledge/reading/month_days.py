"""Days of a month and months: 28号, 12月3号, 12.3, 2026-12-03, 下个月5号, 月底, 下个月."""

import re
from datetime import date, timedelta

from knowledge.reading.numerals import NUMERAL, is_about, number
from knowledge.reading.readings import Aside, Clock, Day, Days, Moment, Reading, Rule, Unclear, said
from knowledge.reading.when import DaySpan

_MONTHS, _LONGEST = 12, 31
_HALF_YEAR = 182
_ROUND = ("10", "15", "20", "30")
_BEFORE_CLOCK = tuple("午上早晚昼天日号一二三四五六")
_AFTER_DAY = ("上午", "下午", "早上", "中午", "晚上", "那天")
_CENTURY = 2000
_YOUNG = 50
_LAST_YEAR = 9998


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def no_such(words: str, month: int | None = None, day: int | None = None) -> tuple[Reading, ...]:
    """Say that there is no such day; with a month, how many days it has."""
    if month is not None and day is not None and 1 <= month <= _MONTHS:
        last = max(29 if month == 2 else last_of(2028, month).day, 1)  # noqa: PLR2004 - February
        return (Unclear(f"没有“{words}”，{month}月最多{last}天，请看看日子再说一遍。"),)
    return (Unclear(f"没有“{words}”这个日子，请看看再说一遍。"),)


def year_of(words: str | None, today: date) -> int | None:
    """Read 今年, 明年, 2026年, 26年."""
    if not words:
        return None
    near = {"今": 0, "明": 1, "后": 2, "去": -1, "前": -2}.get(words[0])
    if near is not None:
        return today.year + near
    value = number(words.replace("〇", "零"))
    if value is None or value >= 100:  # noqa: PLR2004 - a full year
        return value
    return _CENTURY + value if value < _YOUNG else _CENTURY - 100 + value


def _month_day(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    month, day = number(found["month"]), number(found["day"])
    if is_about(found["day"]) and day is None:
        return (Unclear(f"“{found[0]}”是两天，请说定一天。", impossible=False),)
    if month is None or day is None:
        return no_such(found[0])
    year = year_of((said(found, "year") or "").removesuffix("年"), moment.today)
    if year is not None:
        on = _dated(year, month, day)
        return (Day(on),) if on else no_such(found[0], month, day)
    return _yearless(found[0], month, day, moment.today)


def _unmarked(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """十月二十, 三月三: without 号 it is as often meant of the farmers' calendar."""
    return (
        Unclear(
            f"“{found[0]}”是公历还是农历？请说“{found[0]}号”或者“农历{found[0]}”。",
            impossible=False,
        ),
    )


def _dotted(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """12.3 is a day; 9.30 may be a clock, and is one right after a day or part of a day."""
    hour, minute = int(found["month"]), found["day"]
    may_be_clock = "." in found[0] and hour < 24 and len(minute) > 1 and int(minute) < 60  # noqa: PLR2004 - a clock
    before, after = found.string[: found.start()], found.string[found.end() :]
    if may_be_clock and before.endswith(_BEFORE_CLOCK):
        return (Clock(hour, int(minute), whole=hour > 12),)  # noqa: PLR2004 - noon
    doubtful = may_be_clock and 7 <= hour <= _MONTHS and minute in _ROUND  # noqa: PLR2004 - office hours
    if doubtful and not after.startswith(_AFTER_DAY):
        return (Unclear(f"“{found[0]}”是{hour}月{minute}号还是{hour}点{minute}分？请说清楚。"),)
    return _month_day(found, moment)


def _yearless(words: str, month: int, day: int, today: date) -> tuple[Reading, ...]:
    """Take the nearest: what has just gone is not wished for next year. It then counts as past."""
    for year in (today.year, today.year + 1, today.year - 1, today.year + 2):
        on = _dated(year, month, day)
        if on is not None and -_HALF_YEAR < (on - today).days <= _HALF_YEAR + 2:
            return (Day(on),)
    if (month, day) == (2, 29):
        return (Unclear("这一年2月没有29号，请换一天。"),)
    return no_such(words, month, day)


def month_of(which: str, today: date, by: int = 0) -> tuple[int, int]:
    """Give year and month of 这个月, 下个月, 上个月, and so many months after it."""
    bare = re.sub("[个一的]", "", which)
    ahead = len(bare) if bare.startswith("下") else -len(bare) if bare.startswith("上") else 0
    year, index = divmod(today.year * 12 + today.month - 1 + ahead + by, 12)
    return year, index + 1


def _day_of_month(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """下个月5号, 这个月28号."""
    day = number(found["day"])
    year, month = month_of(found["which"], moment.today)
    on = _dated(year, month, day) if day else None
    return (Day(on),) if on else no_such(found[0], month, day or 0)


def _day(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """28号: the next one."""
    day = number(found["day"])
    if day is None or is_about(found["day"]):
        return (Unclear(f"“{found[0]}”是两天，请说定一天。", impossible=False),)
    days = []
    for ahead in range(4):
        year, month = month_of("这", moment.today, ahead)
        on = _dated(year, month, day)
        if on is not None and on >= moment.today:
            days.append(on)
    if not days:
        return () if found[0].endswith("日") else no_such(found[0])  # 五十日 is a length of time
    return (Day(days[0], days[1] if days[0] == moment.today else None),)


def _several(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (Unclear(f"“{found[0]}”不止一天，请说定一天。", impossible=False),)


def _listed(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """26号和27号, 12月3号到5号: no other day than these."""
    days = [_of(found, number(found[each]), moment) for each in ("day", "last")]
    first, last = days
    if first is None or last is None or last <= first:
        return _several(found, moment)
    listed = re.fullmatch(r"到|至|-|~", found["joint"]) is None
    why = f"“{found[0]}”不止一天，请说定一天。"
    return (Days(DaySpan(first, last), why, each=(first, last) if listed else ()),)


def _of(found: re.Match[str], day: int | None, moment: Moment) -> date | None:
    """Give the next such day, of the month that was said if one was."""
    month = number(said(found, "month") or "")
    for ahead in range(12):
        year, at = month_of("这", moment.today, ahead)
        on = _dated(year, at, day) if day and month in {None, at} else None
        if on is not None and on >= moment.today:
            return on
    return None


def last_of(year: int, month: int) -> date:
    """Give the last day of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)


def _none(_found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (Aside(),)


WHICH = r"(?P<which>(?:[下上]{1,3}|这|本|今|当|呢)(?:一)?个?)"
YEAR = (
    r"(?<!年)(?P<year>(?:(?<!\d)(?:20|19)?\d{2}|二[零〇][零〇一二三四]?[零〇一二三四五六七八九]|"
    r"一九[一-十]{2}|[今明后去前])年)?"
)
_UNITS = (
    "万|千|百|元|块|米|斤|公斤|个|岁|亩|平|%|点|小时|天|年|月|号楼|楼|寸|厘|cm|mm|版|代|级|折|倍|度|分|"
    "次|人|户|份|张|种|期|届"
)
NO_DAY = (
    r"(?!窗|楼|线|院|门(?!口)|房|桌|厅|台|柜|机|令|文|码|牌|店|信|单元|病|床|员|会员|字|内|以内|之内|游|"
    r"后(?!$|[,上下])|子|"
    r"常|用|报|记|志|语|本(?!周|月|人)|元|照|夜|期(?!间)|历|益|产|均)"
)

RULES = (
    Rule(
        rf"{WHICH}月[的,]?(?P<day>{NUMERAL})(?:日|号)?(?![个天点月年:\d一二三四五六七八九十])",
        _day_of_month,
    ),
    Rule(
        r"(?<!\d)(?P<year>20\d{2})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?:t(?=\d)|日|号)?(?!\d)",
        _month_day,
    ),
    Rule(r"(?<!\d)(?P<year>20[23]\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)", _month_day),
    Rule(
        rf"{YEAR}(?P<month>{NUMERAL})月份?的?(?P<day>{NUMERAL})(?:日|号)?"
        rf"(?P<joint>到|至|-|~|、|和|或者?|或是)(?P<last>{NUMERAL})(?:日|号)",
        _listed,
    ),
    Rule(
        rf"(?P<day>{NUMERAL})(?:日|号)?(?P<joint>到|至|-|~|、|和|或者?|或是|/)"
        rf"(?P<last>{NUMERAL})(?:日|号){NO_DAY}",
        _listed,
    ),
    Rule(rf"每个?月的?{NUMERAL}(?:日|号)", _several),
    Rule(
        r"(?<![年历二〇零])[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}(?![一二三四五六七八九十零日号个天点时月年岁元块分])",
        _unmarked,
    ),
    Rule(
        rf"{YEAR}(?P<month>{NUMERAL})月份?的?(?P<day>{NUMERAL})(?:(?:日|号){NO_DAY}|(?![个天年岁元块万千百点时月分:\d一二三四五六七八九十零]))",
        _month_day,
    ),
    Rule(
        rf"(?<![\d./\-:])(?P<month>\d{{1,2}})[./-](?P<day>\d{{1,2}})(?![\d./\-:]|{_UNITS}|号|日)",
        _dotted,
    ),
    Rule(r"(?<![\d./\-:])(?P<month>\d{1,2})[./](?P<day>\d{1,2})(?:号|日)(?!\d)", _month_day),
    Rule(r"第[一二三两\d]日", _none),
    Rule(
        rf"(?:第|[路街巷弄栋村组]){NUMERAL}号|{NUMERAL}号(?=窗|楼|线|院|房|桌|厅|台|柜|机|文|令)",
        _none,
    ),
    Rule(rf"(?P<day>{NUMERAL})(?:号|日){NO_DAY}", _day),
    Rule(  # 26上午; up to 12 it may be a clock
        r"(?<![\d./\-:点月年号第路街巷栋])(?P<day>1[3-9]|2\d|3[01])(?=上午|下午|早上|晚上|中午)",
        _day,
    ),
)
