"""What the phone's page may ask for, and how a wrong request is refused."""

from io import BytesIO

import pytest

from bot.simulator.media import SAMPLE_PICTURE
from bot.simulator.phones import Network
from tests.bot.simulator.browsing import ZHANG, do, live, next_event
from tests.bot.simulator.stage import Stage


async def test_nothing_can_be_said_before_following(stage: Stage) -> None:
    stage.citizen(following=False)

    refused = await do(stage, do="say", text="在吗")
    assert refused.status == 409
    assert "关注" in (await refused.json())["error"]
    picture = await stage.browser.post(
        f"{ZHANG}/picture", data=SAMPLE_PICTURE, headers={"Content-Type": "image/png"}
    )
    assert picture.status == 409
    assert stage.bot.posts == []


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ({"do": "fly"}, "fly"),
        ({"do": ["say"]}, "没有这个动作"),
        ({}, "没有这个动作"),
        ({"do": "say", "text": "  "}, "内容"),
        ({"do": "say", "text": 7}, "内容"),
        ({"do": "say", "text": "字" * 2001}, "2000"),
        ({"do": "place", "place": "火星"}, "火星"),
        ({"do": "place", "latitude": "x", "longitude": 1}, "数字"),
        ({"do": "place", "latitude": 91, "longitude": 1}, "纬度"),
        ({"do": "network", "repeat": 5, "delay": 0, "drop": "none"}, "重复"),
        ({"do": "network", "repeat": 1, "delay": -1, "drop": "none"}, "延迟"),
        ({"do": "network", "repeat": 1, "delay": 0, "drop": "x"}, "丢失"),
        ({"do": "fault", "fault": "fire", "how": "next"}, "故障"),
        ({"do": "fault", "fault": ["busy"], "how": "next"}, "故障"),
    ],
)
async def test_a_wrong_request_is_refused_in_words(
    stage: Stage, asked: dict[str, object], why: str
) -> None:
    stage.citizen()
    answer = await stage.browser.post(f"{ZHANG}/do", json=asked)

    assert answer.status == 409
    assert why in (await answer.json())["error"]
    assert stage.bot.posts == []


@pytest.mark.parametrize("body", [b"{", b"[1]", b"", b'"' + b"a" * 40_000 + b'"', b"\xff"])
async def test_a_body_that_is_no_json_object_is_refused(stage: Stage, body: bytes) -> None:
    answer = await stage.browser.post(
        f"{ZHANG}/do", data=body, headers={"Content-Type": "application/json"}
    )

    assert answer.status == 409


async def test_a_form_of_another_site_can_do_nothing(stage: Stage) -> None:
    stage.citizen()
    form = await stage.browser.post(f"{ZHANG}/do", data={"do": "say", "text": "在吗"})
    plain = await stage.browser.post(
        f"{ZHANG}/do", data='{"do": "unfollow"}', headers={"Content-Type": "text/plain"}
    )

    assert (form.status, plain.status) == (415, 415)


async def test_the_switches_hold_until_they_are_switched_back(stage: Stage) -> None:
    zhang = stage.citizen()
    await do(stage, do="network", repeat=3, delay=0, drop="reply")
    await do(stage, do="fault", fault="busy", how="lasting")
    assert zhang.chat.phone.network == Network(3, 0.0, "reply")
    assert zhang.chat.account.faults == {"busy": True}

    answer = await do(stage, do="fault", fault="busy", how="off")
    assert (await answer.json())["faults"] == {}
    assert zhang.chat.account.faults == {}


async def test_every_action_of_the_page_reaches_the_webhook(stage: Stage) -> None:
    stage.citizen(following=False)
    actions: list[dict[str, object]] = [
        {"do": "follow"},
        {"do": "tap", "says": "本人", "id": "7"},
        {"do": "click", "key": "ask"},
        {"do": "view", "url": "https://a.cn"},
        {"do": "place", "place": "水口村"},
        {"do": "place", "latitude": 30.5, "longitude": 104},
        {"do": "picture"},
        {"do": "voice"},
        {"do": "unfollow"},
    ]
    async with live(stage) as events:
        for each in actions:
            assert (await do(stage, **each)).status == 202
            await next_event(events, "exchange")

    kinds = [each.get("Event") or each["MsgType"] for each in stage.bot.heard]
    assert kinds == [
        *("subscribe", "text", "CLICK", "VIEW", "location", "location", "image", "voice"),
        "unsubscribe",
    ]


async def test_a_picture_is_taken_up_to_ten_megabytes_and_shown_from_here(stage: Stage) -> None:
    zhang = stage.citizen()
    big = SAMPLE_PICTURE + bytes(2**20)  # more than the application takes elsewhere
    async with live(stage) as events:
        await stage.browser.post(
            f"{ZHANG}/picture", data=BytesIO(big), headers={"Content-Type": "image/png"}
        )
        await next_event(events, "exchange")

    shown = await stage.browser.get(zhang.chat.phone.bubbles[0].picture)
    assert await shown.read() == big
    assert shown.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "content",
    [b"<svg onload=alert(1)>", b"", SAMPLE_PICTURE + bytes(10 * 2**20)],
    ids=["svg", "empty", "too big"],
)
async def test_what_is_no_picture_is_refused(stage: Stage, content: bytes) -> None:
    stage.citizen()
    answer = await stage.browser.post(
        f"{ZHANG}/picture", data=BytesIO(content), headers={"Content-Type": "image/png"}
    )

    assert answer.status == 409
