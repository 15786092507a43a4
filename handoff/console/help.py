"""The table of keys as a page of its own, for a browser without script."""

from dataclasses import dataclass

from aiohttp import web

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait


@dataclass(frozen=True, slots=True)
class HelpPage:
    """Nothing but the frame: the keys stand in the template."""

    frame: Frame


class Help:
    """`/console/help`."""

    def __init__(self, transactions: Transactions, templates: Templates) -> None:
        self._transactions = transactions
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(f"{PREFIX}/help", self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        seat = seat_of(request)

        def read(work: Work) -> HelpPage:
            return HelpPage(seat.frame("快捷键", "", how_many_wait(work, seat.town.id), work.now))

        return self._templates.page("help.html", await self._transactions.run(read))
