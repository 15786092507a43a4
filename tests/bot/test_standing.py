"""What every turn begins with: no more is read than an index gives, whatever was ever said."""

import pytest
from sqlalchemy import Connection

from bot.database import Database
from bot.standing import _LOOK


@pytest.mark.parametrize(
    ("table", "index"),
    [
        ("messages", "ix_messages_kept"),
        ("chats", "uq_chats_one_open"),
        ("contacts", "uq_contacts_one_open"),
        ("household", "ix_household_citizen"),
    ],
)
def test_no_turn_looks_through_all_that_its_town_ever_saw(
    database: Database, table: str, index: str
) -> None:
    asked = _LOOK.params(of_town="shizhen", of_citizen="oLi", of_key="1")
    sql = str(asked.compile(database.engine, compile_kwargs={"literal_binds": True}))
    if database.engine.dialect.name == "sqlite":  # as it is run: with bound values
        sql = str(asked.compile(database.engine))
    with database.engine.connect() as connection:
        plan = _plan(connection, sql)

    met = [line for line in plan if table in line]
    assert met, plan
    assert all(index in line for line in met), plan


def _plan(connection: Connection, sql: str) -> list[str]:
    if connection.dialect.name == "sqlite":
        values = ("",) * sql.count("?")
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    else:
        connection.exec_driver_sql("SET enable_seqscan = off")  # small tables are read whole
        rows = connection.exec_driver_sql(f"EXPLAIN {sql}")
    return [str(row[-1]) for row in rows]
