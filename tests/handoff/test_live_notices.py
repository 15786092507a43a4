"""What a changed catalog is held against: found where it begins, not by reading all before it."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, insert, text

from bot.database import Database
from handoff.changed_cases import Centre
from handoff.live_notices import LIVE, Told, next_live
from handoff.notices import tell
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from handoff.tables.upsert import table_of
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog, CitizenId
from knowledge.notices import compose
from tests.support.towns import NOW, make_matter, make_town

TOWN, CALENDAR = make_town(), read_calendar()
MATTER = make_matter()
NOTICES = table_of(NoticeRow)
CENTRE = Centre(
    TOWN, Catalog("v2", {MATTER.code: MATTER}, {}), CALENDAR, lambda *_: "https://n", {}
)


async def told(database: Database, *, older: int, live: int, elsewhere: int = 0) -> None:
    """Tell so many; the older ones were told too long ago to count."""

    def job(work: Work) -> None:
        notice = compose(Catalog("v1", {MATTER.code: MATTER}, {}), MATTER, TOWN, CALENDAR, {}, NOW)
        tell(work, TOWN, CitizenId("oLi"), notice, {}, "bot")
        [made] = work.execute(NOTICES.select()).mappings()
        work.execute(NOTICES.delete())
        like = {key: value for key, value in made.items() if key != "id"}

        def row(number: int, at: datetime, town: str) -> dict[str, Any]:
            return {**like, "town": town, "number": f"G{number:05}", "told_at": at}

        past = work.now - LIVE - timedelta(days=2)
        rows = [row(each, past, TOWN.id) for each in range(older)]
        recent = [row(older + each, work.now, TOWN.id) for each in range(live)]
        rows += recent[:1]
        rows += [row(each, work.now, "elsewhere") for each in range(elsewhere)]
        rows += recent[1:]
        work.execute(insert(NOTICES), rows)

    await database.run(job)


async def numbers(database: Database, through: int, most: int) -> list[str]:
    found = await database.run(lambda work: next_live(work, CENTRE, through, most))
    return [each.number for each in found]


async def test_the_oldest_live_ones_come_first_and_then_the_next(database: Database) -> None:
    await told(database, older=3, live=3, elsewhere=2)

    first = await database.run(lambda work: next_live(work, CENTRE, 0, 2))
    assert [each.number for each in first] == ["G00003", "G00004"]
    assert isinstance(first[0], Told)
    assert first[0].day == "11月24日"
    assert await numbers(database, first[-1].id, 2) == ["G00005"]
    assert await numbers(database, first[-1].id + 1, 2) == []


async def test_where_none_is_live_none_is_found(database: Database) -> None:
    await told(database, older=3, live=0)
    assert await numbers(database, 0, 40) == []


@pytest.mark.parametrize("analysed", [True, False])
async def test_neither_query_reads_the_notices_before_them(
    database: Database, analysed: bool
) -> None:
    await told(database, older=200, live=60, elsewhere=3000)
    if analysed:
        await database.run(lambda work: work.execute(text("ANALYZE")))
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
        if statement.startswith("SELECT"):
            asked.append((statement, parameters))

    event.listen(database.engine, "before_cursor_execute", note)
    assert len(await numbers(database, 0, 40)) == 40
    event.remove(database.engine, "before_cursor_execute", note)

    sqlite = database.engine.dialect.name == "sqlite"
    explain = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN"
    with database.engine.connect() as connection:
        first, after = (
            "\n".join(str(row) for row in connection.exec_driver_sql(f"{explain} {sql}", said))
            for sql, said in asked
        )

    assert "ix_notices_told" in first
    assert re.search(r"\b(rowid|id) ?>", after)  # by the table's own index, or the town's
    for plan in (first, after):
        assert "SCAN" not in plan  # SQLite's word for reading all
        assert "Seq Scan" not in plan
        assert "B-TREE" not in plan
        assert "Sort" not in plan, plan
