"""首问登记: the rows behind a figure of the board, so that everyone can count them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from aiohttp import web

from handoff.console.board_rows import value_name
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.console.register import Entry, entry_line
from handoff.console.typed import day_typed
from handoff.figure_rows import BYS, MOST, By, contacts_behind
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from knowledge.calendar import local
from knowledge.matters import Catalog, TownId

_HERE = f"{PREFIX}/register/rows"


@dataclass(frozen=True, slots=True)
class BehindPage:
    """The whole page; `what` says in words which figure it is, `more` that not all are shown."""

    frame: Frame
    what: str
    board: str
    entries: tuple[Entry, ...]
    more: bool


class Behind:
    """`/console/register/rows?from=2026-11-01&to=2026-11-30&by=matter&is=minzheng.dibao`."""

    def __init__(
        self, transactions: Transactions, catalog: Callable[[TownId], Catalog], templates: Templates
    ) -> None:
        self._transactions = transactions
        self._catalog = catalog
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(_HERE, self._show)]

    async def _show(self, request: web.Request) -> web.Response:
        seat = seat_of(request)
        town, catalog = seat.town, self._catalog(seat.town.id)
        value, wanted = request.query.get("is", "")[:60], request.query.get("by", "")
        by = next((each for each in BYS if each == wanted), BYS[0])

        def read(work: Work) -> BehindPage:
            today = local(work.now).date()
            last = day_typed(request.query.get("to")) or today
            first = min(day_typed(request.query.get("from")) or last.replace(day=1), last)
            found = contacts_behind(work, town.id, (first, last), by, value)
            name = value_name(by, value, town, catalog)
            return BehindPage(
                seat.frame("数字后面的登记", "register", how_many_wait(work, town.id), work.now),
                f"{first.month}月{first.day}日至{last.month}月{last.day}日 · {name}",
                f"{PREFIX}/board?day={first}"
                if first == last
                else f"{PREFIX}/board?month={first:%Y-%m}",
                tuple(entry_line(each, catalog, work.now) for each in found),
                len(found) == MOST,
            )

        return self._templates.page("behind.html", await self._transactions.run(read))


def rows_behind(first: date, last: date, by: By, value: str = "") -> str:
    """Give the address of the rows behind a figure of these local days."""
    return f"{_HERE}?{urlencode({'from': first, 'to': last, 'by': by, 'is': value})}"
