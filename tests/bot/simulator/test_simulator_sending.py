"""custom/send and custom/typing: what is shown, what is refused, and the faults on demand."""

import json
from datetime import timedelta

from aiohttp import ClientSession

from bot.wechat.client import Refused, Sent, WechatClient
from tests.bot.simulator.calls import call, send, token_of
from tests.bot.simulator.stage import Stage
from tests.conftest import HeldClock


async def test_a_sent_text_appears_in_the_chat(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")
    assert await send(stage, zhang, "我是办事员小李") == 0

    zhang.hears("我是办事员小李")
    assert zhang.pushed == ["我是办事员小李"]


async def test_a_refused_message_costs_nothing(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")

    assert await send(stage, zhang, "") == 44004
    assert await send(stage, zhang, "字" * 683) == 45002
    assert await send(stage, zhang, "字" * 682) == 0
    assert await send(stage, "oSIM" + "x" * 24) == 40003
    assert await send(stage, zhang, msgtype="poem") == 40008
    assert await send(stage, zhang, msgtype="image", image={"media_id": "none"}) == 40007
    assert [await send(stage, zhang) for _ in range(5)] == [0, 0, 0, 0, 45047]


async def test_escaped_and_broken_bodies_are_refused(stage: Stage) -> None:
    token = await token_of(stage)
    path = "message/custom/send"
    escaped = json.dumps({"touser": "o", "msgtype": "text", "text": {"content": "字"}}).encode()

    assert (await call(stage, path, escaped, token))["errcode"] == 40033
    assert (await call(stage, path, b"{", token))["errcode"] == 47001
    assert (await call(stage, path, b"[]", token))["errcode"] == 47001
    assert (await call(stage, path, b"", token))["errcode"] == 44002
    literal = json.dumps({"touser": "o", "msgtype": "text", "text": {"content": "a\\u5b57\x0b"}})
    assert (await call(stage, path, literal.encode(), token))["errcode"] == 40003


async def test_a_msgmenu_is_shown_with_words_to_tap(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("办好了")
    menu = {
        "head_content": "您满意吗？",
        "list": [{"id": "101", "content": "满意"}, {"id": "102", "content": "不满意"}],
        "tail_content": "谢谢",
    }
    assert await send(stage, zhang, msgtype="msgmenu", msgmenu=menu) == 0
    zhang.hears("您满意吗？\n\n满意\n\n不满意\n\n谢谢")

    await zhang.taps("满意")
    assert stage.bot.heard[-1]["bizmsgmenuid"] == "101"


async def test_typing_is_shown_only_soon_after_a_message_and_once(
    stage: Stage, clock: HeldClock
) -> None:
    zhang, token = stage.citizen(), await token_of(stage)

    async def typing(command: str = "Typing") -> int:
        body = {"touser": zhang.openid, "command": command}
        return int((await call(stage, "message/custom/typing", body, token))["errcode"])

    assert await typing() == 45080
    await zhang.says("在吗")
    assert [await typing(), await typing(), await typing("Jumping")] == [0, 45081, 45072]
    assert await send(stage, zhang) == 0
    assert await typing() == 0  # sending has ended the first
    clock.pass_(timedelta(seconds=31))
    assert await typing() == 45080


async def test_a_fault_lasts_for_one_call_or_until_it_is_switched_off(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")
    faults = zhang.chat.account.faults

    faults["busy"] = False
    assert [await send(stage, zhang), await send(stage, zhang)] == [-1, 0]
    faults["used_up"] = True
    assert [await send(stage, zhang), await send(stage, zhang)] == [45047, 45047]
    assert "menu" in await call(stage, "menu/get", token=await token_of(stage))
    del faults["used_up"]
    assert await send(stage, zhang) == 0


async def test_when_tokens_expire_the_stable_one_is_another(stage: Stage) -> None:
    old, zhang = await token_of(stage), stage.citizen()
    zhang.chat.account.faults["expired"] = False

    assert (await call(stage, "menu/get", token=old))["errcode"] == 42001
    assert (await call(stage, "menu/get", token=old))["errcode"] == 42001
    assert await token_of(stage) != old


async def test_our_own_client_understands_it(stage: Stage) -> None:
    zhang = stage.citizen()
    await zhang.says("在吗")
    base = str(stage.browser.make_url("/simulator/api"))
    async with ClientSession() as session:
        client = WechatClient(session, base)
        token = await token_of(stage)

        assert await client.send_text(token, zhang.openid, "您好“张大爷”") == Sent()
        refused = await client.send_text(token, "oSIM" + "x" * 24, "您好")
        assert isinstance(refused, Refused)
        assert refused.code == 40003
        assert refused.rid
    zhang.hears("您好“张大爷”")


async def test_a_template_reaches_whoever_follows_and_costs_nothing(stage: Stage) -> None:
    zhang = stage.citizen()

    async def template(**more: object) -> int:
        body = {"touser": zhang.openid, "template_id": "T", "data": {"thing1": {"value": "您好"}}}
        path, token = "message/template/send", await token_of(stage)
        return int((await call(stage, path, body | more, token))["errcode"])

    await zhang.says("在吗")
    assert await template() == 0
    zhang.hears("【模板消息】\n您好")
    assert await template(template_id="") == 40037
    assert await template(data={"thing1": {"value": "字" * 21}}) == 47003
    assert await template(data={"thing": {"value": "字"}}) == 47003
    assert await template(touser="oSIM" + "x" * 24) == 40003
    assert [await send(stage, zhang) for _ in range(6)] == [0, 0, 0, 0, 0, 45047]
    await zhang.unfollows()
    assert await template() == 43004
