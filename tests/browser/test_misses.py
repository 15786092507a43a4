"""没听懂的 in a real browser: by the keyboard to the page, and one Enter teaches."""

import pytest
from playwright.async_api import Browser, expect

from bot.database import Database
from tests.browser.served import served, sign_in
from tests.conftest import HeldClock
from tests.handoff.console.teaching import GAOLING, ODD, informed, lessons, missed
from tests.support.chromium import in_chromium, on_sqlite
from tests.support.waiting import goes

pytestmark = [*in_chromium, on_sqlite]


@pytest.mark.parametrize("width", [1280, 390])
async def test_enter_in_a_line_teaches_it_as_an_example(
    database: Database, clock: HeldClock, chromium: Browser, width: int
) -> None:
    office = await informed(database, clock)
    await missed(office, times=2)
    async with served(office) as url:
        page = await sign_in(chromium, url, "a", width=width)
        await goes(page, "g", "m")
        matter = page.locator("#misses input[name=matter]")
        await expect(matter).to_have_value(GAOLING)

        await matter.focus()
        await goes(page, "Enter")

        await expect(page.locator("#done")).to_contain_text("教会了")
        await expect(page.locator("#tried")).to_have_text(f"直接答：{GAOLING}")
        await expect(page.locator("#taught")).to_contain_text(ODD)
        assert len(await lessons(office)) == 1
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
