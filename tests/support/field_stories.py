"""Steps that several stories of visits and agents share."""

import re
from datetime import timedelta

from playwright.async_api import Page

from tests.support.citizen import Citizen
from tests.support.stories import Stage
from tests.support.waiting import arrives, clicks


def some_day(stage: Stage, days: int) -> str:
    """Say a day as citizens do, some working days on."""
    calendar, day, left = stage.centre.parts.calendar, stage.today, days
    while left:
        day += timedelta(days=1)
        left -= calendar.is_worked(day.date())
    return f"{day.month}月{day.day}日"


async def asks_visit(family: Citizen, stage: Stage) -> str:
    """Ask for one's mother at home; give the visit's number."""
    await family.says("我妈瘫在床上能上门不")
    wish = f"{some_day(stage, 2)}上午"
    for each in ("高龄津贴", "长岭村，老槐树边上，家里有狗", "13955551234", wish, "对"):
        await family.says(each)
    heard = await family.waits_to_hear("约上了")
    number: str = re.findall(r"V\d{6}-\d{3}", heard)[0]
    return number


async def plans(lead: Page, stage: Stage) -> None:
    await lead.goto(f"{stage.url}/console/trips/plan")
    await clicks(lead, "就这样排")
    await lead.goto(f"{stage.url}/console/trips")
    confirm = lead.get_by_role("button", name="定下，告诉家里")
    if not await confirm.count():
        async with arrives(lead):
            await lead.get_by_role("link", name="下一周").click()
    async with arrives(lead):
        await confirm.first.click()
