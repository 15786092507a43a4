"""Choosing a day and a time of those that are free, by tap, number or words."""

import re
from dataclasses import replace
from datetime import date, time

from dialogs.choosing import plain
from dialogs.flows import asides
from dialogs.flows.hours import is_about_hours
from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Start, Turn
from dialogs.ports import FreeDay, FreeTime
from dialogs.texts import booking as texts
from knowledge.calendar import YearUnknownError, day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import DaySpan, When, read_when
from knowledge.reading.when import Part, part_of
from knowledge.sessions import sessions_on

_DAYS_SHOWN = 5
_TIMES_SHOWN = 8
_ANY_TIME = re.compile(
    r"(?:随便|任意|不管)?(?:哪天|哪一天|几点|什么时候|啥时候|哪个时间)?(?:都行|都可以|都中|都得|随便|无所谓)"
)
_STORY = 25  # characters besides the wish itself


def first_step(turn: Turn, matter: Matter, said: str) -> Outcome:
    """Begin choosing, as far on as what was said allows; to a person where nothing is free."""
    if not turn.world.desk.days(matter):
        given = {"reason": "没有号可约", "matter": matter.code, "offer": True}
        return Start("ask_clerk", given, (texts.NO_DAYS,))
    when, known = _read(turn, said), {"matter": str(matter.code)}
    if _asks_back(when):
        told = len(when.rest) > _STORY  # days of a story are no wish: nothing to ask back
        return Go("day", known) if told else _day_again(turn, matter, when, known)
    sorry = (_not_free(turn, when.on),) if when.on is not None else ()
    wished = {**known, "part": when.part or ""}
    return _narrow(turn, matter, when, known) or Go("day", wished, sorry)


def ask_day(turn: Turn) -> Question:
    """Ask for a day, showing the next few with places."""
    today = local(turn.world.now).date()
    every = turn.world.desk.days(turn.matter)
    days = (_in_span(every, turn.learned.get("span")) or every)[:_DAYS_SHOWN]
    if not days:
        return Question(texts.NO_DAYS)
    choices = tuple(
        Choice(each.on.isoformat(), f"{day_words(each.on, today)} 余{each.places}") for each in days
    )
    return Question(texts.ASK_DAY, choices)


def hear_day(turn: Turn) -> Outcome:
    """Hear a day, and with it perhaps the time."""
    if turn.said.choice is not None:
        part = turn.learned.get("part") or None
        when = When(on=date.fromisoformat(turn.said.choice), part=part)
    elif _ANY_TIME.fullmatch(plain(turn.said.text)):
        when = When(earliest=True)
    elif asks_something(turn):
        return Again()
    else:
        when = _read(turn, turn.said.text)
    if _asks_back(when):
        return _day_again(turn, turn.matter, when, {})
    if when.on is None and not when.earliest:
        return Again()
    if when.part is not None and turn.said.choice is not None:
        when = replace(when, part=_still_free(turn, when))
    return _narrow(turn, turn.matter, when, {}) or Aside((_not_free(turn, when.on),))


def _still_free(turn: Turn, when: When) -> Part | None:
    """Give the half of the day that was wished before, where that day has places in it."""
    on = when.on
    free = turn.world.desk.times(turn.matter, on) if on else ()
    return when.part if _within(free, when.part) else None


def _not_free(turn: Turn, on: date | None) -> str:
    """Say why nothing can be had that day: closed, or no place left."""
    world = turn.world
    if on is None:
        return texts.DAY_NOT_FREE
    try:
        closed = not sessions_on(world.town, world.calendar, on)
    except YearUnknownError:
        closed = False
    words = day_words(on, local(world.now).date())
    return texts.closed_on(words) if closed else texts.DAY_NOT_FREE


def ask_part(turn: Turn) -> Question:
    """Ask for the half of the day, where a whole day is too long a list."""
    day = day_words(date.fromisoformat(turn.learned["on"]), local(turn.world.now).date())
    choices = (Choice("am", "上午", ("早上",)), Choice("pm", "下午"))
    return Question(f"{day}，{texts.ASK_PART}", choices)


def hear_part(turn: Turn) -> Outcome:
    """Hear the half of the day, or a time at once."""
    if asks_something(turn):
        return Again()
    when = _read(turn, turn.said.text)
    if turn.said.choice is not None:
        when = When(part="am" if turn.said.choice == "am" else "pm")
    if when.past or when.ambiguous:
        return Aside((when.why,))
    if when.part is None and when.on is None:
        return Again()
    on = when.on or date.fromisoformat(turn.learned["on"])
    wanted = When(on, when.part, when.clock)
    return _narrow(turn, turn.matter, wanted, {}) or Aside((texts.TIME_NOT_FREE,))


