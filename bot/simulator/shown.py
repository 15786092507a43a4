"""How what the account sends appears in the chat, passively or by the API."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime

from bot.simulator.accounts import Account
from bot.simulator.bubbles import Bubble
from bot.simulator.markup import Part, parts_of
from bot.simulator.phones import Phone
from bot.simulator.wire import Reply
from knowledge.matters import TownId

_FORWARDED = "（模拟器）已转到微信自带的客服工具，它结束之前公众号收不到这位群众的消息"


def media_path(town: TownId, media_id: str) -> str:
    """Give where a medium of this town can be seen."""
    return f"/simulator/media/{town}/{media_id}"


def exchanges_json(phone: Phone) -> list[dict[str, object]]:
    """Give the last message's posts as the page reads them."""
    return [asdict(each) for each in phone.exchanges]


def show_reply(phone: Phone, account: Account, reply: Reply, now: datetime) -> Bubble:
    """Show a passive reply."""
    if reply.kind == "transfer_customer_service":
        return phone.show(now, "system", "line", _FORWARDED)
    if reply.kind == "text":
        return phone.show(now, "account", "text", reply.text)
    if reply.kind == "news":
        card = {"title": reply.title, "description": reply.description, "url": reply.url}
        return phone.show(now, "account", "card", details=card)
    return _show_medium(phone, account, reply.media_id, now, pushed=False)


def show_pushed(phone: Phone, account: Account, sent: Mapping[str, object], now: datetime) -> None:
    """Show what came by custom/send; the API has checked it already."""
    kind = str(sent["msgtype"])
    content = sent[kind]
    if not isinstance(content, Mapping):
        raise TypeError(f"custom/send let a {kind} without content through")
    if kind == "text":
        phone.show(now, "account", "text", str(content["content"]), pushed=True)
    elif kind == "msgmenu":
        phone.show(now, "account", "text", parts=menu_parts(content), pushed=True)
    else:
        _show_medium(phone, account, str(content["media_id"]), now, pushed=True)


def menu_parts(menu: Mapping[str, object]) -> tuple[Part, ...]:
    """Give a msgmenu as WeChat renders it: head, one line of blue words for each item, tail."""
    items = menu.get("list")
    parts = [*parts_of(str(menu.get("head_content", "")))]
    for each in items if isinstance(items, list) else []:
        words = str(each["content"])
        parts += [Part("text", "\n\n"), Part("tap", words, says=words, tap_id=str(each["id"]))]
    tail = str(menu.get("tail_content", ""))
    return (*parts, Part("text", f"\n\n{tail}")) if tail else tuple(parts)


def _show_medium(
    phone: Phone, account: Account, media_id: str, now: datetime, *, pushed: bool
) -> Bubble:
    medium = account.media.get(media_id, now)
    if medium is None:
        return phone.show(now, "account", "file", details={"why": "已过期"}, pushed=pushed)
    if medium.content_type.startswith("image/"):
        path = media_path(phone.town, media_id)
        return phone.show(now, "account", "image", picture=path, pushed=pushed)
    if medium.content_type.startswith("audio/"):
        return phone.show(now, "account", "voice", details={"seconds": "3″"}, pushed=pushed)
    return phone.show(now, "account", "file", details={"why": medium.kind}, pushed=pushed)
