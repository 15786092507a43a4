"""Choosing a day and a time of those that are free, by tap, number or words."""

import re
from dataclasses import replace
from datetime import date, time

from dialogs.choosing import plain
from dialogs.flows import asides, refused_times
from dialogs.flows.first_wish import first_wish
from dialogs.flows.hours import asks_the_hours
from dialogs.flows.narrowing import NO_TIME, day_again, found_for, narrow, saying
from dialogs.flows.not_free import closed_then
from dialogs.flows.spoken_times import is_last, last
from dialogs.flows.taking_time import nothing_free, take
from dialogs.flows.wished_time import (
    ANY_TIME,
    OTHER_DAY,
    about,
    about_day,
    asks_back,
    clock_before,
    in_its_half,
    in_span,
    still_free,
    time_first,
    whom_said,
    within,
)
from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Turn
from dialogs.ports import FreeTime
from dialogs.texts import booking as texts
from knowledge.calendar import day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import When

_DAYS_SHOWN = 5
_STORY = 25  # characters besides the wish itself
_HAS_NO_TIME = re.compile(
    r"(?:我|俺|我们|那会儿?|那时候?|到时候?|又|都|可能|也|突然|临时)*(?:没得?有?空|不得空|没得?时间|走不开|抽不开身|有事)(?:了|哦|来)*"
)


def first_step(
    turn: Turn, matter: Matter, said: str, known: dict[str, str] | None = None
) -> Outcome:
    """Begin choosing, as far on as what was said allows; else to waiting.

    `known` is kept; a time said without a day is of its `on`.
    """
    known = {**(known or {}), "matter": str(matter.code)}
    if not turn.world.desk.days(matter):
        return nothing_free((), (), known, texts.NO_DAYS)
    if is_last(said) and (last_one := last(turn, matter, said, known)):
        return last_one
    when, told = first_wish(turn, matter, said)
    if asks_back(when):
        story = len(when.rest) > _STORY  # days of a story are no wish: nothing to ask back
        return Go("day", known) if story else day_again(turn, matter, when, known, said)
    if when.on is None and not when.earliest and known.get("on") and (when.clock or when.part):
        when = replace(when, on=date.fromisoformat(known["on"]))
    wished = {**known, "part": when.part or "", **refused_times.kept(turn, said)}
    return saying(told, found_for(turn, matter, when, wished) or Go("day", wished))


def ask_day(turn: Turn) -> Question:
    """Ask for a day, showing the next few with places."""
    today = local(turn.world.now).date()
    free = turn.world.desk.days(turn.matter)
    every = refused_times.days_left(turn, free) or free
    days = (in_span(every, turn.learned.get("span")) or every)[:_DAYS_SHOWN]
    if not days:
        return Question(texts.NO_DAYS)
    choices = tuple(
        Choice(each.on.isoformat(), f"{day_words(each.on, today)} 余{each.places}") for each in days
    )
    return Question(f"{about(turn)}{texts.ASK_DAY}", choices)


def hear_day(turn: Turn) -> Outcome:
    """Hear a day, and with it perhaps the time."""
    told: tuple[str, ...] = ()
    if turn.said.choice is not None:
        part = turn.learned.get("part") or None
        when = When(on=date.fromisoformat(turn.said.choice), part=part)
    elif ANY_TIME.fullmatch(plain(turn.said.text)):
        when = When(earliest=True)
    elif asks_something(turn):
        return Again()
    else:
        when, told = first_wish(turn, turn.matter, turn.said.text)
    if asks_back(when):
        return day_again(turn, turn.matter, when, {}, turn.said.text)
    if when.on is None and not when.earliest:
        return _without_day(turn, when)
    if when.part is not None and turn.said.choice is not None:
        when = replace(when, part=still_free(turn, when))
    when = in_its_half(turn, when if when.clock else replace(when, clock=clock_before(turn)))
    found = found_for(turn, turn.matter, when, whom_said(turn))
    return saying(told, found) if found else Aside((texts.DAY_NOT_FREE,))


