"""A first wish and the one that holds if it cannot be had: 25号不行就26号, 最好周四，不行就周五."""

import re
from dataclasses import dataclass
from datetime import datetime

from knowledge.calendar import Calendar
from knowledge.reading.dates import read_when
from knowledge.reading.said_times import said_times
from knowledge.reading.wording import plain_wording

_NOT_TO_BE_HAD = (
    r"(?:不行|不得行|不成|不中|不可以|不照|不方便|唔得|约不[上到了]|排不[上到]|挂不[上到]|"
    r"(?:没有?|没得|冇)(?:号|空号|空位|位置?|得)?了?|约?满了?)"
)
_ELSE = r"(?:那?就|再|才|则|改成?|换成?|就改|就换|也可以?|也行)"
_IF = r"(?:要是|如果|若是?|万一|实在|假如|要)"
_THEN = re.compile(
    rf"(?P<mark>{_IF})?(?:的)?(?P<no>{_NOT_TO_BE_HAD})(?P<said>的话|嘛|么)?(?P<pause>,)?(?P<else>{_ELSE})?"
    r"(?:约|订|选|来|排|在|到|是|个|给我|看)*$"
)
_FIRST = re.compile(rf"最好|首选|优先|尽量|先(?!生)|{_IF}")


@dataclass(frozen=True, slots=True)
class Fallback:
    """`first` is wished; `second` holds where it cannot be had. Both hold a time."""

    first: str
    second: str


def read_fallback(text: str, now: datetime, *, calendar: Calendar | None = None) -> Fallback | None:
    """Give the two wishes of a text, or None where there are no two.

    “25号不行，就26号吧” refuses the 25th: with a pause and without an if it is no such pair. `now`
    is local time. Never raises.
    """
    plain, at = plain_wording(text), 0
    for said in said_times(text, now, calendar=calendar):
        start = at + len(said.before)
        between = _THEN.search(said.before)
        if between and at and _is_condition(between, said.before, plain[:at]):
            first, second = plain[: start - len(between[0])], plain[start:]
            if not read_when(first, now, calendar=calendar).says_nothing:
                return Fallback(first, second)
        at = start + len(said.words)
    return None


def _is_condition(between: re.Match[str], before: str, first: str) -> bool:
    lead = before[: between.start()]
    if between["mark"] or between["said"] or _FIRST.search(f"{first}{lead}"):
        return True
    if lead.endswith(","):
        return True  # 周四，不行就周五
    return between["pause"] is None and between["else"] is not None
