"""Parts of the day and clock times: 上午, 晏昼, 三点一刻, 10:30, 差五分三点, 三点一个字."""

import re

from knowledge.reading.day_words import bare, day_words, one_of
from knowledge.reading.numerals import NUMERAL, is_about, number
from knowledge.reading.readings import (
    AFTERNOON_ENDS,
    MORNING_ENDS,
    NOON_ENDS,
    Aside,
    Clock,
    Moment,
    PartOfDay,
    Reading,
    Rule,
    Unclear,
    Wish,
    said,
)
from knowledge.reading.when import Part

_WORDS = day_words()
_KIND = {bare(word): kind for kind, words in _WORDS.parts.items() for word in words}
_PARTS: dict[str, PartOfDay] = {
    "am": PartOfDay("am", "am", MORNING_ENDS),
    "noon": PartOfDay("pm", "noon", NOON_ENDS),
    "pm": PartOfDay("pm", "pm", AFTERNOON_ENDS),
    "evening": PartOfDay("evening", "evening"),
    "night": PartOfDay("am", "night", None),
}
_QUARTER, _TICK, _HOURS, _MINUTES = 15, 5, 24, 60


def _part(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (_PARTS[_KIND[found[0]]],)


def _part_letter(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """早九点, 周三晚."""
    return (_PARTS["am" if found[0] in {"早", "朝"} else "evening"],)


def _earliest(_found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (Wish("earliest"),)


def _later(_found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (Wish("later"),)


def _none(_found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    return (Aside(),)


def _no_clock(_found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """有几点不明白, 家里一时转不过来: the words stay in the rest."""
    return ()


def _no_such(words: str) -> tuple[Reading, ...]:
    return (Unclear(f"没有“{words}”这个钟点，请再说一遍，比如“上午9点半”。", of="clock"),)


def _checked(words: str, hour: int, minute: int, *, whole: bool) -> tuple[Reading, ...]:
    if hour >= _HOURS or minute >= _MINUTES:
        return _no_such(words)
    return (Clock(hour, minute, whole=whole or hour > 12 or hour == 0),)  # noqa: PLR2004 - noon


def _figures(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """10:30, 9.30 after a part of the day; 9:30-10:00 is how a slot is called by its start."""
    hour, minute = int(found["hour"]), int(found["minute"])
    read = _checked(found[0], hour, minute, whole=found["hour"].startswith("0") and hour < 7)  # noqa: PLR2004 - 09:30 is said in the morning anyway
    last = said(found, "last")
    if last is None or isinstance(read[0], Unclear):
        return read
    length = (int(last) * 60 + int(found["until"])) - (hour * 60 + minute)
    if 0 < length <= _MINUTES:
        return read
    return (_span_of_clocks(found[0], _guess_part(hour)),)


def _span_of_clocks(words: str, part: Part | None) -> Unclear:
    return Unclear(
        f"“{words}”是一段时间，请说定几点来，比如“9点半”。", impossible=False, of="clock", part=part
    )


def _guess_part(hour: int) -> Part | None:
    """Give the half of the day that a bare hour means in office hours."""
    if hour >= 18:  # noqa: PLR2004 - evening
        return "evening"
    return "am" if 7 <= hour < 12 else "pm"  # noqa: PLR2004 - office hours


def _several(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """三点到四点, 9点或10点, 三点以后."""
    span = _span_of_clocks(found[0], _guess_part(number(found["hour"]) or 0))
    half = said(found, "other")
    return (span, _PARTS[_KIND[half]]) if half else (span,)


def _clock(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    hour = number(found["hour"])
    if hour is None or is_about(found["hour"]):
        last = number(found["hour"][-1]) or 0
        return (_span_of_clocks(found[0], _guess_part(last)),)
    minute = _minute(found)
    if minute is None:
        return _no_such(found[0])
    if said(found, "bound"):  # 九点以前
        return (_span_of_clocks(found[0], _guess_part(hour)),)
    if minute < 0:
        hour, minute = (hour - 1) % _HOURS or 12, minute + _MINUTES
    return _checked(found[0], hour, minute, whole=False)


def _minute(found: re.Match[str]) -> int | None:
    """Give the minutes that were said; below zero for 差一刻; None for what is none."""
    short = said(found, "short") or said(found, "lack")
    if short is not None:
        return -(_QUARTER if "刻" in short else number(short.removesuffix("分")) or 0)
    if said(found, "half"):
        return 30
    quarter, ticks, minute = (
        said(found, "quarter"),
        said(found, "ticks") or said(found, "struck"),
        said(found, "minute"),
    )
    if quarter:
        return _QUARTER * (number(quarter) or 0)
    if ticks:
        return 30 if ticks == "半" else _TICK * (number(ticks) or 0)
    return number(minute) if minute else 0


def _letters(found: re.Match[str], _moment: Moment) -> tuple[Reading, ...]:
    """9am, 3:30pm."""
    part: PartOfDay = _PARTS["am" if found["half"] == "am" else "pm"]
    minute = int(said(found, "minute") or 0)
    return (part, *_checked(found[0], int(found["hour"]), minute, whole=False))


_HOUR = rf"(?P<hour>{NUMERAL})"
_O = r"(?:点|时(?!候|间|辰|节|代|期|常|刻|不|候))"
_TAIL = (
    r"(?:(?P<half>半)|(?:过|的)?(?P<quarter>[一1三3两二2])刻|(?P<ticks>[一二两三四五六七八九十]{1,2}|\d{1,2})个字|(?:[搭踏](?P<struck>[一二三四五六七八九半十]{1,2}))|"
    r"差(?P<short>一刻|[一二三四五六七八九十\d]{1,3}分)|"
    r"过?(?P<minute>[零〇][一二三四五六七八九]|[二三四五]?十[一二三四五六七八九]?|"
    r"[一二三四五][一二三四五六七八九〇零]|"
    r"\d{2}(?!\d)|\d(?=分)|[一二三四五六七八九](?=分))分?(?![个天号月岁块元周年千百万点零一二三四五六七八九十]))"
)
_ABOUT = (
    r"(?:多钟?|来钟|来(?=左右|前后|的?样子)|钟|正|整|过(?![来去])|左右|前后|上下|的?样子|许|"
    r"差不多|准时?|的时候)*"
)
_BOUND = r"(?P<bound>之前|以前|之后|以后|过后|前(?!后)|后(?!天|日|[面来]))?"
_ONE = (  # 补一点, 早一点 are no clocks; 下午一点, 一点钟, 早八点 are
    r"(?<![有这那第])(?![一1]点(?:都|也|没))(?:(?![一1]点(?!钟|半|整|[一三]刻|[零〇\d二三四五]))|(?<![^,午上晚昼天日号到约在是]))"
)
_NOT_CLOCK = (
    r"(?!要求|意见|问题|建议|疑|情况|事|想法|子|儿(?!钟)|点|心|小|困难|钱|差|"
    r"材料|水|东西|错|关系|用|办法)"
)
_DECIMAL = (  # 一点三倍, 两点五公里
    r"(?![零〇一二两三四五六七八九十\d]{1,4}(?:倍|折|成|米|公里|里路|厘米|毫米|平|亩|斤|公斤|吨|克|升|万|亿|元|块|级|度|兆|百分|%))"
)
_POINTS = (
    r"(?:希望|看法|感想|心得|体会|诉求|请求|理由|原因|好处|不足|感受|不明白|不清楚|不懂|不理解|不了解|"
    r"没弄|没搞|没看|没懂|没听|搞不|弄不|看不|疑惑)"
)
_ONE_MOMENT = (  # 一时转不过来, 一时半会; 下午一时 and 一时三十分 are clocks
    r"(?<![午晚晨昼十廿])(?<![早晚]上)一时(?!整|正|左右|前后|许|[零〇二三四五十\d]|半(?![会刻晌]))"
)

RULES = (
    Rule(rf"(?<![午上晚早昼天日号]){NUMERAL}点{_POINTS}", _no_clock),
    Rule(_ONE_MOMENT, _no_clock),
    Rule(
        r"(?<![\d:.])(?P<hour>\d{1,2}):(?P<minute>\d{2})"
        r"(?:(?:-|~|到|至)(?P<last>\d{1,2}):(?P<until>\d{2}))?(?::\d{2})?(?!\d)"
        r"(?:左右|前后)?",
        _figures,
    ),
    Rule(r"(?<![\d:.])(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?(?P<half>am|pm)(?![a-z])", _letters),
    Rule(
        rf"{_HOUR}{_O}?(?:半|钟|多)?(?:到|至|-|~|或者?|或是|还是|、)(?P<other>上午|下午|中午|晚上)?{NUMERAL}{_O}(?:半|钟|多)?(?:之间|中间)?",
        _several,
    ),
    Rule(
        rf"{_HOUR}{_O}(?:半|钟|\d{{2}}分?)?(?:之前|以前|之后|以后|过后|后(?!天|日|[面来])|前(?!后))",
        _several,
    ),
    Rule(rf"差(?P<lack>一刻|{NUMERAL}分)(?:钟)?(?:就|到)?{_HOUR}{_O}钟?{_ABOUT}", _clock),
    Rule(rf"{_ONE}{_HOUR}{_O}{_DECIMAL}钟?(?:{_TAIL})?{_ABOUT}{_BOUND}{_NOT_CLOCK}", _clock),
    Rule(
        r"(?:上午|早上|下午|晚上|中午|早晨|大家)(?:好|安)(?!多|几|像|不|了)|早安|晚安|午安", _none
    ),
    Rule(one_of(_WORDS.wishes["earliest"]), _earliest),
    Rule(one_of(_WORDS.wishes["later"]), _later),
    Rule(one_of(word for words in _WORDS.parts.values() for word in words), _part),
    Rule(rf"[早晚朝](?=(?:{NUMERAL}){_O}|\d{{1,2}}:\d)", _part_letter),
    Rule(r"(?<=[天日号一二三四五六末])[早晚](?=$|[,来去到])", _part_letter),
)
