"""Choosing a day and a time of those that are free, by tap, number or words."""

from dataclasses import replace
from datetime import date, time, timedelta

from dialogs.choosing import plain
from dialogs.flows import asides
from dialogs.flows.hours import is_about_hours
from dialogs.flows.taking_time import nothing_free, take
from dialogs.flows.wished_time import (
    ANY_TIME,
    OTHER_DAY,
    about,
    about_day,
    asks_back,
    clock_before,
    days_of,
    earliest,
    in_its_half,
    in_span,
    nearest,
    read,
    span_words,
    still_free,
    time_first,
    whom_said,
    within,
)
from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Turn
from dialogs.ports import FreeTime
from dialogs.texts import booking as texts
from dialogs.texts import waiting
from knowledge.calendar import YearUnknownError, day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import When
from knowledge.sessions import sessions_on

_DAYS_SHOWN = 5
_TIMES_SHOWN = 8
_STORY = 25  # characters besides the wish itself


def first_step(
    turn: Turn, matter: Matter, said: str, known: dict[str, str] | None = None
) -> Outcome:
    """Begin choosing, as far on as what was said allows; else to waiting.

    `known` is kept; a time said without a day is of its `on`.
    """
    known = {**(known or {}), "matter": str(matter.code)}
    if not turn.world.desk.days(matter):
        return nothing_free((), (), known, texts.NO_DAYS)
    when = read(turn, said)
    if asks_back(when):
        told = len(when.rest) > _STORY  # days of a story are no wish: nothing to ask back
        return Go("day", known) if told else _day_again(turn, matter, when, known)
    if when.on is None and not when.earliest and known.get("on") and (when.clock or when.part):
        when = replace(when, on=date.fromisoformat(known["on"]))
    wished = {**known, "part": when.part or ""}
    found = _narrow(turn, matter, when, known)
    return found or _not_free(turn, matter, when, wished) or Go("day", wished)


def ask_day(turn: Turn) -> Question:
    """Ask for a day, showing the next few with places."""
    today = local(turn.world.now).date()
    every = turn.world.desk.days(turn.matter)
    days = (in_span(every, turn.learned.get("span")) or every)[:_DAYS_SHOWN]
    if not days:
        return Question(texts.NO_DAYS)
    choices = tuple(
        Choice(each.on.isoformat(), f"{day_words(each.on, today)} 余{each.places}") for each in days
    )
    return Question(f"{about(turn)}{texts.ASK_DAY}", choices)


def hear_day(turn: Turn) -> Outcome:
    """Hear a day, and with it perhaps the time."""
    if turn.said.choice is not None:
        part = turn.learned.get("part") or None
        when = When(on=date.fromisoformat(turn.said.choice), part=part)
    elif ANY_TIME.fullmatch(plain(turn.said.text)):
        when = When(earliest=True)
    elif asks_something(turn):
        return Again()
    else:
        when = read(turn, turn.said.text)
    if asks_back(when):
        return _day_again(turn, turn.matter, when, {})
    if when.on is None and not when.earliest:
        return time_first(when)
    if when.part is not None and turn.said.choice is not None:
        when = replace(when, part=still_free(turn, when))
    when = in_its_half(turn, when if when.clock else replace(when, clock=clock_before(turn)))
    known = whom_said(turn)
    found = _narrow(turn, turn.matter, when, known) or _not_free(turn, turn.matter, when, known)
    return found or Aside((texts.DAY_NOT_FREE,))


