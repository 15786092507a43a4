"""Months and parts of them: 月底, 下个月, 12月中旬, 这个月最后一天, 年底."""

import re
from datetime import date

from knowledge.reading.month_days import WHICH, YEAR, last_of, month_of, no_such, year_of
from knowledge.reading.numerals import NUMERAL, number
from knowledge.reading.readings import Day, Days, Moment, Reading, Rule, said
from knowledge.reading.weeks import worked_day
from knowledge.reading.when import DaySpan

_MONTHS = 12
_LAST_YEAR = 9998


def _named_month(found: re.Match[str], moment: Moment) -> tuple[int, int]:
    named = said(found, "month")
    month = number(named) if named else None
    if month is None or not 1 <= month <= _MONTHS:
        return month_of(said(found, "which") or "这", moment.today)
    year = year_of((said(found, "year") or "").removesuffix("年"), moment.today)
    if year is not None and 1 <= year <= _LAST_YEAR:
        return year, month
    return moment.today.year + (month < moment.today.month), month


def _part_of_month(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """月底, 下个月初, 12月中旬: several days, still to come."""
    year, month = _named_month(found, moment)
    last = last_of(year, month)
    spans = {"初": (1, 5), "上": (1, 10), "中": (11, 20), "下": (21, last.day)}
    first, end = spans.get(found["part"][0], (last.day - 4, last.day))
    span = DaySpan(date(year, month, first), date(year, month, end))
    if span.last < moment.today and not (said(found, "which") or found["month"]):
        year, month = month_of("下", moment.today)
        last = last_of(year, month)
        span = DaySpan(date(year, month, first), date(year, month, min(end, last.day)))
    return (Days(span, f"“{found[0]}”有好几天，请说是几号，比如“{span.last.day}号上午”。"),)


def _month(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    named = said(found, "month")
    if named and not 1 <= (number(named) or 0) <= _MONTHS:
        return no_such(found[0])
    year, month = _named_month(found, moment)
    span = DaySpan(date(year, month, 1), last_of(year, month))
    return (Days(span, f"“{found[0]}”有三十来天，请说是几号。", vague=bool(named)),)


def _last_day(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """这个月最后一天, 下个月最后一个工作日, 下个月第一个工作日."""
    year, month = _named_month(found, moment)
    last = last_of(year, month)
    days = [date(year, month, each) for each in range(1, last.day + 1)]
    place = -1 if said(found, "n") is None else number(said(found, "n") or "一") or 1
    if found["what"].startswith(("工作", "上班")) or found["what"].endswith("上班"):
        return worked_day(days, place, moment)
    weekday = found["what"][-1]
    if found["what"][0] in "周星礼":
        days = [each for each in days if each.weekday() == "一二三四五六日天".index(weekday) % 7]
        days = [*days[:6]]
    if not 0 < abs(place) <= len(days):
        return no_such(found[0])
    return (Day(days[place - 1 if place > 0 else place]),)


def _months_off(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """年底, 明年再来: a long time."""
    year = moment.today.year
    if "底" in found[0] or "末" in found[0] or "尾" in found[0]:
        span = DaySpan(date(year, 12, 16), date(year, 12, 31))
    else:
        ahead = 2 if found[0].startswith("后") else 1
        span = DaySpan(date(year + ahead, 1, 1), date(year + ahead, 12, 31))
    return (Days(span, f"“{found[0]}”有好多天，请说是几月几号。", vague=True),)


def _last_of_year(_found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    return (Day(date(moment.today.year, 12, 31)),)


_WORK = r"(?P<what>工作日|上班日|天上班|上班的?日子|天|(?:周|星期|礼拜)[一二三四五六日天])"

RULES = (
    Rule(
        rf"(?:{WHICH}|(?P<month>{NUMERAL}))月份?[的里]?(?:第|头)(?P<n>{NUMERAL})个?{_WORK}",
        _last_day,
    ),
    Rule(rf"(?:{WHICH}|(?P<month>{NUMERAL}))月份?[的里底]?(?:最后)一?个?{_WORK}", _last_day),
    Rule(rf"月底的?最后一?个?{_WORK}", _last_day),
    Rule(r"今年的?最后一天", _last_of_year),
    Rule(
        r"(?<!去年)(?<!前年)(?<!往年)(?:今年)?年(?:底|末|尾)|(?:明|后)年(?=$|,|再|来|去|初|春|开春|过来)",
        _months_off,
    ),
    Rule(
        rf"(?:{WHICH}|(?P<month>{NUMERAL}))?(?<![一二两三四五六七八九十\d几半个]个)月(?:份)?的?"
        r"(?P<part>底|末尾|末|尾|初(?![一二三四五六七八九十])|头(?=$|[,上])|中旬|上旬|下旬|中间|中(?=$|[,上来去]))",
        _part_of_month,
    ),
    Rule(
        rf"(?:{WHICH})月(?!子|经|饼|薪|租|嫂|费|供)(?:份)?(?:里|内|之内)?(?:随便)?(?:哪天)?",
        _month,
    ),
    Rule(rf"(?<![\d.]){YEAR}(?P<month>{NUMERAL})月(?:份)?(?!子|经|饼|薪|租|嫂|费|供)", _month),
)
