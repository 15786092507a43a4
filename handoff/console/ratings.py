"""好差评: what citizens thought of a service, and what is done about low ones. BZ-13."""

from dataclasses import dataclass
from datetime import date, datetime

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.words import masked, moment
from handoff.day_words import counter_name
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.rating_figures import Figures, RatingView, figures, latest_ratings
from handoff.ratings import LEVELS, LOW
from handoff.rectifications import (
    NOTE_LIMIT,
    OUTCOMES,
    NoSuchStep,
    NoteMissing,
    Rectification,
    StepDone,
    do_step,
    rectifications,
)
from knowledge.calendar import local
from knowledge.towns import Town

HERE = f"{PREFIX}/ratings"
_SEE = frozenset({"监督员", "办所负责人"})
_GONE = "这一步已经有人记下了。"
_NO_NOTE = f"请写清楚（最多 {NOTE_LIMIT} 个字）；核实要选一个结论。"


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One rating in words."""

    id: int
    name: str
    level: str
    low: bool
    counter: str
    why: str
    citizen: str
    channel: str
    when: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in words; `due` is when it has to be done by, `late` that it was not."""

    name: str
    due: str
    late: bool
    done: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class RectificationLine:
    """A rectification with its rating; `next` is the step to be done, None: closed."""

    id: int
    rating: RatingLine
    owner: str
    outcome: str | None
    steps: tuple[StepLine, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class RatingsPage:
    """The whole page; `typed` is what a refused note held, `typed_for` its rectification."""

    frame: Frame
    may: bool
    sees: bool
    figures: Figures
    levels: tuple[tuple[str, int], ...]
    open: tuple[RectificationLine, ...]
    closed: tuple[RectificationLine, ...]
    latest: tuple[RatingLine, ...]
    outcomes: tuple[str, ...]
    note_limit: int
    refusal: str
    typed: str
    typed_for: int | None


class Ratings:
    """`/console/ratings`: for leads; supervisors and heads of offices may look."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(HERE, self._show),
            web.post(f"{HERE}/{{number:[0-9]{{1,9}}}}", self._step),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(seat_of(request))

    async def _step(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        number, note = int(request.match_info["number"]), str(form.get("note", "")).strip()
        if not seat.leads:
            return await self._page(seat, "整改由负责人来记。")
        step, outcome = str(form.get("step", "")), str(form.get("outcome", "")) or None
        town, login = seat.town, seat.clerk.login
        result = await self._transactions.run(
            lambda work: do_step(work, town, number, step, note, login, outcome)
        )
        match result:
            case StepDone():
                raise web.HTTPSeeOther(HERE)
            case NoSuchStep():
                return await self._page(seat, _GONE)
            case NoteMissing():
                return await self._page(seat, _NO_NOTE, note, number)

    async def _page(
        self, seat: Seat, refusal: str = "", typed: str = "", typed_for: int | None = None
    ) -> web.Response:
        sees = seat.leads or seat.clerk.role in _SEE

        def read(work: Work) -> RatingsPage:
            town, now = seat.town, work.now
            found = rectifications(work, town.id) if sees else ()
            ids = [each.rating for each in found]
            of = (
                {each.id: each for each in latest_ratings(work, town.id, len(ids), ids)}
                if ids
                else {}
            )
            lines = tuple(_rectified(each, of[each.rating], town, now) for each in found)
            counted = figures(work, town.id)
            latest = latest_ratings(work, town.id) if sees else ()
            return RatingsPage(
                frame=seat.frame("好差评", "ratings", how_many_wait(work, town.id), now),
                may=seat.leads,
                sees=sees,
                figures=counted,
                levels=tuple((LEVELS[level], count) for level, count in counted.levels),
                open=tuple(each for each in lines if each.next),
                closed=tuple(each for each in lines if not each.next),
                latest=tuple(_rating(each, town, now) for each in latest),
                outcomes=OUTCOMES,
                note_limit=NOTE_LIMIT,
                refusal=refusal,
                typed=typed,
                typed_for=typed_for,
            )

        page = await self._transactions.run(read)
        return self._templates.page("ratings.html", page, 409 if refusal else 200)


def _rating(each: RatingView, town: Town, now: datetime) -> RatingLine:
    why = "：".join(part for part in (each.reason, each.words) if part)
    return RatingLine(
        each.id,
        each.name,
        LEVELS[each.level],
        each.level <= LOW,
        counter_name(town, each.counter) if each.counter else "—",
        why or "—",
        masked(each.citizen) if each.citizen else "—",
        each.channel,
        moment(each.rated_at, now),
    )


def _rectified(
    each: Rectification, rating: RatingView, town: Town, now: datetime
) -> RectificationLine:
    owner, today = town.person(each.owner), local(now).date()
    return RectificationLine(
        each.id,
        _rating(rating, town, now),
        owner.name if owner else each.owner,
        each.outcome,
        tuple(
            StepLine(
                step.name,
                _due(step.due_on, today),
                step.done_at is None and step.due_on < today,
                f"{_named(town, step.by)} {moment(step.done_at, now)}" if step.done_at else None,
                step.note,
            )
            for step in each.steps
        ),
        each.next.name if each.next else None,
    )


def _named(town: Town, login: str | None) -> str:
    person = town.person(login) if login else None
    return person.name if person else login or ""


def _due(on: date, today: date) -> str:
    return f"{on.month}月{on.day}日前" + ("（过了）" if on < today else "")
