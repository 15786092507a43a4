"""What is no message of WeChat's is refused with a reason, and nothing else is raised."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.wechat.messages import MalformedError, parse
from tests.bot.wechat.samples import HEAD, OPENID, event, message, text


def without(name: str) -> str:
    return HEAD.replace(f"<{name}>", f"<Not{name}>").replace(f"</{name}>", f"</Not{name}>")


BAD: list[Any] = [
    ("", "root"),
    (b"", "root"),
    ("hello", "root"),
    ('{"MsgType": "text"}', "root"),
    ("<html></html>", "root"),
    ("<xmlx></xmlx>", "root"),
    ("<xml/>", "root"),
    ("<xml></xml>", "MsgType"),
    ("<xml>", "xml"),
    ("<xml></xml><xml></xml>", "xml"),
    (text("好") + "rest", "xml"),
    (text("a\x00b"), "xml"),
    (text("a\x0bb"), "xml"),
    ("<xml>\ud800</xml>", "xml"),
    (text("好").encode("gbk"), "utf8"),
    (b"<xml>\xff</xml>", "utf8"),
    (text("好").encode("utf-16"), "utf8"),
    ("<!DOCTYPE xml>" + text("好"), "root"),
    ('<!DOCTYPE xml [<!ENTITY a "b">]>' + text("好"), "root"),
    ('<!DOCTYPE xml SYSTEM "file:///etc/passwd">' + text("好"), "root"),
    (message("text", "<Content>&a;</Content>"), "xml"),
    (message("text", "<Content>&#0;</Content>"), "xml"),
    (message("text", "<Content>a</Content><Content>b</Content>"), "twice"),
    (message("text", "<MsgType>text</MsgType>"), "twice"),
    (message(""), "MsgType"),
    (message("文字"), "MsgType"),
    (message("x" * 65), "MsgType"),
    (message("text").replace("<MsgType>", "<MsgType><a/>"), "MsgType"),
    (message("text", head=without("FromUserName")), "FromUserName"),
    (message("text", head=without("ToUserName")), "ToUserName"),
    (message("text", head=without("CreateTime")), "CreateTime"),
    (message("text", head=HEAD.replace(OPENID, "")), "FromUserName"),
    (message("text", head=HEAD.replace(OPENID, "o" * 65)), "FromUserName"),
    (message("text", head=HEAD.replace(OPENID, "群众")), "FromUserName"),
    (message("text", head=HEAD.replace(OPENID, "a]]&gt;b")), "FromUserName"),
    (message("text", head=HEAD.replace("1732329909", "")), "CreateTime"),
    (message("text", head=HEAD.replace("1732329909", "-5")), "CreateTime"),
    (message("text", head=HEAD.replace("1732329909", "1.5")), "CreateTime"),
    (message("text", head=HEAD.replace("1732329909", "１７")), "CreateTime"),
    (message("text", head=HEAD.replace("1732329909", "9" * 12)), "CreateTime"),
    (message("text", number=""), "MsgId"),
    (message("image", number=""), "MsgId"),
    (message("text", number="<MsgId></MsgId>"), "MsgId"),
    (message("text", number="<MsgId>abc</MsgId>"), "MsgId"),
    (message("text", number=f"<MsgId>{'1' * 21}</MsgId>"), "MsgId"),
    (message("hologram", number="<MsgId>abc</MsgId>"), "MsgId"),
    (message("event", number=""), "Event"),
    (event(""), "Event"),
    (event("e" * 65), "Event"),
    (message("location", "<Location_X>north</Location_X>"), "Location_X"),
    (message("location", "<Location_X>nan</Location_X>"), "Location_X"),
    (message("location", "<Location_X>1e5</Location_X>"), "Location_X"),
    (message("location", "<Location_X>90.1</Location_X>"), "Location_X"),
    (message("location", "<Location_Y>-180.1</Location_Y>"), "Location_Y"),
    (event("LOCATION", "<Latitude>x</Latitude>"), "Latitude"),
    (message("image", f"<MediaId>{'m' * 513}</MediaId>"), "MediaId"),
    (message("voice", f"<MediaId16K>{'m' * 513}</MediaId16K>"), "MediaId16K"),
]


@pytest.mark.parametrize(("xml", "reason"), BAD)
def test_what_is_no_message_is_refused_with_a_reason(xml: str | bytes, reason: str) -> None:
    with pytest.raises(MalformedError) as refused:
        parse(xml)

    assert str(refused.value) == refused.value.reason == reason


@given(st.one_of(st.text(), st.binary()))
def test_rubbish_raises_nothing_but_malformed(xml: str | bytes) -> None:
    with pytest.raises(MalformedError):
        parse(xml)


@given(
    st.recursive(
        st.text("x<>&;![]", max_size=9), lambda inner: st.builds("<a>{}</a>".format, inner)
    )
)
def test_rubbish_inside_a_message_raises_nothing_but_malformed(inner: str) -> None:
    with suppress(MalformedError):
        assert parse(message("text", inner)).kind == "text"


@pytest.mark.parametrize(
    "fill", ["<a>" * 10_000 + "</a>" * 10_000, "<a/>" * 15_000, "<b><a/></b>" * 6_000]
)
def test_a_body_made_to_tire_us_is_read_or_refused(fill: str) -> None:
    with suppress(MalformedError):
        assert parse(message("text", fill)).kind == "text"
