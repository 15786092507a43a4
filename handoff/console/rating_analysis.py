"""评价分析: a quarter's or a year's ratings by matter, window, person and month. source: BZ-13."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from aiohttp import web
from markupsafe import Markup

from handoff.console.charts import columns
from handoff.console.frame import PREFIX, Frame, Templates
from handoff.console.guards import Seat, seat_of
from handoff.console.inbox import matter_name
from handoff.ports import Transactions, Work
from handoff.queue import how_many_wait
from handoff.rating_shares import RatingShare, analysis
from knowledge.calendar import local
from knowledge.matters import Catalog, TownId

_HERE = f"{PREFIX}/ratings/analysis"
_QUARTER = timedelta(days=92)


@dataclass(frozen=True, slots=True)
class ShareLine:
    """One matter, window or person in words; `mean` of five."""

    name: str
    rated: int
    good: str
    low: int
    mean: str


@dataclass(frozen=True, slots=True)
class AnalysisPage:
    """The whole page, for the days from `first` to `last`."""

    frame: Frame
    first: str
    last: str
    rated: int
    by_month: Markup
    tables: tuple[tuple[str, tuple[ShareLine, ...]], ...]


class RatingAnalysisPages:
    """`/console/ratings/analysis?from=2026-09-01&to=2026-11-30`; without dates three months."""

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
        seat, query = seat_of(request), dict(request.query)

        def read(work: Work) -> AnalysisPage:
            return self._read(work, seat, query)

        page = await self._transactions.run(read)
        return self._templates.page("rating_analysis.html", page)

    def _read(self, work: Work, seat: Seat, query: Mapping[str, str]) -> AnalysisPage:
        town, today = seat.town, local(work.now).date()
        last = _day(query.get("to")) or today
        first = _day(query.get("from")) or last - _QUARTER
        found = analysis(work, town.id, first, last)
        catalog = self._catalog(town.id)
        matters = {each.name: matter_name(catalog, each.name) or "" for each in found.matters}
        counters = {each.id: each.name for each in town.counters}
        people = {each.login: each.name for each in town.staff}
        return AnalysisPage(
            frame=seat.frame("评价分析", "ratings", how_many_wait(work, town.id), work.now),
            first=first.isoformat(),
            last=last.isoformat(),
            rated=sum(each.rated for each in found.months),
            by_month=columns([(each.name, each.rated) for each in found.months], "每月评价"),
            tables=(
                ("事项", _lines(found.matters, matters)),
                ("窗口", _lines(found.counters, counters)),
                ("人", _lines(found.people, people)),
                ("月份", _lines(found.months, {})),
            ),
        )


def _lines(shares: Sequence[RatingShare], names: Mapping[str, str]) -> tuple[ShareLine, ...]:
    return tuple(
        ShareLine(
            names.get(each.name, each.name) or "没有记下",
            each.rated,
            f"{round(100 * each.good / each.rated)}%",
            each.low,
            f"{each.mean:.1f}",
        )
        for each in shares
    )


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
