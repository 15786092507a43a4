"""A citizen who asks for an agent, and people who work through the steps of a request's page."""

import re
from html import unescape

from tests.support.citizen import Citizen
from tests.support.clerk import ClerkAtWork


async def asks_for_proxy(citizen: Citizen, matter: str, village: str) -> str:
    """Ask an agent to do it for oneself; give the request's number."""
    await citizen.says(f"请代办{matter}")
    await citizen.says(village)
    await citizen.says("我自己")
    await citizen.says("李大山 13900000001")
    return await _submits(citizen, "同意")


async def asks_for_mother(citizen: Citizen) -> str:
    """Ask the agent of 柳泉村 to do 高龄津贴 for one's mother; give the request's number."""
    await citizen.says("能不能叫村里代办员帮我办高龄津贴")
    await citizen.says("柳泉村")
    await citizen.says("我妈")
    await citizen.says("王桂花 13800000000")
    return await _submits(citizen, "同意，本人亲口说的")


async def _submits(citizen: Citizen, consent: str) -> str:
    await citizen.says(consent)
    citizen.hears("不收钱", "答复您")
    await citizen.says("对，提交")
    heard = citizen.hears("代办号 D")
    number: str = re.findall(r"代办号 (D\d{6}-\d{3})", heard)[0]
    return number


async def request_of(person: ClerkAtWork, number: str) -> tuple[str, str]:
    """Find the request on this person's list; give its path and page."""
    day = await person.page("/console/agent")
    found = re.findall(rf'href="(/console/agent/\d+)">(?:(?!</a>).)*{number}', day, re.DOTALL)
    assert found, f"{number} is not on the list"
    return found[0], unescape(await person.page(found[0]))


async def steps(person: ClerkAtWork, path: str, act: str, **fields: str) -> str:
    """Take a step as the page's form would; give the page that follows."""
    turn = re.findall(r'name="turn" value="(\d+)"', await person.page(path))[0]
    return unescape(await person.post(f"{path}/{act}", turn=turn, **fields))


def one(name: str, *, back: int = 0, stay: int = 0) -> dict[str, str]:
    """Give the fields of one paper that is received."""
    return {"take.0": "1", "name.0": name, "back.0": str(back), "stay.0": str(stay)}
