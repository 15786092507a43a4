"""整改: a low rating is checked, mended and answered, each step by its working day.

The plan names the three steps and no days; 1, 5 and 7 working days are ours. source: BZ-13
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal

from sqlalchemy import insert, select, update

from handoff.day_bookings import has_chat
from handoff.ports import Work
from handoff.tables.ratings import RatingRow, RectificationRow
from handoff.tables.upsert import table_of
from knowledge.calendar import Calendar, WorkingDays, YearUnknownError, local
from knowledge.matters import CitizenId, TownId
from knowledge.towns import Town

STEPS: Final = {"核实": WorkingDays(1), "整改": WorkingDays(5), "反馈": WorkingDays(7)}
"""The steps, in order, with the working days after the rating within which each is done."""

Outcome = Literal["属实已改", "部分属实", "不属实"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("属实已改", "部分属实", "不属实")
NOTE_LIMIT: Final = 300

_ROWS, _RATINGS = table_of(RectificationRow), table_of(RatingRow)


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `done_at` None: still to be done by the end of `due_on`."""

    name: str
    due_on: date
    done_at: datetime | None
    by: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class Rectification:
    """What follows from a low rating; `outcome` is set with the first step."""

    id: int
    rating: int
    owner: str
    steps: tuple[Step, ...]
    outcome: str | None
    opened_at: datetime
    closed_at: datetime | None

    @property
    def next(self) -> Step | None:
        """The step that is to be done now."""
        return next((each for each in self.steps if each.done_at is None), None)


@dataclass(frozen=True, slots=True)
class StepDone:
    """The step is recorded; `told` says whether the last one's answer went to the citizen."""

    step: str
    told: bool


@dataclass(frozen=True, slots=True)
class NoSuchStep:
    """Nothing of the kind is open: somebody was faster, or it is another step's turn."""


@dataclass(frozen=True, slots=True)
class NoteMissing:
    """A step needs words on what was found, done or answered, of at most NOTE_LIMIT characters."""


def open_rectification(work: Work, town: Town, calendar: Calendar, rating: int) -> None:
    """Open the steps for this rating (its id); the centre's lead answers for them."""
    today = local(work.now).date()
    due = {name: _due(calendar, today, days) for name, days in STEPS.items()}
    row = {
        "town": town.id,
        "rating": rating,
        "owner": town.lead,
        "steps": [[name, on.isoformat(), None, None, None] for name, on in due.items()],
        "due_on": max(due.values()),
        "opened_at": work.now,
    }
    work.execute(insert(_ROWS), row)


def _due(calendar: Calendar, today: date, days: WorkingDays) -> date:
    try:
        return calendar.after(today, days)
    except YearUnknownError:
        return date(today.year, 12, 31)  # the last day that anybody knows


def rectifications(work: Work, town: TownId, limit: int = 200) -> tuple[Rectification, ...]:
    """Give the town's rectifications, open ones first, by their day."""
    wanted = (
        select(*_ROWS.c["id", "rating", "owner", "steps", "outcome", "opened_at", "closed_at"])
        .where(_ROWS.c.town == town)
        .order_by(_ROWS.c.closed_at.is_not(None), _ROWS.c.due_on, _ROWS.c.id.desc())
        .limit(limit)
    )
    return tuple(_read(*each) for each in work.execute(wanted))


def _read(*values: Any) -> Rectification:  # noqa: ANN401 - columns
    row = list(values)
    row[3] = tuple(
        Step(name, date.fromisoformat(on), datetime.fromisoformat(at) if at else None, by, note)
        for name, on, at, by, note in row[3]
    )
    return Rectification(*row)


def do_step(
    work: Work, town: Town, number: int, step: str, note: str, by: str, outcome: str | None = None
) -> StepDone | NoSuchStep | NoteMissing:
    """Record a step as done by this log-in; 核实 says the outcome, 反馈 writes to the citizen."""
    found = next((each for each in rectifications(work, town.id) if each.id == number), None)
    if found is None or found.next is None or found.next.name != step:
        return NoSuchStep()
    if not 0 < len(note) <= NOTE_LIMIT or (step == "核实" and outcome not in OUTCOMES):
        return NoteMissing()
    steps = [
        [each.name, each.due_on.isoformat(), *_done(each, step, work.now, by, note)]
        for each in found.steps
    ]
    last = found.next is found.steps[-1]
    changed = (
        update(_ROWS)
        .where(_ROWS.c.id == number, _ROWS.c.town == town.id, _ROWS.c.closed_at.is_(None))
        .values(
            steps=steps,
            outcome=found.outcome or outcome,
            closed_at=work.now if last else None,
        )
        .returning(_ROWS.c.rating)
    )
    rating = work.execute(changed).scalar_one_or_none()
    if rating is None:
        return NoSuchStep()
    return StepDone(step, told=last and _answer(work, town, int(rating), note, by))


def _done(
    each: Step, step: str, now: datetime, by: str, note: str
) -> tuple[str | None, str | None, str | None]:
    if each.name == step:
        return now.isoformat(), by, note
    return (each.done_at.isoformat() if each.done_at else None), each.by, each.note


def _answer(work: Work, town: Town, rating: int, note: str, by: str) -> bool:
    wanted = select(_RATINGS.c.citizen, _RATINGS.c.name).where(_RATINGS.c.id == rating)
    row = work.execute(wanted).one()
    if row.citizen is None or not has_chat(work, town.id, CitizenId(row.citizen)):
        return False
    text = f"您对“{row.name}”的评价我们查过了。{note}\n还有话要说，回“人工”，或打{town.phone}。"
    work.say(town.id, CitizenId(row.citizen), text, by=by)
    return True
