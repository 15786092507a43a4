"""Ten thousand at once want three places, on one server and on two processes. source: BZ-8.

Seen to fail where the update of a place has no condition on what is taken.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from bot.database import Database
from bot.engine import make_engine
from handoff.bookings import bookings_on
from handoff.ports import Work
from handoff.tables.bookings import SlotRow
from tests.handoff.rushing import NOW, TOWN, WEDNESDAY, crowd
from tests.support.postgres import PostgresServer

CROWD = 10_000


async def sold(database: Database) -> tuple[int, int]:
    """Give the places taken and the bookings recorded."""

    def job(work: Work) -> tuple[int, int]:
        taken = work.execute(select(SlotRow.taken).where(SlotRow.town == TOWN.id)).scalars()
        return sum(taken), len(bookings_on(work, TOWN.id, (WEDNESDAY,)))

    return await database.run(job)


async def test_of_ten_thousand_who_want_three_places_three_get_one(
    sqlite_template: Path, tmp_path: Path
) -> None:
    shutil.copy(sqlite_template, tmp_path / "yichuang.db")
    database = Database(make_engine(f"sqlite:///{tmp_path}/yichuang.db"), clock=lambda: NOW)

    tally = await crowd(0, CROWD, database)

    assert tally == {True: 3, False: CROWD - 3}
    assert await sold(database) == (3, 3)
    database.close()


async def test_two_processes_sell_three_places_to_ten_thousand(postgres: PostgresServer) -> None:
    with postgres.database() as url:
        halves = ((0, CROWD // 2), (CROWD // 2, CROWD))
        crowds = [
            subprocess.Popen(
                [sys.executable, "-m", "tests.handoff.rushing", url, str(first), str(last)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            for first, last in halves
        ]
        for each in crowds:
            assert each.stdout is not None
            assert each.stdout.readline() == "ready\n"
        told = [each.communicate("go\n")[0].split() for each in crowds]

    assert sum(int(booked) for booked, _taken in told) == 3
    assert sum(int(taken) for _booked, taken in told) == CROWD - 3
