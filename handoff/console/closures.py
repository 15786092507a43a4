"""停办: a time is closed, everybody booked then is proposed another; a preview first. BZ-16."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from aiohttp import web
from multidict import MultiMapping

from handoff.closures import (
    Closure,
    ClosureSpan,
    NoSuchClosure,
    WrongSpan,
    closures_of,
    publish,
    touched,
    withdraw,
)
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.inbox import matter_name
from handoff.console.typed import day_typed
from handoff.console.words import masked, moment
from handoff.day_bookings import DayBooking, has_chat
from handoff.day_words import counter_name, time_of
from handoff.ports import Scene, Transactions, Work
from handoff.queue import how_many_wait
from knowledge.calendar import CHINA, local
from knowledge.counters import Counter
from knowledge.towns import Town

HERE = f"{PREFIX}/closures"
_REASONS = ("停电", "停水", "网络故障", "系统维护", "集中学习", "天气")
_LONGEST_REASON = 30
_WRONG = "时间不对：结束要比开始晚、还没过去、不超过一个月。"
_INCOMPLETE = "请写全从什么时候到什么时候、为什么（最多30个字）。"
_MAY_NOT = "停办由负责人或带班领导发布。"


@dataclass(frozen=True, slots=True)
class TouchedLine:
    """A booking that the closure would touch; `reach` says how its citizen is told."""

    number: str
    when: str
    counter: str
    matter: str
    citizen: str
    reach: str


@dataclass(frozen=True, slots=True)
class ClosureLine:
    """A closure in words, with how many have answered."""

    id: int
    when: str
    counters: str
    reason: str
    by: str
    open: int
    late: int
    moved: int
    cancelled: int
    state: str
    can_withdraw: bool


@dataclass(frozen=True, slots=True)
class ClosuresPage:
    """The whole page; `touched` None: no preview yet. `typed` is what the form holds."""

    frame: Frame
    may: bool
    counters: tuple[Counter, ...]
    reasons: tuple[str, ...]
    typed: Mapping[str, str]
    chosen: tuple[str, ...]
    touched: tuple[TouchedLine, ...] | None
    closures: tuple[ClosureLine, ...]
    refusal: str


class Closures:
    """`/console/closures`: a preview and its publishing are one form with two buttons."""

    def __init__(
        self, transactions: Transactions, scene: Callable[[], Scene], templates: Templates
    ) -> None:
        self._transactions = transactions
        self._scene = scene
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's routes."""
        return [
            web.get(HERE, self._show),
            web.post(HERE, self._close),
            web.post(f"{HERE}/{{closure:[0-9]{{1,9}}}}/withdraw", self._withdraw),
        ]

    async def _show(self, request: web.Request) -> web.Response:
        return await self._page(seat_of(request), {}, ())

    async def _close(self, request: web.Request) -> web.Response:
        seat, form = seat_of(request), await request.post()
        typed = {key: str(form.get(key, "")).strip() for key in ("from", "until", "reason")}
        chosen = tuple(str(each) for each in form.getall("counters", ()))
        if not seat.leads:
            return await self._page(seat, typed, chosen, _MAY_NOT)
        span = _span(form, typed, seat.town)
        if span is None:
            return await self._page(seat, typed, chosen, _INCOMPLETE)
        if form.get("act") != "publish":
            return await self._page(seat, typed, chosen, span=span)
        town, login, scene = seat.town, seat.clerk.login, self._scene()
        result = await self._transactions.run(lambda work: publish(work, scene, town, span, login))
        if isinstance(result, WrongSpan):
            return await self._page(seat, typed, chosen, _WRONG)
        raise web.HTTPSeeOther(HERE)

    async def _withdraw(self, request: web.Request) -> web.Response:
        seat, closure = seat_of(request), int(request.match_info["closure"])
        if not seat.leads:
            return await self._page(seat, {}, (), _MAY_NOT)
        town, login, scene = seat.town, seat.clerk.login, self._scene()
        result = await self._transactions.run(
            lambda work: withdraw(work, scene, town, closure, login)
        )
        if isinstance(result, NoSuchClosure):
            return await self._page(seat, {}, (), "这个停办已经收回，或者已经过去了。")
        raise web.HTTPSeeOther(HERE)

    async def _page(
        self,
        seat: Seat,
        typed: Mapping[str, str],
        chosen: tuple[str, ...],
        refusal: str = "",
        span: ClosureSpan | None = None,
    ) -> web.Response:
        scene, town = self._scene(), seat.town

        def read(work: Work) -> ClosuresPage:
            found = touched(work, town, span) if span else ()
            wrong = isinstance(found, WrongSpan)
            lines = () if isinstance(found, WrongSpan) else found
            return ClosuresPage(
                frame=seat.frame("停办", "bookings", how_many_wait(work, town.id), work.now),
                may=seat.leads,
                counters=town.counters,
                reasons=_REASONS,
                typed=typed,
                chosen=chosen,
                touched=None
                if span is None or wrong
                else tuple(_touched(work, scene, town, each) for each in lines),
                closures=tuple(_line(each, town, work.now) for each in closures_of(work, town.id)),
                refusal=_WRONG if wrong else refusal,
            )

        page = await self._transactions.run(read)
        return self._templates.page("closures.html", page, 409 if page.refusal else 200)


def _span(form: MultiMapping[object], typed: Mapping[str, str], town: Town) -> ClosureSpan | None:
    try:
        begins, ends = (
            datetime.fromisoformat(typed[key]).replace(tzinfo=CHINA) for key in ("from", "until")
        )
    except ValueError:
        return None
    if not (day_typed(f"{begins:%F}") and day_typed(f"{ends:%F}")):
        return None
    if not 0 < len(typed["reason"]) <= _LONGEST_REASON:
        return None
    wanted = {str(each) for each in form.getall("counters", ())}
    counters = tuple(each.id for each in town.counters if each.id in wanted)
    whole = len(counters) in {0, len(town.counters)}
    return ClosureSpan(begins, ends, () if whole else counters, typed["reason"])


def _touched(work: Work, scene: Scene, town: Town, each: DayBooking) -> TouchedLine:
    return TouchedLine(
        each.number,
        time_of(each, local(work.now).date()),
        counter_name(town, each.counter),
        matter_name(scene.catalog(town.id), each.matter) or each.matter,
        masked(each.citizen),
        "微信" if has_chat(work, town.id, each.citizen) else "打电话",
    )


def _line(each: Closure, town: Town, now: datetime) -> ClosureLine:
    begins, ends = local(each.span.begins_at), local(each.span.ends_at)
    until = f"{ends:%H:%M}" if begins.date() == ends.date() else f"{ends:%-m月%-d日 %H:%M}"
    person = town.person(each.made_by)
    over = each.span.ends_at <= now
    state = "收回了" if each.withdrawn_at else "已过去" if over else "停办中"
    if state == "停办中" and each.span.begins_at > now:
        state = "还没到"
    names = "、".join(counter_name(town, counter) for counter in each.span.counters)
    return ClosureLine(
        each.id,
        f"{begins:%-m月%-d日 %H:%M}–{until}",
        names or "全部窗口",
        each.span.reason,
        f"{person.name if person else each.made_by} {moment(each.made_at, now)}",
        each.open,
        each.late,
        each.moved,
        each.cancelled,
        state,
        each.withdrawn_at is None and not over,
    )
