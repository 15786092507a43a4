"""WeChat's error codes, as its API words them."""

import secrets
from dataclasses import dataclass

TEXTS = {
    -1: "system error",
    40001: "invalid credential, access_token is invalid or not latest, could get access_token by "
    "getStableAccessToken, more details at https://mmbizurl.cn/s/JtxxFh33r",
    40002: "invalid grant_type",
    40003: "invalid openid",
    40004: "invalid media type",
    40006: "invalid meida size",
    40007: "invalid media_id",
    40008: "invalid message type",
    40013: "invalid appid",
    40016: "invalid button size",
    40017: "invalid button type",
    40018: "invalid button name size",
    40019: "invalid button key size",
    40020: "invalid button url size",
    40023: "invalid sub button size",
    40024: "invalid sub button type",
    40025: "invalid sub button name size",
    40026: "invalid sub button key size",
    40027: "invalid sub button url size",
    40033: "invalid charset. please check your request, if include \\uxxxx will create fail!",
    40037: "invalid template_id",
    40125: "invalid appsecret",
    41001: "access_token missing",
    41005: "media data missing",
    42001: "access_token expired",
    43002: "require POST method",
    43004: "require subscribe",
    44002: "empty post data",
    44004: "empty content",
    45002: "content size out of limit",
    45008: "article size out of limit",
    45015: "response out of time limit or subscription is canceled",
    45047: "out of response count limit",
    45072: "command is not in valid range",
    45080: "client msg is not received in 30 seconds",
    45081: "typing status is already on",
    46003: "menu no exist",
    47001: "data format error",
    47003: "argument invalid!",
}


@dataclass(frozen=True, slots=True)
class Refused:
    """The API says no, with this code."""

    code: int

    def payload(self) -> dict[str, object]:
        """Give the JSON that WeChat answers, HTTP 200 as always, with a request id."""
        rid = f"{secrets.token_hex(4)}-{secrets.token_hex(4)}-{secrets.token_hex(4)}"
        return {"errcode": self.code, "errmsg": f"{TEXTS[self.code]} rid: {rid}"}


def done(**more: object) -> dict[str, object]:
    """Give the JSON of a call that went well."""
    return {"errcode": 0, "errmsg": "ok", **more}
