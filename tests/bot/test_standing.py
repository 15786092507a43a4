"""What every turn begins with: no more is read than an index gives, whatever was ever said."""

from bot.database import Database
from bot.standing import _LOOK


async def test_no_turn_looks_through_all_that_its_citizen_ever_said(database: Database) -> None:
    asked = _LOOK.params(of_town="shizhen", of_citizen="oLi", of_key="1")
    sql = str(asked.compile(database.engine, compile_kwargs={"literal_binds": True}))
    explain = "EXPLAIN QUERY PLAN" if database.engine.dialect.name == "sqlite" else "EXPLAIN"
    with database.engine.connect() as connection:
        if explain == "EXPLAIN":  # it reads small tables whole, whatever indexes there are
            connection.exec_driver_sql("SET enable_seqscan = off")
        plan = [str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {sql}")]

    messages = [line for line in plan if "messages" in line]
    assert messages, plan
    assert all("ix_messages_kept" in line for line in messages), plan
