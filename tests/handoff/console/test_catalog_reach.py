"""事项目录: whom a change reaches, as its page says it before it is published."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from bot.database import Database
from handoff.ports import Work
from handoff.tables.bookings import NoticeRow
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import DIBAO, edits, shelved, tells
from tests.handoff.console.office import Client, Office


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock)


async def test_whoever_is_told_of_a_change_is_counted_once_and_for_as_long(
    office: Office, lead: Client
) -> None:
    await tells(office, DIBAO, times=2)
    await tells(office, DIBAO, times=1)

    def long_ago(work: Work) -> None:
        work.execute(update(NoticeRow).values(told_at=work.now - timedelta(days=89)))

    await office.run(long_ago)
    assert "群众 2 位" in (await edits(lead, fee="五元"))[1]
