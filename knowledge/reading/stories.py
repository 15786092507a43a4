"""Leaves out days and times that only tell a story: 昨天没办成，明天再来; 今天打电话，约后天."""

import re
from collections.abc import Sequence
from datetime import date

from knowledge.reading.meant import gap, is_day, is_time
from knowledge.reading.readings import Day, Days, Found, Moment

_OR = re.compile(r"或|要么|要不|还是|、|/|和|跟|同|到|至|-|~")
_COMES = re.compile(r"来|去|约|过去|想|到(?!期)|办|挂号|上门")
_TELLS = re.compile(r"[一-龥]{2}")


def wished(text: str, kept: Sequence[Found], moment: Moment) -> list[Found]:
    """Give what is left of the findings: a day that is told goes, and its time with it."""
    days = [each for each in kept if is_day(each)]
    ahead = _told_only(text, days, kept, moment)
    singles = [each for each in ahead if isinstance(each.reading, Day)]
    coming = _at_which_one_comes(text, singles)
    gone = [each for each in days if each not in ahead]
    gone += [each for each in singles if each not in coming]
    return [each for each in kept if _owner(each, days) not in gone and each not in gone]


def _owner(found: Found, days: Sequence[Found]) -> Found | None:
    """Give the day to which a time belongs: the last that was said before it."""
    if not is_time(found):
        return None
    before = [each for each in days if each.start <= found.start]
    return before[-1] if before else None


def _at_which_one_comes(text: str, singles: list[Found]) -> list[Found]:
    """Of days in different clauses take the one at which somebody comes: 明天开学，后天来."""
    clauses = {each: _clause(text, each) for each in singles}
    coming = [each for each, clause in clauses.items() if _COMES.search(clause)]
    others = [each for each in singles if each not in coming]
    told = all(_TELLS.search(clauses[each]) and not _OR.search(clauses[each]) for each in others)
    return coming if len(coming) == 1 and told else singles


def _clause(text: str, day: Found) -> str:
    """Give the clause in which a day stands, without the day itself."""
    start = text.rfind(",", 0, day.start) + 1
    end = text.find(",", day.end)
    return text[start : day.start] + text[day.end : len(text) if end < 0 else end]


def with_time(text: str, day: Found, kept: Sequence[Found]) -> list[Found]:
    """Give the day with what is said in the same breath after it (28号上午)."""
    group = [day]
    for each in kept:
        if each.start >= group[-1].end and gap(text, group[-1], each) == "":
            group.append(each)
    return group


def _told_only(text: str, days: list[Found], kept: Sequence[Found], moment: Moment) -> list[Found]:
    """Leave out what only tells a story: 昨天没办成，明天再来; 今天打电话，约后天."""
    ahead = [each for each in days if _last(each) >= moment.today]
    if not ahead or len(days) == 1:
        return days
    beyond = [each for each in ahead if _last(each) > moment.today and not _vague(each)]
    if not beyond:
        return ahead
    return [
        each
        for each in ahead
        if not (
            isinstance(each.reading, Day)
            and each.reading.near
            and each.reading.on == moment.today
            and len(with_time(text, each, kept)) == 1
            and not any(_OR.search(text[each.end : other.start]) for other in beyond)
        )
    ]


def _vague(found: Found) -> bool:
    return isinstance(found.reading, Days) and found.reading.vague


def _last(found: Found) -> date:
    reading = found.reading
    if isinstance(reading, Day):
        return reading.later or reading.on
    return reading.span.last if isinstance(reading, Days) else date.min
