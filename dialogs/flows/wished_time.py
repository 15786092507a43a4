"""Reading the day and time that somebody wishes to come, and what is free of it."""

import re
from dataclasses import replace
from datetime import date, time, timedelta

from dialogs.flows.refused_times import days_left, other_half, refused_in, times_left
from dialogs.flows.same_time import spelled_out
from dialogs.flows.shifted_time import shifted
from dialogs.machine import Again, Go, Turn
from dialogs.ports import FreeDay, FreeTime
from dialogs.texts import booking as texts
from knowledge.calendar import day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import DaySpan, When, read_when
from knowledge.reading.fallbacks import read_fallback
from knowledge.reading.when import Part, part_of

ANY_TIME = re.compile(
    r"(?:随便|任意|不管)?(?:哪天|哪一天|几点|什么时候|啥时候|哪个时间)?(?:都行|都可以|都中|都得|都要得|随便|无所谓)"
    r"|(?:由|听|随|看)?你们?(?:来|帮我|给我)?(?:定|安排|决定|选|做主|看着?办|看着?(?:定|选|安排))(?:就行|就好|就是|嘛|个)?"
)
OTHER_DAY = re.compile(
    r"(?:我?想?(?:换|改|选|要)(?:个|一个|一)?)?(?:别的|其他|另外|另)?(?:一?天|日子|时间|时候)|换天|改天"
    r"|(?:换|改)(?:到|去|做)?第(?:二|2)?[日天]"
    r"|(?:这天|那天|这一天|都|这些)*(?:不行|不合适|没空|没时间|不得空)"
    r"|(?:这天|那天|这一天|这些)都?(?:来|去)不了?"
)
_ANY_DAY_OF = re.compile(
    r"随便|任意|不管|无所谓|(?:哪天|哪一天|什么时候|啥时候)都|最早|越早越好|尽快"
)
_HALVES = {"am": "上午", "pm": "下午", "evening": "晚上"}


def read(turn: Turn, said: str) -> When:
    """Read a wish as this town has it; “下周随便哪天” is the earliest of that week."""
    world = turn.world
    closes = max(each.end for each in world.town.hours)
    said = spelled_out(turn, said)
    when = read_when(said, local(world.now), calendar=world.calendar, closes=closes)
    when = shifted(turn, said, when)
    if when.span is not None and not when.past and _ANY_DAY_OF.search(said):
        return replace(when, earliest=True, ambiguous=False, why="")
    if when.part is None and when.clock is None and not when.past:
        left = other_half(refused_in(turn, said))
        if left and when.on is None and when.span is None:
            return replace(when, part=left, ambiguous=False, why="")  # 不要上午 is all that is said
        return replace(when, part=left) if left else when
    return when


def about(turn: Turn) -> str:
    """Name the matter above the question for a time; who moves a booking knows it."""
    known = turn.learned
    return "" if known.get("moving") else texts.for_matter(turn.matter.name, known.get("whom"))


def about_day(turn: Turn) -> str:
    """Name the matter and the day that was chosen."""
    on = date.fromisoformat(turn.learned["on"])
    return about(turn) + day_words(on, local(turn.world.now).date())


def asks_back(when: When) -> bool:
    """Say whether the day that was said is none that can be looked up."""
    return when.past or (when.ambiguous and when.on is None)


def in_span(days: tuple[FreeDay, ...], named: str | None) -> tuple[FreeDay, ...]:
    """Give the days within a span (“2026-11-30/2026-12-06”) or a list (“2026-11-30,2026-12-02”).

    None where there is neither.
    """
    if not named:
        return ()
    if "," in named:
        one_by_one = named.split(",")
        return tuple(each for each in days if each.on.isoformat() in one_by_one)
    first, _, last = named.partition("/")
    span = DaySpan(date.fromisoformat(first), date.fromisoformat(last))
    return tuple(each for each in days if span.first <= each.on <= span.last)


def span_words(when: When) -> str:
    """Give the span of a wish as it is kept; empty where it has none, or it has passed."""
    span = when.span
    if when.days and not when.past:
        return ",".join(each.isoformat() for each in when.days)
    return f"{span.first.isoformat()}/{span.last.isoformat()}" if span and not when.past else ""


