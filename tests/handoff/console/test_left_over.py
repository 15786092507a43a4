"""What must not be overlooked: lost words, silent colleagues, words unseen, open contacts."""

import re
from datetime import timedelta

import pytest

from handoff.clerks import add_clerk
from handoff.console.words import spoken, subject
from handoff.contacts import open_contact
from handoff.ports import Work
from tests.handoff.console.office import LI, WANG, Client, Office, hashed, sign_in


async def _text(client: Client, path: str = "/console/") -> str:
    return await (await client.get(path)).text()


async def _taken(office: Office, clerk: Client, asked: str = "低保要带什么") -> int:
    chat = await office.calls(LI, asked)
    await clerk.post(f"/console/chats/{chat}/take")
    return chat


@pytest.mark.parametrize("delivery", ["failed", "kept"])
async def test_a_chat_whose_last_word_did_not_arrive_is_not_called_answered(
    office: Office, clerk: Client, delivery: str
) -> None:
    chat = await _taken(office, clerk)
    await clerk.post(f"/console/chats/{chat}/answer", data={"text": "您好"})
    assert "已回复" in await _text(clerk)
    await office.says(LI, "带身份证", by="a", chat=chat, delivery=delivery, reason="5条已发完")
    text = await _text(clerk)

    assert "已回复" not in text
    assert "没送到" in text


async def test_a_kept_message_says_what_it_waits_for_until_it_is_too_old(
    office: Office, clerk: Client
) -> None:
    chat = await _taken(office, clerk)
    await office.says(LI, "带身份证", by="a", chat=chat, delivery="kept", reason="5条已发完")
    path = f"/console/chats/{chat}"

    fresh = await _text(clerk, path)
    assert "等群众下次发消息时补发：5条已发完" in fresh
    assert "重发" not in fresh

    await office.says(
        LI,
        "带户口簿",
        by="a",
        chat=chat,
        delivery="kept",
        reason="5条已发完",
        said_at=office.clock() - timedelta(hours=48),
    )
    old = await _text(clerk, path)
    assert "没有发出去：5条已发完" in old
    assert "重发" in old


async def test_a_failed_message_can_be_sent_again_by_who_has_the_chat(
    office: Office, clerk: Client
) -> None:
    chat = await _taken(office, clerk)
    await office.says(LI, "带身份证", by="a", chat=chat, delivery="failed", reason="微信系统繁忙")
    text = await _text(clerk, f"/console/chats/{chat}")
    message = re.findall(r'name="message" value="(\d+)"', text)
    again = await clerk.post(f"/console/chats/{chat}/again", data={"message": message[0]})

    assert '<p class="delivery">等待发出</p>' in await again.text()
    wrong = await clerk.post(f"/console/chats/{chat}/again", data={"message": "x"})
    assert wrong.status == 200


async def test_a_silent_colleagues_chat_can_be_taken_over_after_a_quarter_of_an_hour(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await _taken(office, clerk)
    path = f"/console/chats/{chat}"
    assert "take-over" not in await _text(colleague, path)
    refused = await colleague.post(f"{path}/take-over")
    assert refused.status == 409
    assert "已由民生A岗（示例）接待。" in await refused.text()

    office.pass_(minutes=15)
    text = await _text(colleague, path)
    assert "无人应答" in text
    assert "接手（现由民生A岗（示例）接待）" in text
    assert "无人应答" not in await _text(clerk)
    assert "您在接待" in await (await colleague.post(f"{path}/take-over")).text()


async def test_who_leads_takes_over_at_once(
    office: Office, clerk: Client, stranger: Client
) -> None:
    def lead(work: Work) -> None:
        add_clerk(work, office.shizhen.id, "d", "主任（示例）", "负责人", hashed())

    await office.run(lead)
    chat = await _taken(office, clerk)
    assert (await sign_in(stranger, "d")).status == 303

    assert "接手（现由民生A岗（示例）接待）" in await _text(stranger, f"/console/chats/{chat}")
    taken = await stranger.post(f"/console/chats/{chat}/take-over")
    assert "您在接待" in await taken.text()


async def test_a_chat_is_not_closed_over_words_that_the_page_did_not_show(
    office: Office, clerk: Client
) -> None:
    chat = await _taken(office, clerk)
    path = f"/console/chats/{chat}"
    seen = re.findall(r'name="seen" value="(\d+)" form="close-form"', await _text(clerk, path))
    await office.says(LI, "等等，还有一件")
    typed = {"result": "告知", "seen": seen[0]}
    refused = await clerk.post(f"{path}/close", data=typed)
    text = await refused.text()

    assert refused.status == 409
    assert "群众刚才又说了话" in text
    again = re.findall(r'name="seen" value="(\d+)"', text)
    closed = await clerk.post(f"{path}/close", data={"result": "告知", "seen": again[0]})
    assert "您手上没有会话" in await closed.text()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("人工", "低保要带什么", "在吗"), "低保要带什么"),
        (("", "人工", "在吗"), "在吗"),
        (("人工", " ", None), "（只说了要人工）"),
        (("[点菜单] human", "", None), "（只说了要人工）"),
        (("", "", None), "（没有文字）"),
        (("[点菜单] hours", "", None), "点菜单：几点上班、在哪里"),
    ],
)
def test_a_chat_is_named_by_what_says_most(asked: tuple[str | None, ...], words: str) -> None:
    assert subject(*asked) == words


def test_a_menu_key_that_nobody_knows_is_shown_as_it_is() -> None:
    assert spoken("[点菜单] new") == "点菜单：new"


async def test_a_bare_call_is_named_by_what_the_citizen_writes_while_waiting(
    office: Office, clerk: Client
) -> None:
    chat = await office.calls(LI, "人工")
    assert "（只说了要人工）" in await _text(clerk)
    await office.says(LI, "我家房子漏雨")

    assert "我家房子漏雨" in await _text(clerk)
    assert "<h1>我家房子漏雨</h1>" in await _text(clerk, f"/console/chats/{chat}")


async def test_an_open_contact_leads_to_its_chat_or_gets_its_result_in_the_register(
    office: Office, clerk: Client
) -> None:
    chat = await office.calls(LI, "低保")
    path = "/console/register"
    text = await _text(clerk, path)
    assert f'href="/console/chats/{chat}">去会话' in text
    assert "写结果" not in text
    assert "（默认）" in text

    def asks(work: Work) -> int:
        return open_contact(work, office.shizhen, WANG, "医保", None)

    contact = await office.run(asks)
    assert "写结果" in await _text(clerk, path)
    for typed, words in (({"result": "引导"}, "写清找谁"), ({"result": "x"}, "请选一个结果")):
        refused = await clerk.post(f"{path}/{contact}/finish?show=open", data=typed)
        assert refused.status == 409
        assert words in await refused.text()
    done = await clerk.post(
        f"{path}/{contact}/finish?show=all", data={"result": "引导", "note": "区医保局"}
    )
    assert "引导<small>区医保局</small>" in await done.text()
    again = await clerk.post(f"{path}/{contact}/finish", data={"result": "告知"})
    assert "已有结果" in await again.text()


async def test_a_contact_with_a_chat_or_of_another_town_gets_no_result_in_the_register(
    office: Office, clerk: Client, outsider: Client
) -> None:
    await office.calls(LI, "低保")
    for who in (clerk, outsider):
        refused = await who.post("/console/register/1/finish", data={"result": "告知"})
        assert refused.status == 409
    assert "尚无结果" in await _text(clerk, "/console/register")
