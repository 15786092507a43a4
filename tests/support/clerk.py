"""A clerk in a test: signs in to the console over HTTP and works with its pages."""

import asyncio
import re
from dataclasses import dataclass

from aiohttp import ClientSession, CookieJar
from sqlalchemy import select

from handoff import clerks
from handoff.ports import Work
from handoff.tables.contacts import ContactRow
from tests.support.centre import Centre

PASSWORD = "a password for tests"


@dataclass
class ClerkAtWork:
    """One signed-in browser, without a browser."""

    centre: Centre
    town: str
    login: str
    session: ClientSession
    chat: int | None = None

    @staticmethod
    async def sign_in(centre: Centre, town: str, role: str, place: int = 0) -> "ClerkAtWork":
        """Sign in as the town's first (or `place`-th) person of this role."""
        found = centre.parts.towns.get(town)
        assert found is not None
        person = [each for each in found.staff if each.role == role][place]
        hashed = clerks.hash_password(PASSWORD)

        def add(work: Work) -> None:
            there = [each.login for each in clerks.clerks_of(work, found.id)]
            if person.login not in there:
                clerks.add_clerk(work, found.id, person.login, person.name, person.role, hashed)

        await centre.parts.database.run(add)
        session = ClientSession(cookie_jar=CookieJar(unsafe=True), headers={"Origin": centre.url})
        centre.sessions.append(session)
        clerk = ClerkAtWork(centre, town, person.login, session)
        answer = await session.post(
            f"{centre.url}/console/login",
            data={"town": town, "login": person.login, "password": PASSWORD},
        )
        text = await answer.text()
        assert "/console/login" not in str(answer.url), text
        return clerk

    async def page(self, path: str) -> str:
        async with self.session.get(f"{self.centre.url}{path}") as answer:
            return await answer.text()

    async def status_of(self, path: str) -> int:
        async with self.session.get(f"{self.centre.url}{path}") as answer:
            return answer.status

    async def post(self, path: str, **fields: str) -> str:
        async with self.session.post(f"{self.centre.url}{path}", data=fields) as answer:
            return await answer.text()

    async def register(self) -> str:
        return await self.page("/console/register")

    async def chats_waiting(self) -> list[int]:
        """Give the chats that the queue shows to this clerk."""
        queue = await self.page("/console/")
        return [int(each) for each in dict.fromkeys(re.findall(r"/console/chats/(\d+)", queue))]

    async def takes_the_only_chat(self) -> None:
        (self.chat,) = await self.chats_waiting()
        await self.post(f"/console/chats/{self.chat}/take")

    async def answers(self, text: str) -> str:
        return await self.post(f"/console/chats/{self.chat}/answer", text=text)

    async def waits_to_see(self, fragment: str, within: float = 5.0) -> str:
        """Look at the chat's page until the fragment is there."""
        async with asyncio.timeout(within):
            while fragment not in (page := await self.page(f"/console/chats/{self.chat}")):
                await asyncio.sleep(0.05)
        return page

    async def hands_back(self) -> None:
        await self.post(f"/console/chats/{self.chat}/hand-back")

    async def closes(self, result: str, note: str = "") -> str:
        return await self.post(f"/console/chats/{self.chat}/close", result=result, note=note)

    async def owner_of_the_only_contact(self) -> str:
        def job(work: Work) -> str:
            found = work.execute(select(ContactRow.owner).where(ContactRow.town == self.town))
            return str(found.scalar_one())

        return await self.centre.parts.database.run(job)