def _without_day(turn: Turn, when: When) -> Outcome:
    """Keep a time that was said before the day, if anybody works then."""
    if closed := closed_then(turn, when):
        return Go("day", {**NO_TIME, "span": ""}, (closed,))
    kept = refused_times.kept(turn, turn.said.text)
    first = time_first(when)
    return replace(first, learned={**first.learned, **kept}) if isinstance(first, Go) else first


def ask_part(turn: Turn) -> Question:
    """Ask for the half of the day, where a whole day is too long a list."""
    choices = (Choice("am", "上午", ("早上",)), Choice("pm", "下午"))
    return Question(f"{about_day(turn)}，{texts.ASK_PART}", choices)


def hear_part(turn: Turn) -> Outcome:
    """Hear the half of the day, or a time at once."""
    if asks_something(turn):
        return Again()
    when, told = first_wish(turn, turn.matter, turn.said.text)
    if turn.said.choice is not None and when.says_nothing:
        when = When(part="am" if turn.said.choice == "am" else "pm")
    elif ANY_TIME.fullmatch(plain(turn.said.text)):
        when = When(earliest=True)
    unsaid = when.part is None and when.on is None and not when.earliest
    if when.past or when.ambiguous or unsaid:
        return changed(turn) or Again()
    on = when.on or date.fromisoformat(turn.learned["on"])
    found = found_for(turn, turn.matter, replace(when, on=on), {})
    return saying(told, found) if found else Aside((texts.TIME_NOT_FREE,))


def ask_time(turn: Turn) -> Question:
    """Ask for one of the free times."""
    every = turn.world.desk.times(turn.matter, date.fromisoformat(turn.learned["on"]))
    part = turn.learned.get("part")
    free = within(every, part) if part else refused_times.times_left(turn, every) or every
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
        return narrow(turn, turn.matter, wanted, {}) or Again((texts.TIME_NOT_FREE,))
    if has_no_time(turn.said.text):
        return Aside((texts.WHEN_FREE,))
    if asides.is_yes_alone(turn):  # a yes to the time that was wished, and is taken
        return Again((texts.TIME_NOT_FREE,))
    return changed(turn) or Again()


def _chosen(turn: Turn, start: time) -> Outcome:
    on = date.fromisoformat(turn.learned["on"])
    free = turn.world.desk.times(turn.matter, on)
    found = next((each for each in free if each.start == start), None)
    if found is None:
        return Again((texts.TIME_NOT_FREE,))
    return take(turn, turn.matter, found, {})


def has_no_time(text: str) -> bool:
    """Say whether a text says no more than that the writer has no time: “我没空了”."""
    return _HAS_NO_TIME.fullmatch(plain(text)) is not None


def asks_something(turn: Turn) -> bool:
    """Say whether it is a question in between (“周六上班吗”), whose day is no wish."""
    if turn.said.choice is not None:
        return False
    return asks_the_hours(turn) or asides.is_about(turn, turn.matter)


def changed(turn: Turn) -> Outcome | None:
    """Hear another day, half or time than before (“换到下午”, “三点”); None where none was said."""
    said = turn.said.text
    if OTHER_DAY.fullmatch(plain(said)):
        return Go("day", {"span": ""})
    when, told = first_wish(turn, turn.matter, said)
    if when.says_nothing:
        return None
    if asks_back(when) and refused_times.words(turn, when, said):
        return day_again(turn, turn.matter, when, {}, said)
    if when.past or when.ambiguous:
        return Aside((when.why,))
    on = when.on or date.fromisoformat(turn.learned["on"])
    wanted = replace(in_its_half(turn, when), on=on if not when.span else when.on)
    found = found_for(turn, turn.matter, wanted, whom_said(turn))
    return saying(told, found) if found else Aside((texts.TIME_NOT_FREE,))


def chosen(turn: Turn) -> FreeTime:
    """Give the time that was chosen, as it stands now (its places may have gone)."""
    on = date.fromisoformat(turn.learned["on"])
    start = time.fromisoformat(turn.learned["start"])
    for each in turn.world.desk.times(turn.matter, on):
        if each.start == start:
            return each
    end = turn.learned.get("end", turn.learned["start"])
    return FreeTime("", "窗口", on, start, time.fromisoformat(end), 0)
