"""事项目录 of a town whose district takes a matter away."""

import pytest

from bot.database import Database
from tests.conftest import HeldClock
from tests.handoff.console.cataloging import CAIFA, post, publishes, read, shelved
from tests.handoff.console.office import Client, Office


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await shelved(database, clock, district=True)


async def test_a_matter_that_the_district_took_away_says_so(lead: Client, outsider: Client) -> None:
    _, page = await post(lead, f"/matters/{CAIFA}/away", {})
    await publishes(lead, page)

    assert "区县已经去掉了这件事项" in await read(outsider, f"/matters/{CAIFA}", 404)
    assert "没有这个页面" in await read(outsider, "/matters/minzheng.meiyou", 404)
