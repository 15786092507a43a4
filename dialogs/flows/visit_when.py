"""Which half-days are wished: “下周二上午”, “后天”, “随便哪天”, “周三或者周四都行”."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from dialogs.choosing import plain
from dialogs.flows.refused_times import other_half, refused_in
from dialogs.machine import Turn
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as texts
from knowledge.calendar import day_words, local
from knowledge.half_days import HalfDay
from knowledge.reading.dates import When, read_when
from knowledge.reading.fallbacks import read_fallback
from knowledge.reading.refused import Refused
from knowledge.visit_rules import Half

MOST = 6
_ANY = re.compile(
    r"哪天|随便|都行|都可以|都得|都中|都要得|随时|看你们|你们?(?:来)?(?:定|安排|决定|做主)|你们看|你看着|无所谓|天天(?:都)?在|"
    r"一直在家|都在家|任何时间|什么时候都|几时都|听你们|由你们|早点|越快越好|尽快|最早|最快"
)
_OR = re.compile(r"[,，。;；、\n]+|或者?|还是|要么|不然|要不")
_HALF: tuple[tuple[Half, re.Pattern[str]], ...] = (
    ("am", re.compile(r"上午|早上|早晨|上昼|朝早|清早|头晌|前半天|饭前")),
    ("pm", re.compile(r"下午|晏昼|下昼|后晌|午后|后半天|晌午后")),
)

_NEGATED = re.compile(r"不|没|别|除")
_OF_A_SPAN = re.compile(
    r"(?:下|这|本)(?:个|一)?(?:周|星期|礼拜)|月|(?:周|星期|礼拜)[一二三四五六日天末1-7]|[号日](?:到|至|-|~)"
)
_OTHERS_DO = re.compile(r"都|其他|其它|别的|另外|任何")
_NO_DAY_ALONE = re.compile(
    r"哪天|随便|随时|看你们|你们?(?:来)?(?:定|安排|决定|做主)|无所谓|天天|一直|任何|"
    r"什么时候都|几时都|由你"
)
"""What leaves the day open whatever time is said: “都行” after two times is said of those."""


_PUT_OFF = re.compile(
    r"(?:等|要|得|那就|就|还是|我|俺|们|这|一?阵|先|家里|屋里|她|他|妈|爸)*(?:农忙|忙|收(?:完|割|谷子|麦子|玉米|庄稼)|插秧|打谷子?|秋收|春耕|双抢|过年|过节|年|节|雨|出院|病好|赶场|赶集|孩子放假|放假)"
    r".{0,4}?(?:过了?|完了?|后|以后|之后|再说|再来|停了?|好了)+(?:再(?:说|来|约|看|定))*(?:吧|嘛|哈|了)*"
    r"|(?:等|再|要)*过(?:一?阵子?|段时间|些日子|几天|两天)(?:再(?:说|来|约|看|定))*(?:吧|嘛|哈)*"
    r"|(?:等|先)?(?:看|问)(?:看|一?下)?(?:他|她|我|家里|儿子|女儿)?.{0,4}(?:什么时候|哪天|啥时候?)(?:有空|在家|得空|回来)?(?:再说)?"
)


def put_off(text: str) -> bool:
    """Say whether a text names no day, but what has to be over first: 农忙过了."""
    return _PUT_OFF.fullmatch(plain(text)) is not None


@dataclass(frozen=True, slots=True)
class Wished:
    """What was read: half-days in order (empty with `whenever`: any), or `why` none can be had.

    Beside half-days, `why` tells which days that were named cannot be had.

    `half`: nothing but the half of the day was said, so it may correct days named before.
    """

    halves: tuple[HalfDay, ...] = ()
    whenever: bool = False
    why: str = ""
    half: Half | None = None


def read_wish(turn: Turn, said: str, *, asked: bool) -> Wished | None:
    """Read when a visit is wished; None where nothing of a time was said.

    `asked`: the text answers the question for it, so that what can't be had is explained.
    """
    open_halves = turn.world.desk.visits.halves()
    refused = refused_in(turn, said)
    parts = [each for each in _OR.split(_in_order(turn, said)) if each.strip()] or [said]
    whens = [(part, _read(turn, part)) for part in parts]
    if len(parts) > 1 and all(when.says_nothing for _, when in whens):
        whens = [(said, _read(turn, said))]
    spans = _OF_A_SPAN.search(plain(said)) and any(when.span for _, when in whens)
    any_day = _ANY.search(plain(said)) and all(
        when.on is None and not when.days for _, when in whens
    )
    if asked and any_day and not spans and not refused:
        return _whenever(said, whens, open_halves)
    found = _left(dict.fromkeys(_fitting(turn, whens, open_halves)), refused)
    if found:
        return Wished(found[:MOST], why=_left_out(turn, whens, open_halves))
    if asked and refused:
        return _others(turn, said, refused, open_halves)
    named = [when for _, when in whens if when.on is not None or when.past or when.ambiguous]
    if not asked:
        return None
    half = _half(said)
    if half is not None and not named:
        return Wished(tuple(e for e in open_halves if e.half == half)[:MOST], half=half)
    if not named and any(when.part == "evening" or when.noon for _, when in whens):
        named = [when for _, when in whens]
    return Wished(why=_why(turn, named, open_halves)) if named else None


def _in_order(turn: Turn, said: str) -> str:
    """Put “26号不行就27号” as the two half-days or days that are wished, the first one first."""
    pair = read_fallback(said, local(turn.world.now), calendar=turn.world.calendar)
    if pair is None:
        return said
    first, second = _read(turn, pair.first), _read(turn, pair.second)
    same_day = first.on is not None and second.on is None and second.span is None
    day = f"{first.on.month}月{first.on.day}日" if same_day and first.on else ""
    return f"{pair.first}或者{day}{pair.second}"


def _left(halves: Iterable[HalfDay], refused: Sequence[Refused]) -> tuple[HalfDay, ...]:
    """Give the half-days that nobody refused."""
    return tuple(
        each
        for each in halves
        if not any(no.covers(each.on) and no.part in {None, each.half} for no in refused)
    )


def _others(
    turn: Turn, said: str, refused: Sequence[Refused], open_halves: Sequence[HalfDay]
) -> Wished:
    """Take the other half-days where all of them will do, else ask which of them is wished."""
    left = _left(open_halves, refused)
    half = next((each for each in get_args(Half) if each == other_half(refused)), None)
    if left and (half is not None or _OTHERS_DO.search(plain(said))):
        return Wished(left[:MOST], half=half if all(e.days is None for e in refused) else None)
    return Wished(why=texts.not_wished(left[0].words(local(turn.world.now).date()) if left else ""))


def _whenever(
    said: str, whens: Sequence[tuple[str, When]], open_halves: Sequence[HalfDay]
) -> Wished:
    half = _half(said)
    timed = any(w.part or w.clock or (w.ambiguous and w.span is None) for _, w in whens)
    if half is None and timed and not _NO_DAY_ALONE.search(plain(said)):
        return Wished(why=texts.WHICH_DAY)
    if half is None:
        return Wished(whenever=True)
    return Wished(tuple(each for each in open_halves if each.half == half)[:MOST])


def _read(turn: Turn, part: str) -> When:
    world = turn.world
    closes = max(each.end for each in world.town.hours)
    return read_when(part, local(world.now), calendar=world.calendar, closes=closes)


def _half(said: str) -> Half | None:
    found = [half for half, words in _HALF if words.search(said)]
    return found[0] if len(found) == 1 else None


def _half_of(turn: Turn, part: str) -> str | None:
    """Give the half that a part of the answer says, or leaves by refusing the other."""
    refused = refused_in(turn, part)
    return other_half(refused) if refused else _half(part)


def _fitting(
    turn: Turn, whens: Sequence[tuple[str, When]], open_halves: Sequence[HalfDay]
) -> Iterator[HalfDay]:
    """Give what all parts mean; a half said last holds for the days before it (周四或周五上午)."""
    for place, (_, when) in enumerate(whens):
        later = (each.part or _half_of(turn, part) for part, each in whens[place:])
        yield from _fit(when, next((half for half in later if half), None), open_halves)


def _fit(when: When, half: str | None, open_halves: Sequence[HalfDay]) -> Iterator[HalfDay]:
    """Give the open half-days that a reading means."""
    if when.past:
        return
    for each in open_halves:
        on_it = each.on == when.on if when.on is not None else _in_span(when, each)
        if on_it and half in {None, each.half}:
            yield each


def _in_span(when: When, each: HalfDay) -> bool:
    if when.days:
        return each.on in when.days
    return when.span is not None and when.span.first <= each.on <= when.span.last


def _left_out(turn: Turn, whens: Sequence[tuple[str, When]], open_halves: Sequence[HalfDay]) -> str:
    """Say which of several days that were named nobody can come on; “” where all can be had."""
    today = local(turn.world.now).date()
    lost = [
        day_words(when.on, today)
        for place, (part, when) in enumerate(whens)
        if when.on is not None
        and not _NEGATED.search(part)
        and not tuple(_fitting(turn, whens[place : place + 1], open_halves))
    ]
    first = open_halves[0].words(today) if open_halves else ""
    return standing.too_soon(lost, first) if lost else ""


def _why(turn: Turn, named: Sequence[When], open_halves: Sequence[HalfDay]) -> str:
    when = named[0]
    if when.past or (when.ambiguous and when.on is None):
        return when.why
    first = open_halves[0].words(local(turn.world.now).date()) if open_halves else ""
    return texts.not_then(first)
