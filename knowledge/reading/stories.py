"""Leaves out days and times that only tell a story: 昨天没办成，明天再来; 今天打电话，约后天."""

import re
from collections.abc import Sequence
from datetime import date

from knowledge.reading.meant import breaths, gap, is_day, is_time
from knowledge.reading.readings import Day, Days, Found, Moment

_OR = re.compile(r"或|要么|要不|还是|、|/|和|跟|同|到|至|-|~")
_COMES = re.compile(r"来|去|约|过去|想|到(?!期)|办|挂号|上门")
_TELLS = re.compile(r"[一-龥]{2}")
_BEEN = re.compile(
    r"(?:我|俺|咱|我们|他|她|就|都|也|已经|才|刚|还|,){0,3}"
    r"(?:来|去|到|问|办|跑|排|打|交|弄|约|看|找)(?:你们|你们?这儿?|你们?那儿?|大厅|窗口|镇上){0,2}"
    r"过(?:电话|队|号|人)?(?=$|[,了的一两三几\d没但可就不也都])(?!了?(?:晌|午))"
    r"|(?:我|俺|就|都)?(?:来|去|到)了,?(?:没|人太多|人多|排|窗口|你们)"
)
_DONE = re.compile(
    r"[那当]?天?(?:我|俺|我爸|我妈|他|她|才|就|刚|都|在[一-龥]{1,4}?){0,2}"
    r"(?:[来去]?(?:买|办|交|生|上|领|拿|签|盖|建|迁|结|离|死|走|没|得|发|下|登记|去世|过世|出生|落户|参军|入伍|退伍|退休|"
    r"毕业|入党|火化|住院|出院|报|补|批|嫁|搬|租|做|查出|评|打|买来|开)的(?!话|时候|时侯|人|时间|那)"
    r"|去世|过世|出生|(?:走|没|生)了(?!吗|么|没|不|再|号|名额))"
)


def wished(text: str, kept: Sequence[Found], moment: Moment) -> list[Found]:
    """Give what is left of the findings: a day that is told goes, and its time with it."""
    kept = _not_told_of(text, kept, moment)
    days = [each for each in kept if is_day(each)]
    ahead = _told_only(text, days, kept, moment)
    singles = [each for each in ahead if isinstance(each.reading, Day)]
    coming = _at_which_one_comes(text, singles)
    gone = [each for each in days if each not in ahead]
    gone += [each for each in singles if each not in coming]
    return [each for each in kept if _owner(each, days) not in gone and each not in gone]


def _not_told_of(text: str, kept: Sequence[Found], moment: Moment) -> list[Found]:
    """Leave out what was: 我3点钟来过, 房子3月5号买的. Where nothing is left, a past day stays."""
    left: list[Found] = []
    for group in breaths(text, kept):
        tail = text[group[-1].end :]
        dated = any(is_day(each) and not _near(each) for each in group)
        if not (_BEEN.match(tail) or (dated and _DONE.match(tail))):
            left += group
    return left or [each for each in kept if date.min < _last(each) < moment.today]


def _near(found: Found) -> bool:
    return isinstance(found.reading, Day) and found.reading.near


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
