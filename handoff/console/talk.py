"""The middle of the screen: a transcript as the clerk reads it, message by message."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote

from markupsafe import escape

from handoff.chats import Said
from handoff.console.words import delivered, moment, plain, spoken, stamp
from handoff.outgoing import KEPT_FOR
from handoff.tables.messages import Delivery
from handoff.voices import LIFE
from knowledge.calendar import local

SHOWN = 60
"""At most so many messages are on one page, and …"""
SHOWN_BYTES = 28_000
"""… so much text, as it stands in the page: no page is over 100 KB."""

NOTHING_HEARD: Final[Mapping[int, str | None]] = MappingProxyType({})

_PAUSE = timedelta(minutes=10)
_KINDS = {
    "image": "图片",
    "voice": "语音",
    "video": "视频",
    "shortvideo": "小视频",
    "location": "位置",
    "link": "链接",
    "file": "文件",
    "event": "动作",
    "template": "模板消息",
}
_NAMES = ("label", "title", "name", "description")


@dataclass(frozen=True, slots=True)
class Bubble:
    """One message. `side` is left (citizen), right (clerk) or bot; `mark` a time before it.

    `media` is image or voice, where there is one to see or hear; `to_hear` says that nobody has
    written the voice down yet; `place` is a map's address.
    """

    id: int
    side: str
    by: str
    at: str
    stamp: str
    mark: str | None
    label: str | None
    text: str
    delivery: str | None
    reason: str | None
    failed: bool
    again: bool
    media: str | None = None
    to_hear: bool = False
    place: str | None = None


def bubbles(
    said: Sequence[Said],
    names: Callable[[str], str],
    now: datetime,
    heard: Mapping[int, str | None] = NOTHING_HEARD,
) -> tuple[Bubble, ...]:
    """Give the messages in order, with a mark where the day changes or a pause was made.

    `heard` is what was written down of voices, by message.
    """
    found = []
    before: datetime | None = None
    for each in said:
        bubble = _bubble(each, names, _mark(each.said_at, before, now), now)
        found.append(replace(bubble, **_beside(each, heard, now)))
        before = each.said_at
    return tuple(found)


def _beside(said: Said, heard: Mapping[int, str | None], now: datetime) -> dict[str, Any]:
    """Give what a message has beside its words: a picture, a voice, a place."""
    content = said.content or {}
    there = "media_id" in content and now - said.said_at < LIFE
    if said.kind == "voice":
        unheard = said.id not in heard
        words = "" if unheard else (heard[said.id] or "（听不清，已请群众再说一遍）")
        gone = "（录音过了三天，微信不再保存）" if not there and unheard else ""
        return {
            "media": "voice" if there else None,
            "to_hear": there and unheard,
            "text": words or gone,
        }
    if said.kind == "location" and "latitude" in content and "longitude" in content:
        return {"place": map_address(content["latitude"], content["longitude"], said.text)}
    if (content.get("more") or {}).get("VoiceOf"):
        return {"label": "听写"}
    return {"media": "image" if said.kind == "image" and there else None}


def map_address(latitude: float, longitude: float, name: str) -> str:
    """Give the address of this place on a map that opens in any browser."""
    name = quote(name.removeprefix("[位置]").strip() or "位置")
    return f"https://uri.amap.com/marker?position={longitude},{latitude}&name={name}"


def newest(said: Sequence[Said]) -> tuple[Said, ...]:
    """Give as many of the last messages as one page holds, at least one."""
    size, count = 0, 0
    for each in reversed(said[-SHOWN:]):
        size += len(escape(each.text).encode())
        if size > SHOWN_BYTES and count:
            break
        count += 1
    return tuple(said[len(said) - count :])


def _mark(said_at: datetime, before: datetime | None, now: datetime) -> str | None:
    if before is None:
        return moment(said_at, now)
    another_day = local(before).date() != local(said_at).date()
    return moment(said_at, now) if another_day or said_at - before >= _PAUSE else None


def _bubble(said: Said, names: Callable[[str], str], mark: str | None, now: datetime) -> Bubble:
    kept = said.delivery == Delivery.KEPT and now - said.said_at < KEPT_FOR
    failed = said.delivery == Delivery.FAILED or (said.delivery == Delivery.KEPT and not kept)
    own = said.by not in {"citizen", "bot"}
    return Bubble(
        id=said.id,
        side={"citizen": "left", "bot": "bot"}.get(said.by, "right"),
        by={"citizen": "群众", "bot": "机器人"}.get(said.by) or names(said.by),
        at=f"{local(said.said_at):%H:%M}",
        stamp=stamp(said.said_at),
        mark=mark,
        label=None if said.kind == "text" else _KINDS.get(said.kind, "其他消息"),
        text=plain(said.text) if said.by != "citizen" else (spoken(said.text) or _described(said)),
        delivery=delivered(Delivery.FAILED if failed else said.delivery) if own or failed else None,
        reason=(said.reason or "原因不明") if failed or kept else None,
        failed=failed or kept,
        again=own and failed,
    )


def _described(said: Said) -> str:
    """Say in words what a message without text holds."""
    content = said.content or {}
    words = [str(content[each]) for each in _NAMES if content.get(each)]
    return " ".join(words)