def days_of(when: When) -> list[list[str]]:
    """Give the halves of every day of a wish's span, as they are kept."""
    if when.span is None:
        return []
    first, days = when.span.first, (when.span.last - when.span.first).days + 1
    return [[(first + timedelta(each)).isoformat(), when.part or ""] for each in range(days)]


def said_so_far(turn: Turn) -> str:
    """Give this message's wish with what an earlier one said of it: “改到后天”, and then “10点”."""
    before, now = str(turn.learned.get("said", "")), turn.said.text
    old, new = read(turn, before), read(turn, now)
    if new.on is None and not new.earliest and old.on is not None and not old.past:
        return f"{day_words(old.on, local(turn.world.now).date())}{now}"
    if new.on is not None and new.clock is None and new.part is None and old.clock is not None:
        return f"{now}{old.clock:%H:%M}"
    return now


def noted(turn: Turn, said: str) -> str:
    """Say which day and time were noted."""
    return texts.when_noted(named_time(turn, said))


def named_time(turn: Turn, said: str) -> str:
    """Give the day and time of a text in words; empty where it names none for certain."""
    pair = read_fallback(said, local(turn.world.now), calendar=turn.world.calendar)
    if pair is not None:
        first, second = (time_words(turn, read(turn, each)) for each in (pair.first, pair.second))
        return f"{first}，不行就{second}"
    return time_words(turn, read(turn, said))


def time_words(turn: Turn, when: When) -> str:
    """Give a day and time in words; empty where it is none for certain."""
    day = day_words(when.on, local(turn.world.now).date()) if when.on else ""
    half = _HALVES.get(when.part or "", "")
    at = texts.clock(when.clock) if when.clock else half
    return f"{day}{at}"


def time_first(when: When) -> Again | Go:
    """Keep a time or half that was said before the day: “9点”, “下午”, and then the day."""
    if when.clock is None and when.part is None:
        return Again()
    clock = f"{when.clock:%H:%M}" if when.clock else ""
    part = when.part or (part_of(when.clock) if when.clock else "")
    said = texts.clock(when.clock) if when.clock else _HALVES.get(part, "")
    return Go("day", {"clock": clock, "part": part, "span": ""}, (texts.when_noted(said),))


def clock_before(turn: Turn) -> time | None:
    """Give the time that was said before the day."""
    kept = turn.learned.get("clock")
    return time.fromisoformat(kept) if kept else None


def whom_said(turn: Turn) -> dict[str, str]:
    """Give for whom, where this message says it beside the time: “给我妈约后天”."""
    whom = turn.said.understanding.slots.whom
    return {"whom": whom} if whom else {}


def within(free: tuple[FreeTime, ...], part: str | None) -> tuple[FreeTime, ...]:
    """Give the times in this half of the day; all of them without one."""
    return tuple(each for each in free if not part or part_of(each.start) == part)


def in_its_half(turn: Turn, when: When) -> When:
    """Keep the earliest time within the half of the day that was said before, if no other is."""
    of_that_day = when.on is None and when.span is None
    before = turn.learned.get("part") if of_that_day else None
    return replace(when, part=when.part or before or None) if when.earliest else when


def still_free(turn: Turn, when: When) -> Part | None:
    """Give the half of the day that was wished before, where that day has places in it."""
    on = when.on
    free = turn.world.desk.times(turn.matter, on) if on else ()
    return when.part if within(free, when.part) else None


def earliest(turn: Turn, matter: Matter, when: When) -> FreeTime | None:
    """Give the first free time that the wish leaves open."""
    desk, span = turn.world.desk, span_words(when)
    every = days_left(turn, desk.days(matter))
    for each in in_span(every, span) if span else every:
        if when.on in {None, each.on}:
            free = times_left(turn, within(desk.times(matter, each.on), when.part))
            if free:
                return free[0]
    return None


def nearest(turn: Turn, matter: Matter, when: When) -> tuple[FreeTime, ...]:
    """Give up to three free times nearest to a wish that cannot be had, nearest first."""
    desk, wanted = turn.world.desk, when.on
    if wanted is None:
        return ()
    found: list[FreeTime] = []
    for day in sorted(desk.days(matter), key=lambda each: abs(each.on - wanted))[:3]:
        free = desk.times(matter, day.on)
        found += within(free, when.part) or free
        if len(found) >= _NEAREST:
            break
    return tuple(found[:_NEAREST])


_NEAREST = 3
