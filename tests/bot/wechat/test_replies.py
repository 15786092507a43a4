"""Any text can be sent back, and none can break the reply."""

from xml.dom import minidom

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy import parse_message

from bot.wechat.messages import legible, parse, passive_text
from tests.bot.wechat.samples import ACCOUNT, OPENID, text


def content_of(xml: str) -> str:
    found = minidom.parseString(xml.encode()).getElementsByTagName("Content")  # noqa: S318 - our own
    assert len(found) == 1
    return "".join(str(each.data) for each in found[0].childNodes if isinstance(each, minidom.Text))


def legal(said: str) -> str:
    """The XML 1.0 standard's own list of characters, with its line ends."""
    ranges = ((0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    lines = said.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        each for each in lines if each in "\t\n" or any(a <= ord(each) <= b for a, b in ranges)
    )


ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("]>[<&\r\n\x0b")))


@given(ANY_TEXT)
def test_any_text_can_be_sent_back(said: str) -> None:
    xml = passive_text(parse(text("好")), said, 1732329910)

    if legal(said).strip():
        assert content_of(xml) == legal(said) == legible(said)
        reply = parse_message(xml)
        assert (reply.source, reply.target, reply.type) == (ACCOUNT, OPENID, "text")
        assert reply.time == 1732329910
    else:
        assert xml == ""


@pytest.mark.parametrize("said", ["", " \n", "\x00\x0b", "\ufffe"])
def test_where_there_is_nothing_to_say_no_reply_is_made(said: str) -> None:
    assert passive_text(parse(text("好")), said, 1732329910) == ""


def test_a_citizens_words_cannot_make_another_reply_of_ours() -> None:
    hostile = "a]]></Content><MsgType><![CDATA[news]]></MsgType><Content><![CDATA["

    xml = passive_text(parse(text("好")), hostile, 1732329910)

    assert content_of(xml) == hostile
    assert parse_message(xml).type == "text"
