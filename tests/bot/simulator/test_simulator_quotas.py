"""How many messages an account may send, by what the citizen did and when."""

from datetime import timedelta

import pytest

from tests.bot.simulator.calls import send
from tests.bot.simulator.stage import Stage
from tests.conftest import HeldClock


async def test_a_message_allows_five_within_48_hours(stage: Stage, clock: HeldClock) -> None:
    zhang = stage.citizen()
    assert await send(stage, zhang) == 45015  # has never written
    await zhang.says("在吗")

    assert [await send(stage, zhang) for _ in range(6)] == [0, 0, 0, 0, 0, 45047]
    await zhang.says("还在吗")
    clock.pass_(timedelta(hours=47, minutes=59))
    assert await send(stage, zhang) == 0
    clock.pass_(timedelta(minutes=1))
    assert await send(stage, zhang) == 45015


async def test_each_message_sets_the_five_anew(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("一")
    await send(stage, zhang)
    await zhang.says("二")

    assert [await send(stage, zhang) for _ in range(6)] == [0, 0, 0, 0, 0, 45047]


@pytest.mark.parametrize("way", ["click", "follow", "tap"])
async def test_a_click_a_follow_and_a_tap_allow_three_within_a_minute(
    stage: Stage, clock: HeldClock, way: str
) -> None:
    zhang = stage.citizen()
    match way:
        case "click":
            await zhang.clicks("ask")
        case "follow":
            await zhang.follows()
        case _:
            await zhang.chat.tap("本人", "7")

    assert [await send(stage, zhang) for _ in range(4)] == [0, 0, 0, 45047]
    clock.pass_(timedelta(minutes=1))
    assert await send(stage, zhang) == 45015


async def test_a_view_button_allows_nothing(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.chat.view("https://example.com/")

    assert await send(stage, zhang) == 45015


async def test_who_left_gets_nothing(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")
    await zhang.unfollows()

    assert await send(stage, zhang) == 45015
    zhang.hears_nothing()
