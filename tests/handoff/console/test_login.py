"""Signing in and out."""

import pytest
from aiohttp.test_utils import TestServer

from handoff.console.login import own_page
from tests.handoff.console.office import Client, Office, browser, sign_in


async def test_the_right_password_opens_the_console_with_a_careful_cookie(
    stranger: Client,
) -> None:
    answer = await sign_in(stranger, "a")
    cookie = answer.cookies["yichuang_sitting"]

    assert answer.headers["Location"] == "/console/"
    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert cookie["path"] == "/console"
    assert cookie["max-age"] == str(12 * 3600)
    assert cookie["secure"] == ""
    assert len(cookie.value) >= 32


async def test_the_cookie_is_secure_where_clerks_come_by_https(office: Office) -> None:
    office.secure_cookie = True
    server = TestServer(office.app())
    async with browser(server) as client:
        answer = await sign_in(client, "a")

        assert answer.cookies["yichuang_sitting"]["secure"] is True
        assert answer.cookies["yichuang_town"]["secure"] is True
    await server.close()


async def test_five_wrong_passwords_lock_for_fifteen_minutes_in_words(
    office: Office, stranger: Client
) -> None:
    said = [await (await sign_in(stranger, "a", password="wrong")).text() for _ in range(5)]
    locked = await sign_in(stranger, "a")
    office.pass_(minutes=15)
    later = await sign_in(stranger, "a")

    assert "登录名或密码不对。再错 4 次会锁定 15 分钟。" in said[0]
    assert "再错 1 次" in said[3]
    assert "已经锁定。请在 10:15 以后再试（还有 15 分钟）" in said[4]
    assert locked.status == 429
    assert "已经锁定" in await locked.text()
    assert later.status == 303


async def test_an_unknown_login_sounds_like_a_wrong_password(stranger: Client) -> None:
    unknown = await (await sign_in(stranger, "nobody")).text()
    wrong = await (await sign_in(stranger, "a", password="wrong")).text()

    assert unknown.replace("nobody", "a") == wrong


async def test_a_login_of_one_town_does_not_open_another(stranger: Client) -> None:
    answer = await sign_in(stranger, "a", town="linzhen")

    assert answer.status == 401


async def test_a_very_long_password_is_refused_without_hashing(stranger: Client) -> None:
    answer = await sign_in(stranger, "a", password="x" * 100_000)

    assert answer.status == 401


async def test_without_a_town_one_chooses_from_the_list(stranger: Client) -> None:
    text = await (await stranger.get("/console/login")).text()

    assert "您在哪个中心上班" in text
    assert "临镇便民服务中心" in text
    assert "没有这个镇" not in text


async def test_an_unknown_town_is_said_so(stranger: Client) -> None:
    asked = await (await stranger.get("/console/login?town=atlantis")).text()
    tried = await sign_in(stranger, "a", town="atlantis")

    assert "没有这个镇" in asked
    assert tried.status == 400
    assert "没有这个镇" in await tried.text()


async def test_the_town_is_remembered_for_the_next_log_in(stranger: Client) -> None:
    await sign_in(stranger, "a")
    text = await (await stranger.get("/console/login")).text()

    assert "示镇便民服务中心" in text
    assert 'name="password"' in text


async def test_a_page_asked_for_before_comes_after_signing_in(stranger: Client) -> None:
    towns = await (await stranger.get("/console/register?show=open")).text()
    answer = await sign_in(stranger, "a", then="/console/register?show=open")

    assert "town=shizhen&amp;next=/console/register%3Fshow%3Dopen" in towns
    assert answer.headers["Location"] == "/console/register?show=open"


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/console/",
        "/console//evil.example",
        "/console/\\evil",
        "/console/login?next=/console/",
        "/console/logout\r\nSet-Cookie: a=b",
        "/elsewhere",
        "/console/parts/list",
        "",
    ],
)
def test_signing_in_leads_nowhere_but_into_the_console(wanted: str) -> None:
    assert own_page(wanted) == "/console/"


async def test_signing_out_ends_the_sitting_itself(clerk: Client) -> None:
    secret = clerk.session.cookie_jar.filter_cookies(clerk.make_url("/console/"))[
        "yichuang_sitting"
    ].value
    left = await clerk.post("/console/logout", allow_redirects=False)
    again = await clerk.get(
        "/console/", headers={"Cookie": f"yichuang_sitting={secret}"}, allow_redirects=False
    )

    assert left.headers["Location"] == "/console/login?town=shizhen"
    assert again.status == 303
