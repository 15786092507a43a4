"""A stage for whole stories: one centre for all stories of a module, in the one Chromium.

Every story begins at ten in the morning of a working day that none before it used, and keeps to
its own town and its own people, so that stories don't disturb each other.
"""

import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from sqlalchemy import func, select

from handoff.tables.contacts import ChatRow
from knowledge.calendar import local
from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.chromium import PHONE, close_pages, open_page
from tests.support.citizen import Citizen
from tests.support.clerk import PASSWORD, ClerkAtWork
from tests.support.clock import RunningClock
from tests.support.waiting import arrives, goes

SMALL = """() => [...document.querySelectorAll(
  "a, button, summary, select, textarea, fieldset label, " +
  "input:not([type=hidden], [type=radio], [type=checkbox])")]
  .filter(each => each.offsetParent && each.getBoundingClientRect().height < 47.5)
  .map(each => each.outerHTML)"""


@dataclass
class Stage:
    """A running centre, a browser to look at it with, and the time."""

    centre: Centre
    browser: Browser
    clock: RunningClock

    @property
    def url(self) -> str:
        return self.centre.url

    @property
    def today(self) -> datetime:
        """Give the present, as the town's clocks show it."""
        return local(self.clock())

    def citizen(self, name: str, town: str) -> Citizen:
        return self.centre.citizen(name, town)

    async def chat_of(self, citizen: Citizen) -> int:
        """Give the number of this citizen's newest chat."""
        wanted = select(func.max(ChatRow.id)).where(ChatRow.citizen == citizen.openid)
        found = await self.centre.parts.database.run(lambda work: work.execute(wanted).scalar())
        assert found is not None
        return int(found)

    async def desk_with(
        self, citizen: Citizen, role: str = "办事员", place: int = 0, *, takes: bool = True
    ) -> Page:
        """Sign in, open this citizen's chat and, unless told otherwise, take it."""
        page = await self.desk(citizen.town, role, place)
        await page.goto(f"{self.url}/console/chats/{await self.chat_of(citizen)}")
        if takes:
            await goes(page, "t")
            await expect(page.locator("#talk-head")).to_contain_text("您在接待")
        return page

    def new_morning(self) -> None:
        """Go on to ten o'clock of the next working day."""
        calendar, day = self.centre.parts.calendar, self.today + timedelta(days=1)
        while not calendar.is_worked(day.date()):
            day += timedelta(days=1)
        ten = day.replace(hour=10, minute=0, second=0, microsecond=0)
        self.clock.pass_(ten - self.today)

    async def passes(self, **time: float) -> None:
        """Let time pass, and have done what the clock brings about."""
        self.clock.pass_(timedelta(**time))
        await self.centre.whole.timer.run_all()

    async def until(self, hour: int, minute: int = 0, *, days: int = 0) -> None:
        """Let time pass until this o'clock, `days` days on."""
        then = (self.today + timedelta(days=days)).replace(hour=hour, minute=minute, second=0)
        self.clock.pass_(then - self.today)
        await self.centre.whole.timer.run_all()

    async def phone(self, *, dark: bool = False) -> Page:
        """Open somebody's phone."""
        return await open_page(self.browser, PHONE, dark=dark)

    async def desk(self, town: str, role: str, place: int = 0) -> Page:
        """Sign in at a desk, as the town's first (or `place`-th) person of this role."""
        return await self._signed(town, role, place, await open_page(self.browser))

    async def phone_of(self, town: str, role: str, place: int = 0) -> Page:
        """Sign in on a phone."""
        return await self._signed(town, role, place, await self.phone())

    async def phone_of_login(self, town: str, login: str) -> Page:
        """Sign in on a phone as this person of the town."""
        return await self.phone_of(town, *self._place_of(town, login))

    def _place_of(self, town: str, login: str) -> tuple[str, int]:
        found = self.centre.parts.towns.get(town)
        person = found.person(login) if found else None
        assert found is not None
        assert person is not None
        same = [each.login for each in found.staff if each.role == person.role]
        return person.role, same.index(login)

    async def _signed(self, town: str, role: str, place: int, page: Page) -> Page:
        clerk = await ClerkAtWork.sign_in(self.centre, town, role, place)
        await page.goto(f"{self.url}/console/login?town={town}")
        await page.fill("[name=login]", clerk.login)
        await page.fill("[name=password]", PASSWORD)
        async with arrives(page):
            await page.keyboard.press("Enter")
        assert "login" not in page.url
        return page


async def fits_the_hand(page: Page) -> None:
    """Check that nothing is wider than a phone, and that all that is touched is 48 px high."""
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360, f"{page.url} is {width} px wide"
    assert await page.evaluate(SMALL) == [], page.url


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def theatre(
    sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory, one_chromium: Browser
) -> AsyncIterator[Stage]:
    """Open the centre once for the module."""
    var = tmp_path_factory.mktemp("stories")
    shutil.copy(sqlite_template, var / "yichuang.db")
    clock = RunningClock(NOW)
    async with open_centre(f"sqlite:///{var}/yichuang.db", clock, var) as centre:
        yield Stage(centre, one_chromium, clock)


@pytest_asyncio.fixture(loop_scope="session")
async def stage(theatre: Stage) -> AsyncIterator[Stage]:
    """Give the stage on a new morning; all browsers are closed after the story."""
    theatre.new_morning()
    yield theatre
    await close_pages(theatre.browser)
    for session in theatre.centre.sessions:
        await session.close()
    theatre.centre.sessions.clear()
