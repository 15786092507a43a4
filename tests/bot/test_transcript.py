"""What is kept of a message beside its words."""

from typing import Any

import pytest

from bot.transcript import content
from bot.wechat.messages import parse

HEAD = "<ToUserName>gh_1</ToUserName><FromUserName>oZhang</FromUserName><CreateTime>1</CreateTime>"


@pytest.mark.parametrize(
    ("elements", "expected"),
    [
        ("<MsgType>text</MsgType><MsgId>1</MsgId><Content>你好</Content>", None),
        (
            (
                "<MsgType>voice</MsgType><MsgId>1</MsgId><MediaId>m</MediaId>"
                "<MediaId16K>w</MediaId16K><Recognition>低保</Recognition>"
            ),
            {"media_id": "m", "media_16k": "w", "more": {"Recognition": "低保"}},
        ),
        (
            (
                "<MsgType>video</MsgType><MsgId>1</MsgId><MediaId>m</MediaId>"
                "<ThumbMediaId>t</ThumbMediaId>"
            ),
            {"media_id": "m", "thumb": "t"},
        ),
        (
            (
                "<MsgType>link</MsgType><MsgId>1</MsgId><Title>通知</Title><Url>https://a</Url>"
                "<Description>明天</Description>"
            ),
            {"url": "https://a", "title": "通知", "more": {"Description": "明天"}},
        ),
        (
            "<MsgType>hologram</MsgType><Content>你好</Content><Shape>round</Shape>",
            {"text": "你好", "more": {"MsgType": "hologram", "Shape": "round"}},
        ),
        (
            (
                "<MsgType>location</MsgType><MsgId>1</MsgId><Location_X>23.1</Location_X>"
                "<Location_Y>113.2</Location_Y><Label>白羊</Label>"
            ),
            {"latitude": 23.1, "longitude": 113.2, "label": "白羊"},
        ),
        (
            (
                "<MsgType>event</MsgType><Event>LOCATION</Event><Latitude>23.1</Latitude>"
                "<Longitude>113.2</Longitude><Precision>9</Precision>"
            ),
            None,
        ),
    ],
)
def test_what_a_message_came_with_is_kept_but_not_where_a_phone_is(
    elements: str, expected: dict[str, Any] | None
) -> None:
    assert content(parse(f"<xml>{HEAD}{elements}</xml>")) == expected
