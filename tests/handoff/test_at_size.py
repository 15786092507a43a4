"""What looks for little among much finds it by an index, on both engines."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import JSON, Column, Table, event, insert, text

from bot.database import Database
from handoff.callers import drop_callers
from handoff.forgetting import forget_people
from handoff.overdue import note_unreached
from handoff.ports import Scene, Work
from handoff.tables.bookings import BookingRow
from handoff.tables.contacts import ContactRow
from handoff.tables.messages import MessageRow
from handoff.tables.proxies import ProxyRow
from handoff.tables.upsert import table_of
from handoff.tables.visits import VisitRow
from knowledge.calendar import read_calendar
from knowledge.matters import Catalog
from tests.support.towns import NOW, make_town

SCENE = Scene(
    (make_town(),),
    read_calendar(),
    lambda _town: Catalog("v1", {}, {}),
    lambda path: path,
    lambda *_: "https://n",
)


_TABLES = (BookingRow, ContactRow, MessageRow, ProxyRow, VisitRow)
OPEN = 2000  # rows: enough that a planner tells one index from another


def _filled(table: Table, number: int) -> dict[str, Any]:
    """Give a row that nothing is known of but its town, and that it is not over yet."""
    made: dict[str, Any] = {"str": f"x{number}", "int": number, "dict": {}, "list": []}
    made |= {"object": NOW, "datetime": NOW, "date": NOW.date(), "time": NOW.time(), "bool": False}
    needed = (each for each in table.c if not each.nullable and not each.primary_key)
    return {
        **{each.name: {} if isinstance(each.type, JSON) else _of(each, made) for each in needed},
        "id": number,
        "town": SCENE.towns[0].id,
    }


def _of(column: Column[Any], made: dict[str, Any]) -> object:
    return made[column.type.python_type.__name__]


@pytest.mark.parametrize(
    ("job", "index"),
    [
        (note_unreached, "ix_messages_stuck"),
        (forget_people, "ix_bookings_named"),
        (forget_people, "ix_visits_closed"),
        (forget_people, "ix_proxies_closed"),
        (drop_callers, "ix_contacts_closed"),
    ],
    ids=["unreached", "bookings", "visits", "proxies", "callers"],
)
async def test_a_job_of_the_clock_walks_through_no_table(
    database: Database, job: Callable[[Work, Scene], object], index: str
) -> None:
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
        if statement.startswith(("SELECT", "UPDATE")):
            asked.append((statement, parameters))

    def fill(work: Work) -> None:
        for table in map(table_of, _TABLES):
            work.execute(insert(table), [_filled(table, number) for number in range(OPEN)])
        work.execute(text("ANALYZE"))

    await database.run(fill)
    event.listen(database.engine, "before_cursor_execute", note)
    await database.run(lambda work: job(work, SCENE))
    event.remove(database.engine, "before_cursor_execute", note)

    with database.engine.connect() as connection:
        sqlite = connection.dialect.name == "sqlite"
        if not sqlite:  # of an empty table the whole is read sooner
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN" if sqlite else "EXPLAIN"
        plans = [
            "\n".join(str(row) for row in connection.exec_driver_sql(f"{explain} {sql}", said))
            for sql, said in asked
        ]

    assert any(index in each for each in plans), "\n\n".join(plans)