def ask_time(turn: Turn) -> Question:
    """Ask for one of the free times."""
    on = date.fromisoformat(turn.learned["on"])
    free = _within(turn.world.desk.times(turn.matter, on), turn.learned.get("part"))
    choices = tuple(
        Choice(f"{each.start:%H:%M}", f"{texts.span(each.start, each.end)} 余{each.places}")
        for each in free
    )
    return Question(f"{day_words(on, local(turn.world.now).date())}，几点来？", choices)


def hear_time(turn: Turn) -> Outcome:
    """Hear the time, or another day."""
    if turn.said.choice is not None:
        return Go("confirm", {"start": turn.said.choice})
    if asks_something(turn):
        return Again()
    if _ANY_TIME.fullmatch(plain(turn.said.text)):
        on = date.fromisoformat(turn.learned["on"])
        wanted = When(on, turn.learned.get("part") or None, earliest=True)
        return _narrow(turn, turn.matter, wanted, {}) or Again((texts.TIME_NOT_FREE,))
    return changed(turn) or Again((texts.TIME_NOT_FREE,))


def asks_something(turn: Turn) -> bool:
    """Say whether it is a question in between (“周六上班吗”), whose day is no wish."""
    if turn.said.choice is not None:
        return False
    return is_about_hours(turn) or asides.is_about(turn, turn.matter)


def changed(turn: Turn) -> Outcome | None:
    """Hear another day, half or time than before (“换到下午”, “三点”); None where none was said."""
    when = _read(turn, turn.said.text)
    if when.says_nothing:
        return None
    if when.past or when.ambiguous:
        return Aside((when.why,))
    on = when.on or date.fromisoformat(turn.learned["on"])
    wanted = When(on, when.part, when.clock, when.earliest)
    return _narrow(turn, turn.matter, wanted, {}) or Aside((texts.TIME_NOT_FREE,))


def chosen(turn: Turn) -> FreeTime:
    """Give the time that was chosen, as it stands now (its places may have gone)."""
    on = date.fromisoformat(turn.learned["on"])
    start = time.fromisoformat(turn.learned["start"])
    for each in turn.world.desk.times(turn.matter, on):
        if each.start == start:
            return each
    end = turn.learned.get("end", turn.learned["start"])
    return FreeTime("", "窗口", on, start, time.fromisoformat(end), 0)


def _read(turn: Turn, said: str) -> When:
    """Read a wish as this town's calendar and hours have it."""
    world = turn.world
    closes = max(each.end for each in world.town.hours)
    return read_when(said, local(world.now), calendar=world.calendar, closes=closes)


def _asks_back(when: When) -> bool:
    """Say whether the day that was said is none that can be looked up."""
    return when.past or (when.ambiguous and when.on is None)


def _day_again(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Go:
    """Say what is unclear and ask the day again, of those that were named where some are free."""
    span = when.span
    named = f"{span.first.isoformat()}/{span.last.isoformat()}" if span and not when.past else ""
    if not _in_span(turn.world.desk.days(matter), named):
        named = ""
    return Go("day", {**known, "span": named}, (when.why,))


def _in_span(days: tuple[FreeDay, ...], named: str | None) -> tuple[FreeDay, ...]:
    if not named:
        return ()
    first, _, last = named.partition("/")
    span = DaySpan(date.fromisoformat(first), date.fromisoformat(last))
    return tuple(each for each in days if span.first <= each.on <= span.last)


def _narrow(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Outcome | None:
    """Go as far as `when` decides; None where nothing is free then."""
    desk = turn.world.desk
    if when.earliest:
        days = [each for each in desk.days(matter) if when.on in {None, each.on}]
        free_at = [_within(desk.times(matter, each.on), when.part) for each in days]
        first = next((each[:1] for each in free_at if each), ())
        return _to_confirm(first[0], known) if first else None
    if when.on is None:
        return None
    free = _within(desk.times(matter, when.on), when.part)
    if not free:
        return None
    known = {**known, "on": when.on.isoformat(), "part": when.part or "", "span": ""}
    why = (when.why,) if when.ambiguous else ()
    if when.clock is not None:
        fits = [each for each in free if each.start <= when.clock < each.end]
        return _to_confirm(fits[0], known) if fits else Go("time", known, (texts.TIME_NOT_FREE,))
    if len(free) > _TIMES_SHOWN and when.part is None and _both_halves(free):
        return Go("part", known, why)
    return Go("time", known, why)


def _to_confirm(free: FreeTime, known: dict[str, str]) -> Go:
    start, end = f"{free.start:%H:%M}", f"{free.end:%H:%M}"
    return Go("confirm", {**known, "on": free.on.isoformat(), "start": start, "end": end})


def _within(free: tuple[FreeTime, ...], part: str | None) -> tuple[FreeTime, ...]:
    return tuple(each for each in free if not part or part_of(each.start) == part)


def _both_halves(free: tuple[FreeTime, ...]) -> bool:
    return bool(_within(free, "am")) and bool(_within(free, "pm"))
