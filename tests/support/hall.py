"""The day of a visit in tests: pages on a phone, a clerk at a counter, time that passes."""

import re
from datetime import timedelta

from aiohttp import ClientSession

from handoff.passes import HALL, pass_key
from knowledge.matters import TownId
from tests.support.centre import Centre
from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock

_NUMBER = re.compile(r"[A-Z]\d{3}")


async def hall_key(centre: Centre, town: str, about: str = HALL) -> str:
    """Give the key of the code that hangs in the hall, or at `counter:<id>`."""
    return await centre.parts.database.run(lambda work: pass_key(work, TownId(town), about))


async def opens(centre: Centre, path: str, **form: str) -> tuple[int, str, str]:
    """Open a page as somebody's phone does (post where there is a form): status, text, path."""
    async with ClientSession() as session:
        whole = path if path.startswith("http") else centre.url + path
        method = "POST" if form else "GET"
        async with session.request(method, whole, data=form or None) as answer:
            return answer.status, await answer.text(), answer.url.path


def link_of(citizen: Citizen, words: str) -> str:
    """Give where the last shown link with these words leads."""
    links = [
        part.href
        for bubble in citizen.chat.phone.bubbles
        for part in bubble.parts
        if part.kind == "link" and words in part.words
    ]
    return links[-1]


async def books(citizen: Citizen, wish: str, at: str) -> str:
    """Book for a wish such as “我想明天上午来办低保”; give the booking's number."""
    await citizen.says(wish)
    if "几点来" in "\n".join(citizen.latest):
        await citizen.says(at)
    await citizen.says("确定")
    found = re.search(r"您的号：([\d-]+)", "\n".join(citizen.latest))
    assert found, citizen.latest
    return found[1]


async def passes(centre: Centre, clock: RunningClock, **time: float) -> None:
    """Let time pass, and have done what the clock brings about."""
    clock.pass_(timedelta(**time))
    await centre.whole.timer.run_all()


async def presses(clerk: ClerkAtWork, counter: str, act: str, **fields: str) -> str:
    """Press a button at a counter, for the number that is there; give the page afterwards."""
    page = await clerk.page(f"/console/hall?counter={counter}")
    there = re.search(r'name="ticket" value="(\d+)"', page)
    ticket = there[1] if there else ""
    path = f"/console/hall/{counter}/{act}"
    return await clerk.post(path, **{"ticket": ticket, **fields})


def present(page: str) -> str | None:
    """Give the number that a counter's page shows as being there."""
    shown = re.search(r'class="hall-number \w+">([^<]*)<', page)
    return shown[1] if shown and _NUMBER.fullmatch(shown[1]) else None
