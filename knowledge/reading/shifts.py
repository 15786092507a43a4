"""“往后推两天”, “晚半个小时”: a time that is said by how far it lies from another."""

import re
from dataclasses import dataclass

from knowledge.reading.wording import plain_wording

_NUMBERS = {each: at for at, each in enumerate("零一二三四五六七八九十")} | {
    "两": 2,
    "俩": 2,
    "几": 0,
}
_LATER = (
    r"(?:(?:往|向|朝)?后(?:面)?(?:推|延|挪|移|改|调)(?:迟|后)?"
    r"|(?:推|延|挪|移|顺)(?:后|迟)|推|延|晚|迟|往后|后)"
)
_EARLIER = r"(?:提前|提早|(?:往|向|朝)?前(?:面)?(?:推|挪|移|提|调|改)|往前|早|前)"
_AMOUNT = (
    r"(?:(?P<half>半)(?:个)?(?P<half_unit>小时|钟头|钟|天)|(?P<count>\d{1,3}|[一二两俩三四五六七八九十]{1,3})"
    r"(?:个)?(?P<and_half>半)?(?P<unit>分钟|刻钟|小时|钟头|钟|天|日|周|星期|礼拜))"
)
_LEAD = (
    r"(?:那|就|我|我们|俺|想|要|能不能|能|可以|可不可以|帮我|给我|请|麻烦|把|号|预约|约的|的|时间|这个|那个|再|都|"
    r"改|改成|改到|换|换成|换到|太早了?|太晚了?|不对|不行|不|,)*"
)
_TAIL = (
    r"(?:吧|嘛|啊|呀|哈|了|的|来|去|办|再|改|行不行|行不|行吗|可以吗|可以不|可不可以"
    r"|好吗|好不好|得行不|中不中|成不|谢谢|同一时间|,)*"
)
_SHIFT = re.compile(rf"{_LEAD}(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER})){_AMOUNT}{_TAIL}")
_SOMEWHAT = re.compile(
    rf"{_LEAD}(?:有没有|有)?(?:(?P<later>晚|迟|往后|靠后)|(?P<earlier>早|往前|靠前))(?:一点|一些|点|些)(?:点|儿)?(?:的)?(?:时间|号)?{_TAIL}"
    rf"|{_LEAD}(?:往|向)后(?:推|挪|延|移)(?:一?[推挪延移下]|一?点|一?些)?{_TAIL}"
)
_SAME = re.compile(
    r"(?:同一|同样的?|一样的?|原来的?|还是(?:那个|这个|原来的?)?|老|照旧)(?:的)?(?:时间|钟点|点)|(?:时间|钟点|几点)(?:都)?(?:不变|照旧|一样|不动)"
)
_NOT_HALF = re.compile(r"(?:不要|不能|不想|别|莫|除了|不)(?:是|在|排|约)?(?P<half>上午|早上|下午)")
_MINUTES = {"分钟": 1, "刻钟": 15, "小时": 60, "钟头": 60, "钟": 60}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7}


@dataclass(frozen=True, slots=True)
class Shift:
    """How far a time is put off (negative: brought forward); neither: not said how far."""

    days: int = 0
    minutes: int = 0
    later: bool = True


def read_shift(text: str) -> Shift | None:
    """Read a text that says no more than by how much a time is to be moved; None for any other.

    “晚到10分钟” is of coming late, “提前几天预约” of a rule: neither moves anything.
    """
    plain = plain_wording(text).strip(",")
    found = _SHIFT.fullmatch(plain)
    if found is None:
        some = _SOMEWHAT.fullmatch(plain)
        return Shift(later=some["earlier"] is None) if some else None
    later = found["later"] is not None
    sign = 1 if later else -1
    if found["half"]:
        return None if found["half_unit"] == "天" else Shift(0, sign * 30, later)
    count, unit = _number(found["count"]), found["unit"]
    if unit in _DAYS:
        return Shift(sign * count * _DAYS[unit], 0, later)
    return Shift(0, sign * (count * _MINUTES[unit] + (30 if found["and_half"] else 0)), later)


def keeps_the_time(text: str) -> bool:
    """Say whether a text keeps the time of day there was: “改到周五同一时间”."""
    return _SAME.search(plain_wording(text)) is not None


def half_left(text: str) -> str | None:
    """Give the half of the day that is left where the other is refused: pm in “不要上午”."""
    found = {each["half"] for each in _NOT_HALF.finditer(plain_wording(text))}
    return None if len(found) != 1 else "am" if found == {"下午"} else "pm"


def _number(words: str) -> int:
    if words.isdecimal():
        return int(words)
    tens, ten, ones = words.partition("十")
    if not ten:
        return _NUMBERS[words[-1]]
    return (_NUMBERS[tens] if tens else 1) * 10 + (_NUMBERS[ones] if ones else 0)
