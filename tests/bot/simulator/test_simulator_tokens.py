"""Access tokens as WeChat gives, keeps and refuses them."""

from datetime import timedelta

import pytest

from tests.bot.simulator.calls import API, CREDENTIALS, call, token_of
from tests.bot.simulator.stage import Stage
from tests.conftest import HeldClock


async def test_the_stable_token_stays_until_five_minutes_before_its_end(
    stage: Stage, clock: HeldClock
) -> None:
    first = await call(stage, "stable_token", CREDENTIALS)
    assert first["expires_in"] == 7200
    clock.pass_(timedelta(minutes=114))
    assert (await call(stage, "stable_token", CREDENTIALS)) == {**first, "expires_in": 360}

    clock.pass_(timedelta(minutes=1))
    second = await token_of(stage)
    assert second != first["access_token"]
    assert "menu" in await call(stage, "menu/get", token=first["access_token"])
    clock.pass_(timedelta(minutes=5))
    assert (await call(stage, "menu/get", token=first["access_token"]))["errcode"] == 42001
    assert "menu" in await call(stage, "menu/get", token=second)


async def test_a_plain_token_ends_its_elder_after_five_minutes_and_no_stable_one(
    stage: Stage, clock: HeldClock
) -> None:
    stable = await token_of(stage)
    path = f"{API}/token"
    first = (await (await stage.browser.get(path, params=CREDENTIALS)).json())["access_token"]
    await stage.browser.get(path, params=CREDENTIALS)
    clock.pass_(timedelta(minutes=6))

    assert (await call(stage, "menu/get", token=first))["errcode"] == 42001
    assert "menu" in await call(stage, "menu/get", token=stable)


async def test_force_refresh_makes_a_new_one(stage: Stage) -> None:
    assert await token_of(stage) != await token_of(stage, force_refresh=True)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"grant_type": "x"}, 40002), ({"appid": "wx0"}, 40013), ({"secret": "no"}, 40125)],
)
async def test_wrong_credentials_are_refused(
    stage: Stage, wrong: dict[str, str], code: int
) -> None:
    answer = await call(stage, "stable_token", CREDENTIALS | wrong)

    assert answer["errcode"] == code
    assert " rid: " in answer["errmsg"]


async def test_no_token_and_a_made_up_token_are_refused(stage: Stage) -> None:
    assert (await call(stage, "menu/get"))["errcode"] == 41001
    assert (await call(stage, "menu/get", token="SIM_made_up"))["errcode"] == 40001
