"""会话: taking, reading, answering, closing."""

import asyncio
import re

import pytest
from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.contacts import LookRow
from tests.handoff.console.office import LI, WANG, Client, Office


async def _text(client: Client, path: str) -> str:
    answer = await client.get(path)
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
    assert '<details id="closing" class="closing" open>' in text


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


async def test_the_bots_words_are_shown_as_the_citizen_sees_them(
    office: Office, clerk: Client
) -> None:
    link = '<a href="weixin://bizmsgmenu?msgmenucontent=低保&msgmenuid=1">低保</a>'
    await office.says(LI, f"1 {link}\n2 临时救助", by="bot", delivery="passive")
    chat = await office.calls(LI, "人工")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert '<span class="text">1 低保\n2 临时救助</span>' in text
    assert "weixin:" not in text


async def test_messages_without_text_are_named(office: Office, clerk: Client) -> None:
    await office.says(LI, "", kind="image", content={"media_id": "m"})
    await office.says(LI, "", kind="location", content={"label": "石坝村3组"})
    await office.says(LI, "", kind="sticker")
    chat = await office.calls(LI, "人工")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert '<span class="kind">图片</span>' in text
    assert '<span class="kind">位置</span><span class="text">石坝村3组</span>' in text
    assert '<span class="kind">其他消息</span>' in text


async def test_time_marks_stand_where_the_day_changes_or_a_pause_was_made(
    office: Office, clerk: Client
) -> None:
    await office.says(LI, "第一天")
    office.pass_(hours=24)
    await office.says(LI, "第二天")
    office.pass_(minutes=2)
    await office.says(LI, "接着说")
    office.pass_(minutes=30)
    chat = await office.calls(LI, "人工")
    text = await _text(clerk, f"/console/chats/{chat}")

    assert re.findall(r'class="mark"><span>([^<]+)<', text) == [
        "昨天 10:00",
        "今天 10:00",
        "今天 10:32",
    ]


async def test_what_a_citizen_writes_is_never_markup(office: Office, clerk: Client) -> None:
    attack = '"><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}'
    await office.says(LI, "", kind="location", content={"label": attack})
    await office.says(LI, f"<a href='javascript:x'>{attack}</a>", by="bot", delivery="passive")
    chat = await office.calls(LI, attack)
    for path in ("/console/", f"/console/chats/{chat}", f"/console/parts/chats/{chat}",
                 "/console/parts/list", "/console/register"):  # fmt: skip
        text = await _text(clerk, path)

        assert "<script>" not in text, path
        assert "<img" not in text, path
        assert "&lt;script&gt;alert(1)" in text, path
        assert "49" not in text.replace("{{ 7*7 }}", ""), path


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


async def test_a_look_at_a_transcript_is_written_down(office: Office, clerk: Client) -> None:
    chat = await office.calls(LI, "低保")
    await clerk.get("/console/")

    def looks(work: Work) -> list[tuple[str, str, str]]:
        rows = work.session.scalars(select(LookRow))
        return [(each.login, each.citizen, each.what) for each in rows]

    before = await office.run(looks)
    await clerk.get(f"/console/chats/{chat}")

    assert before == []
    assert await office.run(looks) == [("a", LI, "transcript")]


async def test_the_openid_is_masked_everywhere(office: Office, clerk: Client) -> None:
    chat = await _taken(office, clerk)
    for path in ("/console/", f"/console/chats/{chat}", "/console/register"):
        assert LI not in await _text(clerk, path)
    assert "<code>o…a3f</code>" in await _text(clerk, f"/console/chats/{chat}")


async def test_no_page_is_over_100_kb_and_older_words_can_be_turned_to(
    office: Office, clerk: Client
) -> None:
    for number in range(80):
        await office.says(LI, f"第{number}句" + "长" * 620)
    chat = await office.calls(LI, "最后一句")
    for number in range(70):
        await office.calls(type(LI)(f"oMany-{number}"), "排队的人问的话" * 30)
    text = await _text(clerk, f"/console/chats/{chat}")
    seen = {*re.findall(r"第\d+句", text)}
    while turn := re.search(r'href="([^"]+)">更早的对话', text):
        text = await _text(clerk, turn[1])
        assert len(text.encode()) < 100_000
        assert not seen & {*re.findall(r"第\d+句", text)}
        seen |= {*re.findall(r"第\d+句", text)}

    assert len(seen) == 80
    assert "后面还有 11 位" in text


@pytest.mark.parametrize("path", ["/console/chats/999", "/console/chats/abc", "/console/chats/1e3"])
async def test_an_unknown_chat_is_a_page_in_words(clerk: Client, path: str) -> None:
    answer = await clerk.get(path)

    assert answer.status == 404
    assert "没有这个页面，或者它不属于本镇。" in await answer.text()
