"""A clerk's sitting is the centre's, not the server's: over a restart, and on two at once."""

from pathlib import Path

from aiohttp import ClientSession, CookieJar

from handoff.console.guards import COOKIE
from tests.conftest import NOW
from tests.support.centre import Centre, open_centre
from tests.support.clerk import ClerkAtWork
from tests.support.clock import RunningClock


async def _signed_in(centre: Centre) -> str:
    """Sign in and give the cookie's secret."""
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    return next(each.value for each in clerk.session.cookie_jar if each.key == COOKIE)


async def _at(centre: Centre, secret: str) -> ClientSession:
    """Give the same browser, looking at this server."""
    origin = {"Origin": centre.url}
    session = ClientSession(
        cookies={COOKIE: secret}, cookie_jar=CookieJar(unsafe=True), headers=origin
    )
    centre.sessions.append(session)
    return session


async def _is_in(session: ClientSession, centre: Centre) -> bool:
    async with session.get(f"{centre.url}/console/", allow_redirects=False) as answer:
        return answer.status == 200


async def test_a_clerk_stays_signed_in_when_the_server_is_started_again(
    database_url: str, tmp_path: Path
) -> None:
    clock = RunningClock(NOW)
    async with open_centre(database_url, clock, tmp_path) as before:
        secret = await _signed_in(before)
    async with open_centre(database_url, clock, tmp_path) as after:
        assert await _is_in(await _at(after, secret), after)


async def test_signing_out_at_one_server_ends_it_at_the_other(
    database_url: str, tmp_path: Path
) -> None:
    clock = RunningClock(NOW)
    async with (
        open_centre(database_url, clock, tmp_path) as one,
        open_centre(database_url, clock, tmp_path) as other,
    ):
        secret = await _signed_in(one)
        here, there = await _at(one, secret), await _at(other, secret)
        assert await _is_in(there, other)

        async with here.post(f"{one.url}/console/logout") as answer:
            assert answer.status == 200
        assert not await _is_in(there, other)
