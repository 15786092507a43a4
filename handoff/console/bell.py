"""The bell on every page: what is offered to this clerk, alarms for who leads, calls to be made."""

from dataclasses import dataclass

from aiohttp import web
from sqlalchemy import func, select

from handoff.alarms import GRAVEST, Alarm, ringing
from handoff.console.frame import PREFIX, Templates
from handoff.console.guards import Seat, seat_of
from handoff.ports import Transactions, Work
from handoff.tables.alarms import UnreachedRow
from handoff.tables.contacts import CLOSED, ChatRow
from handoff.tables.upsert import table_of

_CHATS, _UNREACHED = table_of(ChatRow), table_of(UnreachedRow)


@dataclass(frozen=True, slots=True)
class BellPart:
    """What rings. `ringing` names each thing, so that a page rings once for it."""

    topics: str
    ringing: str
    words: str
    alarms: tuple[Alarm, ...]
    alarms_words: str
    offers: tuple[int, ...]
    offers_words: str
    unreached: int


class Bell:
    """`/console/parts/bell`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the part's route."""
        return [web.get(f"{PREFIX}/parts/bell", self._part)]

    async def _part(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        part = await self._transactions.run(lambda work: _bell(work, seat))
        return self._templates.page("part_bell.html", part)


def _bell(work: Work, seat: Seat) -> BellPart:
    town, login = seat.town.id, seat.clerk.login
    alarms: tuple[Alarm, ...] = ()
    if seat.leads:
        alarms = tuple(sorted(ringing(work, town), key=lambda each: GRAVEST.index(each.kind)))
    mine = select(_CHATS.c.id).where(
        _CHATS.c.town == town, _CHATS.c.state != CLOSED, _CHATS.c.offered_to == login
    )
    offers = tuple(work.execute(mine.order_by(_CHATS.c.offer_ends)).scalars())
    tasks = select(func.count(_UNREACHED.c.message)).where(
        _UNREACHED.c.town == town, _UNREACHED.c.login == login, _UNREACHED.c.done_at.is_(None)
    )
    first = alarms[0] if alarms else None
    alarms_words = f"警报 {len(alarms)}：{first.kind}，{first.words}" if first else ""
    offers_words = f"有 {len(offers)} 位群众轮到您接" if offers else ""
    names = (*(f"alarm{each.id}" for each in alarms), *(f"chat{each}" for each in offers))
    return BellPart(
        topics=seat.frame("", "", 0, work.now).bell,
        ringing=" ".join(names),
        words="；".join(each for each in (alarms_words, offers_words) if each),
        alarms=alarms,
        alarms_words=alarms_words,
        offers=offers,
        offers_words=offers_words,
        unreached=int(work.execute(tasks).scalar_one()),
    )
