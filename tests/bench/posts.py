"""What the bench posts: made before the clock runs, encrypted as WeChat does, each citizen new."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.simulator.wire import Answer, Field, post_of, read_answer
from knowledge.towns import Account, Town

Said = str
"""A text, or `follow`, or `click:KEY` for a button of the menu."""

ECHO: tuple[Said, ...] = ("社保卡丢了怎么补",) * 10
# A question, its circumstances, a booking to its end, questions in between, the menu bar.
MIXED: tuple[Said, ...] = (
    "follow", "办低保边缘要带什么", "1", "1", "2", "1", "要带照片吗", "多久办好",
    "预约", "1", "1", "1", "1",
    "click:my", "要钱吗", "几点下班", "click:hours", "谢谢",
)  # fmt: skip

_numbers = itertools.count(24_000_000_000_000_000)


@dataclass(frozen=True, slots=True)
class Script:
    """One citizen's requests, ready to be sent in order."""

    account: Account
    openid: str
    requests: tuple[bytes, ...]

    def read(self, body: bytes) -> Answer:
        """Open the body of a reply as WeChat would."""
        return read_answer(self.account, self.openid, body)


def make_scripts(
    towns: Sequence[Town], said: Sequence[Said], count: int, now: datetime, path: str = ""
) -> list[Script]:
    """Make so many citizens, dealt out over the towns, who all say this."""
    places = itertools.cycle(towns)
    return [_script(next(places), said, now, path) for _each in range(count)]


def _script(town: Town, said: Sequence[Said], now: datetime, path: str) -> Script:
    openid = f"oBench{next(_numbers):022}"
    requests = [_request(town, openid, each, now, path or town.webhook_path) for each in said]
    return Script(town.account, openid, tuple(requests))


def _request(town: Town, openid: str, said: Said, now: datetime, path: str) -> bytes:
    head: tuple[Field, ...] = (
        ("ToUserName", town.account.original_id),
        ("FromUserName", openid),
        ("CreateTime", int(now.timestamp())),
    )
    post = post_of(town.account, openid, (*head, *_content(said)), now)
    body = post.body.encode()
    return (
        f"POST {path}?{post.query} HTTP/1.1\r\nHost: bench\r\nContent-Type: text/xml\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode() + body


def _content(said: Said) -> tuple[Field, ...]:
    if said == "follow":
        return (("MsgType", "event"), ("Event", "subscribe"), ("EventKey", ""))
    if said.startswith("click:"):
        key = said.removeprefix("click:")
        return (("MsgType", "event"), ("Event", "CLICK"), ("EventKey", key))
    return (("MsgType", "text"), ("Content", said), ("MsgId", next(_numbers)))
