"""What an agent's log-in opens, and the pages of requests where they have little to show."""

import pytest

from tests.handoff.console.office import Client, Office, sign_in
from tests.handoff.console.teaching import as_role


async def test_an_agent_sees_the_own_pages_and_nothing_else(
    office: Office, stranger: Client
) -> None:
    await as_role(office, stranger, "代办员")
    answer = await stranger.get("/console/", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/console/agent")
    page = await (await stranger.get("/console/agent")).text()
    assert "等您接的 0" in page
    for path in ("/console/register", "/console/bookings", "/console/proxies", "/console/chats/1"):
        assert (await stranger.get(path)).status == 403, path
    assert (await stranger.post("/console/logout", allow_redirects=False)).status == 303


@pytest.mark.parametrize("path", ["/console/agent/1", "/console/agent/1/pictures/1"])
async def test_what_is_not_there_is_not_shown(office: Office, clerk: Client, path: str) -> None:
    del office
    assert (await clerk.get(path)).status == 404
    assert (await clerk.post("/console/agent/1/accept", data={"turn": "0"})).status == 404


async def test_a_form_that_is_not_complete_says_what_is_missing(
    office: Office, clerk: Client
) -> None:
    del office
    assert (await clerk.get("/console/proxies?show=nothing")).status == 200
    answer = await clerk.post("/console/proxies/new", data={"matter": "示例救助", "who": "李大山"})
    text = await answer.text()
    assert answer.status == 409
    assert "事项要从清单里选，村也要选" in text
    assert 'value="李大山"' in text
    answer = await clerk.post("/console/agent/1/picture", data={"what": "材料"})
    assert answer.status == 400


async def test_a_stranger_is_sent_to_the_log_in(stranger: Client) -> None:
    answer = await stranger.get("/console/agent", allow_redirects=False)
    assert answer.headers["Location"].startswith("/console/login?next=")
    assert (await sign_in(stranger, "nobody")).status == 401
