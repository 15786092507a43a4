"""Every message and event of WeChat's is read."""

from typing import Any

import pytest

from bot.wechat.messages import Inbound, parse
from tests.bot.wechat.samples import ACCOUNT, OPENID, event, message, text

MESSAGES: list[Any] = [
    (text("办身份证"), {"kind": "text", "text": "办身份证"}),
    (
        text("最新资讯", "<bizmsgmenuid>101</bizmsgmenuid>"),
        {"kind": "text", "text": "最新资讯", "tapped": 101},
    ),
    (text("词", "<bizmsgmenuid>menu</bizmsgmenuid>"), {"text": "词", "tapped": None}),
    (text(""), {"text": ""}),
    (text(" \n\t　"), {"text": ""}),
    (text("  你好\n再见 "), {"text": "你好\n再见"}),
    (text("<!DOCTYPE html> &amp; <b>"), {"text": "<!DOCTYPE html> &amp; <b>"}),
    (message("text", "<Content>&lt;b&gt; &amp;</Content>"), {"text": "<b> &"}),
    (message("text"), {"kind": "text", "text": ""}),
    (
        text("来自文章", "<MsgDataId>7</MsgDataId><Idx>2</Idx>"),
        {"content": {"MsgDataId": "7", "Idx": "2"}},
    ),
    (
        message("image", "<PicUrl>http://p</PicUrl><MediaId>m1</MediaId>"),
        {"kind": "image", "pic_url": "http://p", "media_id": "m1", "text": ""},
    ),
    (
        message(
            "voice",
            "<MediaId>m</MediaId><Format>amr</Format><MediaId16K>m16</MediaId16K>"
            "<Recognition><![CDATA[]]></Recognition>",
        ),
        {"kind": "voice", "media_id": "m", "media_16k": "m16", "content": {"Format": "amr"}},
    ),
    (
        message("video", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>"),
        {"kind": "video", "media_id": "m", "thumb": "t"},
    ),
    (
        message("shortvideo", "<MediaId>m</MediaId><ThumbMediaId>t</ThumbMediaId>"),
        {"kind": "video", "media_id": "m", "thumb": "t"},
    ),
    (
        message(
            "location",
            "<Location_X>23.134521</Location_X><Location_Y>-113.358803</Location_Y>"
            "<Scale>20</Scale><Label>正街</Label>",
        ),
        {
            "kind": "location",
            "latitude": 23.134521,
            "longitude": -113.358803,
            "label": "正街",
            "content": {"Scale": "20"},
        },
    ),
    (
        message("link", "<Title>题</Title><Description>述</Description><Url>http://u</Url>"),
        {"kind": "link", "title": "题", "url": "http://u", "content": {"Description": "述"}},
    ),
    (
        message("TEXT", "<Content>大写</Content>"),
        {"kind": "text", "text": "大写"},
    ),
    (
        message("miniprogrampage", "<AppId>wx9</AppId><Title>题</Title>"),
        {
            "kind": "unknown",
            "title": "题",
            "content": {"AppId": "wx9", "MsgType": "miniprogrampage"},
        },
    ),
]

EVENTS: list[Any] = [
    (event("subscribe", "<EventKey></EventKey>"), {"event": "subscribe", "event_key": ""}),
    (event("subscribe"), {"event": "subscribe", "event_key": ""}),
    (
        event("subscribe", "<EventKey>qrscene_w1</EventKey><Ticket>T</Ticket>"),
        {"event": "subscribe", "event_key": "w1", "content": {"Ticket": "T"}},
    ),
    (event("unsubscribe"), {"event": "unsubscribe"}),
    (event("SCAN", "<EventKey>w1</EventKey>"), {"event": "scan", "event_key": "w1"}),
    (event("CLICK", "<EventKey>book</EventKey>"), {"event": "click", "event_key": "book"}),
    (event("VIEW", "<EventKey>http://v</EventKey>"), {"event": "view", "event_key": "http://v"}),
    (
        event("LOCATION", "<Latitude>2</Latitude><Longitude>9</Longitude><Precision>9</Precision>"),
        {"event": "location", "latitude": 2.0, "longitude": 9.0, "content": {"Precision": "9"}},
    ),
    (event("LOCATION", "<Latitude></Latitude>"), {"latitude": None, "longitude": None}),
    (
        event(
            "scancode_waitmsg",
            "<EventKey>k</EventKey><ScanCodeInfo><ScanType>qrcode</ScanType>"
            "<ScanResult>A0001</ScanResult></ScanCodeInfo>",
        ),
        {
            "event": "scancode_waitmsg",
            "content": {
                "ScanCodeInfo.ScanType": "qrcode",
                "ScanCodeInfo.ScanResult": "A0001",
            },
        },
    ),
    (event("scancode_push", "<EventKey>k</EventKey>"), {"event": "scancode_push"}),
    *((event(each, "<EventKey>k</EventKey>"), {"event": each}) for each in (
        "pic_sysphoto", "pic_photo_or_album", "pic_weixin", "view_miniprogram"
    )),
    (
        event(
            "location_select",
            "<SendLocationInfo><Location_X>23</Location_X><Location_Y>113</Location_Y>"
            "<Label>村口</Label></SendLocationInfo>",
        ),
        {"event": "location_select", "latitude": 23.0, "longitude": 113.0, "label": "村口"},
    ),
    (
        event("TEMPLATESENDJOBFINISH", "<MsgID>2001</MsgID><Status>failed:user block</Status>"),
        {
            "event": "templatesendjobfinish",
            "content": {"MsgID": "2001", "Status": "failed:user block"},
        },
    ),
    (
        event(
            "subscribe_msg_popup_event",
            "<SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId></List>"
            "<List><TemplateId>b</TemplateId></List></SubscribeMsgPopupEvent>",
        ),
        {"content": {"SubscribeMsgPopupEvent.List.TemplateId": "a\nb"}},
    ),
    *((event(each), {"event": each}) for each in (
        "subscribe_msg_change_event", "subscribe_msg_sent_event",
        "user_info_modified", "user_authorization_revoke", "user_authorization_cancellation",
        "something_wechat_adds_in_2031",
    )),
    (event("kf_create_session", "<KfAccount>a@b</KfAccount>"), {"content": {"KfAccount": "a@b"}}),
    (event("kf_close_session", "<KfAccount>a@b</KfAccount>"), {"event": "kf_close_session"}),
    (
        event("kf_switch_session", "<FromKfAccount>a</FromKfAccount><ToKfAccount>c</ToKfAccount>"),
        {"content": {"FromKfAccount": "a", "ToKfAccount": "c"}},
    ),
    (event("MASSSENDJOBFINISH", "<MsgID>1</MsgID><Status>send success</Status>"), {}),
]  # fmt: skip


@pytest.mark.parametrize(("xml", "expected"), MESSAGES)
def test_every_message_is_read(xml: str, expected: dict[str, Any]) -> None:
    found = parse(xml)

    assert {name: getattr(found, name) for name in expected} == expected
    assert (found.openid, found.account, found.created_at) == (OPENID, ACCOUNT, 1732329909)
    assert found.key == "24801004976846051"
    assert found.event is None
    assert parse(xml.encode()) == found


@pytest.mark.parametrize(("xml", "expected"), EVENTS)
def test_every_event_is_read(xml: str, expected: dict[str, Any]) -> None:
    found = parse(xml)

    assert {name: getattr(found, name) for name in expected} == expected
    assert (found.kind, found.openid, found.created_at) == ("event", OPENID, 1732329909)
    assert found.key.startswith(f"1732329909:{found.event}:{found.event_key}")
    assert found.text == ""


def test_wechats_oldest_sample_is_read() -> None:
    """V7 of the fixed vectors, as it is inside the envelope."""
    xml = (
        "<xml><ToUserName><![CDATA[gh_10f6c3c3ac5a]]></ToUserName>\n"
        "<FromUserName><![CDATA[oyORnuP8q7ou2gfYjqLzSIWZf0rs]]></FromUserName>\n"
        "<CreateTime>1409735668</CreateTime>\n<MsgType><![CDATA[text]]></MsgType>\n"
        "<Content><![CDATA[abcdteT]]></Content>\n<MsgId>6054768590064713728</MsgId>\n</xml>"
    )

    assert parse(xml) == Inbound(
        kind="text",
        openid="oyORnuP8q7ou2gfYjqLzSIWZf0rs",
        account="gh_10f6c3c3ac5a",
        created_at=1409735668,
        key="6054768590064713728",
        text="abcdteT",
    )


@pytest.mark.parametrize("start", ["", "\n ", "\ufeff", '<?xml version="1.0" encoding="UTF-8"?>\n'])
def test_what_may_stand_before_the_root_does_no_harm(start: str) -> None:
    assert parse((start + text("好")).encode()).text == "好"


def test_events_of_one_second_are_told_apart() -> None:
    keys = [
        parse(event("CLICK", "<EventKey>a</EventKey>")).key,
        parse(event("CLICK", "<EventKey>b</EventKey>")).key,
        parse(event("VIEW", "<EventKey>a</EventKey>")).key,
        parse(event("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID>")).key,
        parse(event("TEMPLATESENDJOBFINISH", "<MsgID>2</MsgID>")).key,
        parse(event("VIEW", f"<EventKey>{'长' * 300}a</EventKey>")).key,
        parse(event("VIEW", f"<EventKey>{'长' * 300}b</EventKey>")).key,
    ]

    assert len(set(keys)) == len(keys)
    assert max(map(len, keys)) <= 160


def test_an_unknown_message_without_an_id_is_known_by_its_second() -> None:
    found = parse(message("hologram", number=""))

    assert (found.kind, found.content) == ("unknown", {"MsgType": "hologram"})
    assert found.key.startswith("1732329909:")


def test_what_came_in_does_not_show_itself_in_a_log() -> None:
    shown = repr(parse(text("我的电话是13800000000")))

    assert OPENID not in shown
    assert "138" not in shown
