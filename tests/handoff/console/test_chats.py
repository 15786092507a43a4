"""会话: taking, reading, answering, closing."""

import asyncio
import re

import pytest

from tests.handoff.console.office import LI, WANG, Client, Office


async def _text(client: Client, path: str) -> str:
    answer = await client.get(path, allow_redirects=False)
    assert answer.status == 200, path
    return await answer.text()


async def _taken(office: Office, clerk: Client, asked: str = "低保要带什么") -> int:
    chat = await office.calls(LI, asked)
    await clerk.post(f"/console/chats/{chat}/take")
    return chat


async def test_who_waits_longest_stands_first_with_the_wait_in_words(
    office: Office, clerk: Client
) -> None:
    await office.calls(LI, "先来的")
    office.pass_(minutes=10)
    await office.calls(WANG, "后来的")
    office.pass_(minutes=6)
    text = await _text(clerk, "/console/")

    assert text.index("先来的") < text.index("后来的")
    assert re.findall(r'<time class="wait (\w+)"[^>]*>(等了 [^<]+)<', text) == [
        ("late", "等了 16 分钟"),
        ("soon", "等了 6 分钟"),
    ]
    assert "<title>(2) 会话 · 示镇便民服务中心</title>" in text


async def test_of_two_who_take_at_once_one_gets_it_and_the_other_is_told_by_name(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await office.calls(LI, "低保")
    path = f"/console/chats/{chat}/take"
    answers = await asyncio.gather(
        clerk.post(path, allow_redirects=False), colleague.post(path, allow_redirects=False)
    )
    statuses = [each.status for each in answers]
    names = ["民生A岗（示例）", "民生B岗（示例）"]
    refused = answers[statuses.index(409)]

    assert sorted(statuses) == [303, 409]
    assert f"已由{names[statuses.index(303)]}接待。" in await refused.text()


async def test_taking_twice_by_a_double_click_is_no_error(office: Office, clerk: Client) -> None:
    chat = await _taken(office, clerk)
    again = await clerk.post(f"/console/chats/{chat}/take", allow_redirects=False)

    assert again.status == 303


async def test_an_answer_waits_in_the_outbox_and_says_so(office: Office, clerk: Client) -> None:
    chat = await _taken(office, clerk)
    sent = await clerk.post(
        f"/console/chats/{chat}/answer", data={"text": " 带身份证。\r\n还有户口簿 "}
    )
    text = await sent.text()

    assert '<span class="text">带身份证。\n还有户口簿</span>' in text
    assert '<p class="delivery">等待发出</p>' in text
    assert "已回复" in text


async def test_a_failed_message_says_why_in_red(office: Office, clerk: Client) -> None:
    chat = await _taken(office, clerk)
    await office.says(LI, "明天来", by="a", delivery="failed", reason="群众已取消关注")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert re.search(r'<li id="said-\d+" class="right failed">', text)
    assert '<p class="delivery">没有发出去：群众已取消关注</p>' in text


@pytest.mark.parametrize(
    ("text", "words"), [("  ", "还没有写内容"), ("长" * 640, "1920 字节，一条最多 1900 字节")]
)
async def test_what_cannot_be_sent_stays_in_the_box(
    office: Office, clerk: Client, text: str, words: str
) -> None:
    chat = await _taken(office, clerk)
    answer = await clerk.post(f"/console/chats/{chat}/answer", data={"text": text})
    shown = await answer.text()

    assert answer.status == 409
    assert words in shown
    assert f">{text.strip()}</textarea>" in shown


async def test_nobody_answers_in_a_colleagues_chat(
    office: Office, clerk: Client, colleague: Client
) -> None:
    chat = await _taken(office, clerk)
    answer = await colleague.post(f"/console/chats/{chat}/answer", data={"text": "我来答"})
    text = await answer.text()

    assert answer.status == 409
    assert "没有办成：已由民生A岗（示例）接待。" in text
    assert "<textarea" not in text


@pytest.mark.parametrize(
    ("result", "note", "words"),
    [
        ("", "", "请选一个结果"),
        ("办不成", "", "请选一个结果"),
        ("引导", " ", "引导、衔接要在说明里写清"),
    ],
)
async def test_closing_needs_a_result_and_where_it_sends_somebody_to_whom(
    office: Office, clerk: Client, result: str, note: str, words: str
) -> None:
    chat = await _taken(office, clerk)
    answer = await clerk.post(f"/console/chats/{chat}/close", data={"result": result, "note": note})
    text = await answer.text()

    assert answer.status == 409
    assert words in text
    assert '<details id="closing" name="acts" class="closing" open>' in text


async def test_a_closed_chat_has_its_result_in_the_register(office: Office, clerk: Client) -> None:
    chat = await _taken(office, clerk)
    typed = {"result": "引导", "note": "区医保局 023-0000-3000"}
    closed = await clerk.post(f"/console/chats/{chat}/close", data=typed)
    text = await _text(clerk, f"/console/chats/{chat}")
    register = await _text(clerk, "/console/register")

    assert closed.url.path == "/console/"
    assert "没有人在等" in await closed.text()
    assert "已办结，今天 10:00，结果：引导（区医保局 023-0000-3000）" in text
    assert "尚无结果" not in register
    assert "引导<small>区医保局 023-0000-3000</small>" in register


async def test_a_chat_handed_back_keeps_its_place(office: Office, clerk: Client) -> None:
    chat = await _taken(office, clerk, "先来的")
    office.pass_(minutes=3)
    await office.calls(WANG, "后来的")
    back = await clerk.post(f"/console/chats/{chat}/hand-back")
    text = await back.text()

    assert text.index("先来的") < text.index("后来的")
    assert "您手上没有会话" in text


async def test_another_towns_chat_is_not_there(
    office: Office, clerk: Client, outsider: Client
) -> None:
    chat = await office.calls(LI, "低保")
    for path in (f"/console/chats/{chat}", f"/console/parts/chats/{chat}"):
        assert (await outsider.get(path)).status == 404
    for act in ("take", "answer", "hand-back", "close"):
        typed = {"text": "x", "result": "告知"}
        answer = await outsider.post(f"/console/chats/{chat}/{act}", data=typed)

        assert answer.status == 404, act
        assert "低保" not in await answer.text()
    assert "低保" not in await _text(outsider, "/console/")
    assert "低保" not in await _text(outsider, "/console/register")
    assert "这位群众还在等人接待" in await _text(clerk, f"/console/chats/{chat}")


@pytest.mark.parametrize("path", ["/console/chats/999", "/console/chats/abc", "/console/chats/1e3"])
async def test_an_unknown_chat_is_a_page_in_words(clerk: Client, path: str) -> None:
    answer = await clerk.get(path)

    assert answer.status == 404
    assert "没有这个页面，或者它不属于本镇。" in await answer.text()
