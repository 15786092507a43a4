"""A post to the webhook as far as it must be read before anybody knows whether it is WeChat's."""

import asyncio

from aiohttp import web

from bot.wechat.messages import Inbound, MalformedError, parse

MAX_BODY = 64 * 1024
"""Bytes of a post's body; WeChat's are far smaller."""


class Refused(Exception):  # noqa: N818 - a refusal to the outside, not a fault of ours
    """The request is not WeChat's or not readable; `reason` is logged, never the content."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


async def body_of(request: web.Request) -> bytes:
    """Read the whole body; the application's client_max_size is MAX_BODY."""
    try:
        return await request.read()
    except web.HTTPRequestEntityTooLarge as error:
        raise Refused(413, "the body is over 64 KB") from error
    except (ConnectionError, asyncio.IncompleteReadError, ValueError) as error:
        raise Refused(400, "the body broke off") from error


def echo_of(request: web.Request) -> str:
    """Give what WeChat's URL check wants back, verbatim."""
    echo = request.query.get("echostr", "")
    if not echo:
        raise Refused(400, "no echostr")
    return echo


def inbound_of(xml: bytes | str) -> Inbound:
    """Give the message that an opened post holds."""
    try:
        return parse(xml)
    except MalformedError as error:
        raise Refused(400, f"message: {error}") from error
