"""The register as a workbook, month by month or from one day to another."""

from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import quote

from aiohttp import web

from handoff.console.frame import PREFIX
from handoff.console.guards import seat_of
from handoff.console.typed import day_typed
from handoff.ports import Transactions, Work
from handoff.register_sheet import Line, register_workbook, sheet_lines, whole_register
from handoff.transcripts import look
from knowledge.calendar import local
from knowledge.matters import Catalog, CitizenId, TownId

_HERE = f"{PREFIX}/register.xlsx"
_LONGEST = timedelta(days=400)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class RegisterBook:
    """`/console/register.xlsx?from=2026-11-01&to=2026-11-30`; without dates this month so far."""

    def __init__(self, transactions: Transactions, catalog: Callable[[TownId], Catalog]) -> None:
        self._transactions = transactions
        self._catalog = catalog

    def routes(self) -> list[web.RouteDef]:
        """Give the file's route."""
        return [web.get(_HERE, self._file)]

    async def _file(self, request: web.Request) -> web.Response:
        seat, query = seat_of(request), request.query
        catalog, town = self._catalog(seat.town.id), seat.town
        wanted = (day_typed(query.get("from")), day_typed(query.get("to")))

        def read(work: Work) -> tuple[date, date, tuple[Line, ...]]:
            today = local(work.now).date()
            last = wanted[1] or today
            first = max(wanted[0] or last.replace(day=1), last - _LONGEST)
            whole = CitizenId(whole_register(town.id))
            look(work, town.id, seat.clerk.login, whole, "导出首问登记")
            lines = sheet_lines(work, town, catalog, first, last, whole_phones=seat.leads)
            return first, last, lines

        first, last, lines = await self._transactions.run(read)
        name = quote(f"{town.centre}首问责任登记表{first:%Y%m%d}-{last:%Y%m%d}.xlsx")
        return web.Response(
            body=register_workbook(town, first, last, lines),
            content_type=_XLSX,
            headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"},
        )
