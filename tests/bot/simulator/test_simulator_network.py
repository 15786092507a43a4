"""The drawer's switches: messages that come twice, late or never."""

from bot.simulator.bubbles import FAILURE
from bot.simulator.phones import Network
from tests.bot.simulator.stage import Stage, staged
from tests.conftest import HeldClock


async def test_a_repeated_message_keeps_its_id_and_shows_one_answer(stage: Stage) -> None:
    zhang = stage.citizen()
    zhang.chat.phone.network = Network(repeat=4)

    assert await zhang.says("在吗") == ["您说：在吗"]
    assert len({each["MsgId"] for each in stage.bot.heard}) == 1
    assert len(stage.bot.posts) == 4
    assert await zhang.repeats(3) == ["您说：在吗"] * 3
    assert len({each["MsgId"] for each in stage.bot.heard}) == 1


async def test_different_answers_to_repeats_are_pointed_out(stage: Stage) -> None:
    stage.bot.answer = lambda _said: f"第{len(stage.bot.posts)}次"
    zhang = stage.citizen()
    zhang.chat.phone.network = Network(repeat=2)

    await zhang.says("在吗")

    zhang.hears("不一样")


async def test_a_lost_reply_makes_wechat_post_again(stage: Stage) -> None:
    zhang = stage.citizen()
    zhang.chat.phone.network = Network(drop="reply")
    assert await zhang.says("在吗") == ["您说：在吗"]
    assert len(stage.bot.posts) == 2

    zhang.chat.phone.network = Network(drop="replies")
    assert await zhang.says("在吗") == [FAILURE]
    assert len(stage.bot.posts) == 5


async def test_a_message_that_never_left_is_marked_and_allows_nothing(
    stage: Stage, clock: HeldClock
) -> None:
    zhang = stage.citizen()
    zhang.chat.phone.network = Network(drop="message")

    assert await zhang.says("在吗") == []
    assert stage.bot.posts == []
    assert not zhang.chat.phone.bubbles[-1].sent
    assert not zhang.chat.phone.allowance.open(clock.now)


async def test_a_server_that_is_away_is_tried_three_times(clock: HeldClock) -> None:
    async with staged(clock, patience=0.5) as stage:
        zhang = stage.citizen()
        stage.simulator._delivery._base = "http://127.0.0.1:9"

        assert await zhang.says("在吗") == [FAILURE]
        assert len(zhang.chat.phone.exchanges) == 3
