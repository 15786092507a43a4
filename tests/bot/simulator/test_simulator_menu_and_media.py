"""The account's menu and its media, by the API."""

from datetime import timedelta
from typing import Any

import pytest
from aiohttp import FormData

from bot.simulator.media import SAMPLE_PICTURE, SAMPLE_VOICE
from tests.bot.simulator.calls import API, call, send, token_of
from tests.bot.simulator.stage import Stage
from tests.conftest import HeldClock


async def test_a_menu_can_be_made_read_and_deleted(stage: Stage) -> None:
    token = await token_of(stage)
    demo = await call(stage, "menu/get", token=token)
    assert [each["name"] for each in demo["menu"]["button"]] == ["问材料", "预约", "找人工"]

    mine = {"button": [{"type": "click", "name": "办事", "key": "ask"}]}
    assert (await call(stage, "menu/create", mine, token))["errcode"] == 0
    assert await call(stage, "menu/get", token=token) == {"menu": mine}
    assert (await call(stage, "menu/delete", token=token))["errcode"] == 0
    assert (await call(stage, "menu/get", token=token))["errcode"] == 46003


def _click(name: str = "办事", **more: object) -> dict[str, object]:
    return {"type": "click", "name": name, "key": "k"} | more


@pytest.mark.parametrize(
    ("buttons", "code"),
    [
        ([], 40016),
        ([_click()] * 4, 40016),
        ([_click("六个汉字太长")], 40018),
        ([_click(key="k" * 129)], 40019),
        ([_click(type="jump")], 40017),
        ([{"type": "view", "name": "看", "url": "https://" + "a" * 1020}], 40020),
        ([{"name": "多", "sub_button": [_click()] * 6}], 40023),
        ([{"name": "多", "sub_button": [_click("字" * 21)]}], 40025),
        ([{"name": "多", "sub_button": [_click(key="")]}], 40026),
        ([{"name": "多", "sub_button": [_click(type=None)]}], 40024),
        ([{"name": "多", "sub_button": [_click("字" * 20)] * 5}] * 3, 0),
    ],
)
async def test_a_menu_has_limits(stage: Stage, buttons: list[Any], code: int) -> None:
    answer = await call(stage, "menu/create", {"button": buttons}, await token_of(stage))

    assert answer["errcode"] == code


async def test_what_a_citizen_sent_can_be_fetched_for_three_days(
    stage: Stage, clock: HeldClock
) -> None:
    zhang = stage.citizen()
    await zhang.sends_voice()
    query = {"media_id": stage.bot.heard[-1]["MediaId"]}

    fetched = await stage.browser.get(
        f"{API}/media/get", params=query | {"access_token": await token_of(stage)}
    )
    assert await fetched.read() == SAMPLE_VOICE
    assert fetched.content_type == "audio/amr"
    clock.pass_(timedelta(days=3))
    late = await stage.browser.get(
        f"{API}/media/get", params=query | {"access_token": await token_of(stage)}
    )
    assert (await late.json())["errcode"] == 40007


async def _upload(stage: Stage, kind: str, content: bytes, name: str = "media") -> Any:  # noqa: ANN401 - JSON
    form = FormData()
    form.add_field(name, content, filename="a.png", content_type="image/png")
    query = {"access_token": await token_of(stage), "type": kind}
    answer = await stage.browser.post(f"{API}/media/upload", params=query, data=form)
    return await answer.json()


async def test_an_uploaded_picture_can_be_sent(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")
    uploaded = await _upload(stage, "image", SAMPLE_PICTURE)
    image = {"media_id": uploaded["media_id"]}

    assert await send(stage, zhang, msgtype="image", image=image) == 0
    shown = await stage.browser.get(zhang.chat.phone.bubbles[-1].picture)
    assert await shown.read() == SAMPLE_PICTURE


async def test_an_upload_is_checked(stage: Stage) -> None:
    assert (await _upload(stage, "poem", b"x"))["errcode"] == 40004
    assert (await _upload(stage, "image", b"<svg onload=alert(1)>"))["errcode"] == 40004
    assert (await _upload(stage, "image", SAMPLE_PICTURE, "file"))["errcode"] == 41005
    assert (await _upload(stage, "thumb", SAMPLE_PICTURE + bytes(64 * 1024)))["errcode"] == 40006
