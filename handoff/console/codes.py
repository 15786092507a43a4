"""The codes to print and hang up: the hall's for checking in, each counter's for rating."""

from dataclasses import dataclass

import segno
from aiohttp import web
from markupsafe import Markup

from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import seat_of
from handoff.passes import HALL, pass_key
from handoff.ports import PageUrl, Transactions, Work
from handoff.queue import how_many_wait
from handoff.ticket_paths import check_in_path, rating_path


@dataclass(frozen=True, slots=True)
class Code:
    """A code with what stands over it."""

    title: str
    words: str
    url: str
    svg: Markup


@dataclass(frozen=True, slots=True)
class CodesPage:
    """The whole page, the hall's code first."""

    frame: Frame
    codes: tuple[Code, ...]


class Codes:
    """`/console/hall/codes`."""

    def __init__(self, transactions: Transactions, url: PageUrl, templates: Templates) -> None:
        self._transactions = transactions
        self._url = url
        self._templates = templates

    def routes(self) -> list[web.RouteDef]:
        """Give the page's route."""
        return [web.get(f"{PREFIX}/hall/codes", self._page)]

    async def _page(self, request: web.Request) -> web.Response:
        seat = seat_of(request)

        def read(work: Work) -> CodesPage:
            town = seat.town
            hall = check_in_path(town.id, pass_key(work, town.id, HALL))
            codes = [self._code("到大厅扫一扫", "报到、取号", hall)]
            for each in town.counters:
                path = rating_path(town.id, pass_key(work, town.id, f"counter:{each.id}"))
                codes.append(self._code(each.name, "办完请评价", path))
            frame = seat.frame("二维码", "hall", how_many_wait(work, town.id), work.now)
            return CodesPage(frame, tuple(codes))

        return self._templates.page("codes.html", await self._transactions.run(read))

    def _code(self, title: str, words: str, path: str) -> Code:
        url = self._url(path)
        svg = segno.make(url, error="m").svg_inline(border=2, omitsize=True, svgclass="qr")
        return Code(title, words, url, Markup(svg))  # noqa: S704 - drawn by us
