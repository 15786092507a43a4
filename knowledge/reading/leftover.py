"""What was not read: the rest of a text, and whether a day or clock is still in it."""

import re
from collections.abc import Sequence

from knowledge.reading.month_days import NO_DAY
from knowledge.reading.numerals import NUMERAL
from knowledge.reading.readings import Found

_READ = "\0"
_STRANGE = re.compile(
    r"(?<![一二两三四五六七八九十几半每\d个])(?:周|星期|礼拜)(?:[一二三四五六日天八九]|\d(?!\d))(?![次回趟遍岁个])"
    rf"|(?<![第路街巷弄栋村组到排{_READ}]){NUMERAL}号{NO_DAY}"
    rf"|(?<![几个多半]){NUMERAL}月(?![子经饼薪租嫂费供])"
    rf"|(?<![有这那几第差])(?:(?![一1]点)|(?<![^,午上晚昼天日号到约在是])){NUMERAL}点(?:钟|半|整|[一三]刻|(?=$|[,来去到]))"
    r"|(?<!\d)\d{1,2}:\d{1,2}(?!\d)|(?<!\d)20[23]\d[-/.]\d{1,2}"
    r"|每个?(?:周|星期|礼拜)[一二三四五六日天]"
    rf"|{_READ}点(?:半|钟|整|$|[,来去到左])|{_READ}半(?=$|[,来去])"
    r"|初[一二三四五六七八九十]{2,}"
    r"|廿[一二三四五六七八九]?(?![岁几多年个元块人天斤])"
    r"|下{1,3}个?(?:周|星期|礼拜|月)(?!经)"
)


def _blanked(text: str, found: Sequence[Found]) -> str:
    rest = list(text)
    for each in found:
        rest[each.start : each.end] = _READ * (each.end - each.start)
    return "".join(rest)


def leftover(text: str, found: Sequence[Found]) -> str:
    """Give the words of a day or clock that were not read; empty where there are none."""
    strange = _STRANGE.search(_blanked(text, found))
    if strange is None:
        return ""
    start = strange.start()
    while (
        start > 0
        and strange[0].startswith(_READ)
        and any(each.start < start + 1 <= each.end for each in found)
    ):
        start -= 1
    return text[start : strange.end()]


def rest_of(text: str, found: Sequence[Found]) -> str:
    """Give the wording without what was read."""
    return re.sub(f"{_READ}+", " ", _blanked(text, found)).strip(" ,")
