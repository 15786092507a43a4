"""Days counted from today: 明天, 大后天, 三天后, 下礼拜的今天, 这几天."""

import re
from datetime import date, timedelta

from knowledge.reading.day_words import bare, day_words, one_of
from knowledge.reading.numerals import NUMERAL, number
from knowledge.reading.readings import (
    MORNING_ENDS,
    Day,
    Days,
    Exactly,
    Moment,
    PartOfDay,
    Reading,
    Rule,
    Unclear,
    said,
)
from knowledge.reading.when import DaySpan

_WORDS = day_words()
_NEAR = {bare(word): days for word, days in _WORDS.near.items()}
_SOME = {bare(word): days for word, days in _WORDS.some.items()}
_HALF_DAY = {"早": "am", "朝": "am", "晚": "evening", "晏": "pm"}
_LONGEST_AHEAD = 800


def _near(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    return (Day(moment.today + timedelta(days=_NEAR[found[0]]), near=True),)


def _near_half(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """今早, 明晚, 听朝."""
    days = {"今": 0, "明": 1, "听": 1, "后": 2, "大后": 3, "昨": -1, "琴": -1, "前": -2}[
        found["day"]
    ]
    day = Day(moment.today + timedelta(days=days), near=True)
    match said(found, "half"):
        case None:  # 今下午
            return (day,)
        case "早" | "朝":
            return (day, PartOfDay("am", "am", MORNING_ENDS))
        case "晏":
            return (day, PartOfDay("pm", "pm"))
        case _:
            return (day, PartOfDay("evening", "evening"))


def _some(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    first, last = _SOME[found[0]]
    span = DaySpan(moment.today + timedelta(days=first), moment.today + timedelta(days=last))
    return (Days(span, f"“{found[0]}”有好几天，请说是哪一天，比如“后天上午”“28号”。", vague=True),)


def _after(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """三天后, 过两个礼拜, 半个小时后."""
    count_said, unit = found["n"], found["unit"]
    half = bool(said(found, "half") or said(found, "half2"))
    if count_said in {"几", "个把", "十来", "十几", "两三", "三四", "三五", "好几", "一两"}:
        return (_some_time(found[0], moment),)
    if count_said == "个":  # 个半钟后: an hour and a half
        count_said, half = "一", True
    count = 0.5 if count_said == "半" else float(number(count_said) or 0)
    count += 0.5 if half and count_said != "半" else 0
    if unit in {"小时", "钟头", "钟", "分钟", "分"}:
        return _moment_after(count, unit, moment)
    on = _day_after(count, unit, moment)
    if on is None and unit == "年":
        return ()  # 一九五四年以后
    return (on or Unclear(f"“{found[0]}”太远了，请说近一些的日子。"),)


def _some_time(words: str, moment: Moment) -> Reading:
    span = DaySpan(moment.today + timedelta(days=1), moment.today + timedelta(days=30))
    return Days(span, f"“{words}”不晓得是哪天，请说是几号或者星期几。", vague=True)


def _moment_after(count: float, unit: str, moment: Moment) -> tuple[Reading, ...]:
    minutes = count if unit in {"分钟", "分"} else count * 60
    then = moment.now + timedelta(minutes=minutes)
    return (Day(then.date(), near=True), Exactly(then.time().replace(second=0, microsecond=0)))


def _day_after(count: float, unit: str, moment: Moment) -> Day | None:
    if unit == "月":
        return _months_after(count, moment.today)
    if unit == "年":
        return _months_after(count * 12, moment.today)
    days = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}[unit] * count
    return None if days > _LONGEST_AHEAD else Day(moment.today + timedelta(days=int(days)))


def _months_after(count: float, today: date) -> Day | None:
    if count in {0.5, 1.5}:
        return Day(today + timedelta(days=15 if count < 1 else 45))
    year, index = divmod(today.year * 12 + today.month - 1 + int(count), 12)
    if int(count) > _LONGEST_AHEAD // 31:
        return None
    for day in range(today.day, 0, -1):  # a month after the 31st may have none
        try:
            return Day(date(year, index + 1, day))
        except ValueError:
            continue
    return None


def _before(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """三天前: in stories."""
    count = number(found["n"]) or 0
    unit = found["unit"].removeprefix("个")
    days = count * {"天": 1, "日": 1, "月": 30}.get(unit, 7)
    return (Day(moment.today - timedelta(days=days), near=True),) if days <= 366 else ()  # noqa: PLR2004 - a year: stories go back further


def _this_day_later(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """下礼拜的今天."""
    weeks = len(found["which"].replace("个", "").replace("一", ""))
    return (Day(moment.today + timedelta(days=7 * weeks)),)


def _this_day_next_month(_found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    day = _months_after(1, moment.today)
    return (day,) if day else ()


def _within(found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    count = number(found["n"])
    days = None if count is None else count * {"天": 1, "日": 1, "周": 7}.get(found["unit"], 7)
    if days is None:
        return ()
    span = DaySpan(moment.today, moment.today + timedelta(days=days))
    return (Days(span, f"“{found[0]}”有好几天，请说是哪一天。", vague=True),)


def _now(_found: re.Match[str], moment: Moment) -> tuple[Reading, ...]:
    """马上来, 等下过来: today, at a time that isn't said."""
    return (Day(moment.today, near=True),)


_SUFFIX = r"(?:过?后|以后|之后|过后|后头|之後)"
_COUNT = rf"(?P<n>个把|十来|十几|好几|两三|三四|三五|一两|几|半|个(?=半)|{NUMERAL})个?(?P<half>半)?"
_UNIT = (
    r"(?P<unit>小时|钟头|分钟|分(?=后|以后|之后)|钟|天|日|周|星期|礼拜|年|(?<=[个半])月)"
    r"(?P<half2>半)?"
)

RULES = (
    Rule(one_of(_WORDS.some), _some),
    Rule(rf"(?<!第)(?:再?过|等)?{_COUNT}(?:来)?{_UNIT}(?:左右|的样子)?{_SUFFIX}", _after),
    Rule(
        rf"(?:再过|再等|(?<![^,我俺咱再就那要想还先])过(?!了)){_COUNT}{_UNIT}(?!前|多|岁|内)",
        _after,
    ),
    Rule(
        rf"(?P<n>{NUMERAL})个?(?P<unit>天|日|周|星期|礼拜|(?<=个)月){''}(?:以前|之前|前)(?!面|台|后)",
        _before,
    ),
    Rule(
        rf"(?P<n>{NUMERAL})个?(?P<unit>天|日|周|星期|礼拜)(?:之内|以内|内)(?!能|可以|办|出|领|拿)",
        _within,
    ),
    Rule(
        r"(?P<which>下一?个?|下下个?)(?:周|星期|礼拜)的?(?:今天|今日|这天|这个时候|同一天)",
        _this_day_later,
    ),
    Rule(r"下个?月的?(?:今天|今日|这天|同一天)", _this_day_next_month),
    Rule(
        r"(?P<day>[今明听昨琴])(?P<half>早|晚|朝|晏)(?<!今朝)(?<!明朝)(?<!昨朝)(?!日|期)",
        _near_half,
    ),
    Rule(
        r"(?:^|(?<=[,我俺就约到的是在想那换改]))"
        r"(?P<day>[今明](?=晌午|后晌|早晨)|[今明后](?=上午|下午|早上|中午|晚上))",
        _near_half,
    ),
    Rule(r"(?P<day>大?后|前)(?P<half>早|晚)(?=[上]|$|[,来去\d一二三四五六七八九十])", _near_half),
    Rule(
        r"(?:现在|马上|立刻|这会儿?|这就|即刻|而家|等会儿?|等一会儿?|等一下|等下|一会儿?|一哈儿?|待会儿?|稍后)(?:就|儿)?(?:过来|来(?!不)|去(?!哪|年))",
        _now,
    ),
    Rule(one_of(_WORDS.near), _near),
)
