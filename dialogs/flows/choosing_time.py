"""Choosing a day and a time of those that are free, by tap, number or words."""

from datetime import date, time

from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Start, Turn
from dialogs.ports import FreeTime
from dialogs.texts import booking as texts
from knowledge.calendar import day_words, local
from knowledge.matters import Matter
from knowledge.reading.dates import When, read_when

_DAYS_SHOWN = 5
_TIMES_SHOWN = 8
_NOON = time(12)


def first_step(turn: Turn, matter: Matter, said: str) -> Outcome:
    """Begin choosing, as far on as what was said allows; to a person where nothing is free."""
    if not turn.world.desk.days(matter):
        given = {"reason": "没有号可约", "matter": matter.code, "offer": True}
        return Start("ask_clerk", given, (texts.NO_DAYS,))
    when, known = read_when(said, local(turn.world.now)), {"matter": str(matter.code)}
    sorry = (texts.DAY_NOT_FREE,) if when.on is not None else ()
    return _narrow(turn, matter, when, known) or Go("day", known, sorry)


def ask_day(turn: Turn) -> Question:
    """Ask for a day, showing the next few with places."""
    today = local(turn.world.now).date()
    days = turn.world.desk.days(turn.matter)[:_DAYS_SHOWN]
    if not days:
        return Question(texts.NO_DAYS)
    choices = tuple(
        Choice(each.on.isoformat(), f"{day_words(each.on, today)} 余{each.places}") for each in days
    )
    return Question(texts.ASK_DAY, choices)


def hear_day(turn: Turn) -> Outcome:
    """Hear a day, and with it perhaps the time."""
    if turn.said.choice is not None:
        when = When(on=date.fromisoformat(turn.said.choice))
    else:
        when = read_when(turn.said.text, local(turn.world.now))
    if when.on is None and not when.earliest:
        return Again()
    return _narrow(turn, turn.matter, when, {}) or Aside((texts.DAY_NOT_FREE,))


def ask_part(turn: Turn) -> Question:
    """Ask for the half of the day, where a whole day is too long a list."""
    day = day_words(date.fromisoformat(turn.learned["on"]), local(turn.world.now).date())
    choices = (Choice("am", "上午", ("早上",)), Choice("pm", "下午"))
    return Question(f"{day}，{texts.ASK_PART}", choices)


def hear_part(turn: Turn) -> Outcome:
    """Hear the half of the day, or a time at once."""
    when = read_when(turn.said.text, local(turn.world.now))
    part = turn.said.choice or when.part
    if part is None and when.clock is None and when.on is None:
        return Again()
    on = when.on or date.fromisoformat(turn.learned["on"])
    wanted = When(on, "am" if part == "am" else "pm" if part == "pm" else None, when.clock)
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
    return changed(turn) or Again((texts.TIME_NOT_FREE,))


def changed(turn: Turn) -> Outcome | None:
    """Hear another day, half or time than before (“换到下午”, “三点”); None where none was said."""
    when = read_when(turn.said.text, local(turn.world.now))
    if when == When():
        return None
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


def _narrow(turn: Turn, matter: Matter, when: When, known: dict[str, str]) -> Outcome | None:
    """Go as far as `when` decides; None where nothing is free then."""
    desk = turn.world.desk
    if when.earliest:
        days = desk.days(matter)
        first = desk.times(matter, days[0].on)[:1] if days else ()
        return _to_confirm(first[0], known) if first else None
    if when.on is None:
        return None
    free = _within(desk.times(matter, when.on), when.part)
    if not free:
        return None
    known = {**known, "on": when.on.isoformat(), "part": when.part or ""}
    if when.clock is not None:
        fits = [each for each in free if each.start <= when.clock < each.end]
        return _to_confirm(fits[0], known) if fits else Go("time", known, (texts.TIME_NOT_FREE,))
    if len(free) > _TIMES_SHOWN and when.part is None and _both_halves(free):
        return Go("part", known)
    return Go("time", known)


def _to_confirm(free: FreeTime, known: dict[str, str]) -> Go:
    start, end = f"{free.start:%H:%M}", f"{free.end:%H:%M}"
    return Go("confirm", {**known, "on": free.on.isoformat(), "start": start, "end": end})


def _within(free: tuple[FreeTime, ...], part: str | None) -> tuple[FreeTime, ...]:
    if part == "am":
        return tuple(each for each in free if each.start < _NOON)
    if part == "pm":
        return tuple(each for each in free if each.start >= _NOON)
    return free


def _both_halves(free: tuple[FreeTime, ...]) -> bool:
    return bool(_within(free, "am")) and bool(_within(free, "pm"))