def _not_free(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Outcome | None:
    """Say why nothing can be had then: closed, not yet to be booked, or full (None: no wish)."""
    world, on = turn.world, when.on
    if on is None:
        if not when.earliest:
            return None
        return nothing_free(days_of(when), (), known, texts.DAY_NOT_FREE)
    try:
        closed = not sessions_on(world.town, world.calendar, on)
    except YearUnknownError:
        closed = False
    today = local(world.now).date()
    words = day_words(on, today)
    if closed:
        return Go("day", known, (texts.closed_on(words),))
    if on > today + timedelta(days=world.town.booking.horizon_days):
        return Go("day", known, (texts.DAY_NOT_FREE,))
    halves = [[on.isoformat(), when.part or ""]]
    half = {"am": "上午", "pm": "下午"}.get(when.part or "", "")
    return nothing_free(halves, nearest(turn, matter, when), known, waiting.full_day(words + half))


def ask_part(turn: Turn) -> Question:
    """Ask for the half of the day, where a whole day is too long a list."""
    choices = (Choice("am", "上午", ("早上",)), Choice("pm", "下午"))
    return Question(f"{about_day(turn)}，{texts.ASK_PART}", choices)


def hear_part(turn: Turn) -> Outcome:
    """Hear the half of the day, or a time at once."""
    if asks_something(turn):
        return Again()
    when = read(turn, turn.said.text)
    if turn.said.choice is not None:
        when = When(part="am" if turn.said.choice == "am" else "pm")
    if when.past or when.ambiguous:
        return Aside((when.why,))
    if when.part is None and when.on is None:
        return changed(turn) or Again()
    on = when.on or date.fromisoformat(turn.learned["on"])
    wanted = When(on, when.part, when.clock)
    return _narrow(turn, turn.matter, wanted, {}) or Aside((texts.TIME_NOT_FREE,))


def ask_time(turn: Turn) -> Question:
    """Ask for one of the free times."""
    every = turn.world.desk.times(turn.matter, date.fromisoformat(turn.learned["on"]))
    free = within(every, turn.learned.get("part"))
    choices = tuple(
        Choice(f"{each.start:%H:%M}", f"{texts.span(each.start, each.end)} 余{each.places}")
        for each in free
    )
    return Question(f"{about_day(turn)}，几点来？", choices)


def hear_time(turn: Turn) -> Outcome:
    """Hear the time, or another day."""
    if turn.said.choice is not None:
        return _chosen(turn, time.fromisoformat(turn.said.choice))
    if asks_something(turn):
        return Again()
    if ANY_TIME.fullmatch(plain(turn.said.text)):
        on = date.fromisoformat(turn.learned["on"])
        wanted = When(on, turn.learned.get("part") or None, earliest=True)
        return _narrow(turn, turn.matter, wanted, {}) or Again((texts.TIME_NOT_FREE,))
    return changed(turn) or Again((texts.TIME_NOT_FREE,))


def _chosen(turn: Turn, start: time) -> Outcome:
    on = date.fromisoformat(turn.learned["on"])
    free = turn.world.desk.times(turn.matter, on)
    found = next((each for each in free if each.start == start), None)
    if found is None:
        return Again((texts.TIME_NOT_FREE,))
    return take(turn, turn.matter, found, {})


def asks_something(turn: Turn) -> bool:
    """Say whether it is a question in between (“周六上班吗”), whose day is no wish."""
    if turn.said.choice is not None:
        return False
    return is_about_hours(turn) or asides.is_about(turn, turn.matter)


def changed(turn: Turn) -> Outcome | None:
    """Hear another day, half or time than before (“换到下午”, “三点”); None where none was said."""
    if OTHER_DAY.fullmatch(plain(turn.said.text)):
        return Go("day", {"span": ""})
    when = read(turn, turn.said.text)
    if when.says_nothing:
        return None
    if when.past or when.ambiguous:
        return Aside((when.why,))
    on = when.on or date.fromisoformat(turn.learned["on"])
    wanted = replace(in_its_half(turn, when), on=on if not when.span else when.on)
    known = whom_said(turn)
    found = _narrow(turn, turn.matter, wanted, known) or _not_free(turn, turn.matter, wanted, known)
    return found or Aside((texts.TIME_NOT_FREE,))


def chosen(turn: Turn) -> FreeTime:
    """Give the time that was chosen, as it stands now (its places may have gone)."""
    on = date.fromisoformat(turn.learned["on"])
    start = time.fromisoformat(turn.learned["start"])
    for each in turn.world.desk.times(turn.matter, on):
        if each.start == start:
            return each
    end = turn.learned.get("end", turn.learned["start"])
    return FreeTime("", "窗口", on, start, time.fromisoformat(end), 0)


def _day_again(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Go:
    """Say what is unclear and ask the day again, of those that were named where some are free."""
    named = span_words(when)
    if not in_span(turn.world.desk.days(matter), named):
        named = ""
    return Go("day", {**known, "span": named}, (when.why,))


def _narrow(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Outcome | None:
    """Go as far as `when` decides; None where nothing is free then."""
    desk = turn.world.desk
    if when.earliest:
        first = earliest(turn, matter, when)
        return take(turn, matter, first, known) if first else None
    if when.on is None:
        return None
    free = within(desk.times(matter, when.on), when.part)
    if not free:
        return None
    known = {**known, "on": when.on.isoformat(), "part": when.part or "", "span": ""}
    why = (when.why,) if when.ambiguous else ()
    if when.clock is not None:
        fits = [each for each in free if each.start <= when.clock < each.end]
        return (
            take(turn, matter, fits[0], known)
            if fits
            else Go("time", known, (texts.TIME_NOT_FREE,))
        )
    if len(free) > _TIMES_SHOWN and when.part is None and _both_halves(free):
        return Go("part", known, why)
    return Go("time", known, why)


def _both_halves(free: tuple[FreeTime, ...]) -> bool:
    return bool(within(free, "am")) and bool(within(free, "pm"))
