"""What was heard and said, written into the transcript; what is not passive goes to the outbox."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import insert

from bot.wechat.messages import Inbound
from bot.work import OUTBOX
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.towns import Town

_WRITE = insert(table_of(MessageRow))
_AFTER_THE_FIRST = timedelta(seconds=1)


def spoken(inbound: Inbound) -> str:
    """Put any message as the words that stand for it in a transcript."""
    match inbound.kind:
        case "text":
            return inbound.text
        case "image":
            return "[图片]"
        case "voice":
            return "[语音]"
        case "location":
            return f"[位置] {inbound.label or ''}".strip()
        case "link":
            return f"[链接] {inbound.title or inbound.url or ''}".strip()
        case "video":
            return "[视频]"
        case "event":
            return _event_words(inbound)
        case _:
            return "[不认识的消息]"


_EVENTS: Mapping[str, str] = {"subscribe": "[关注]", "unsubscribe": "[取消关注]", "scan": "[扫码]"}


def _event_words(inbound: Inbound) -> str:
    if inbound.event == "click":
        return f"[点菜单] {inbound.event_key or ''}"
    return _EVENTS.get(inbound.event or "", f"[{inbound.event}]")


def record(
    work: Work,
    inbound: Inbound,
    town: Town,
    texts: tuple[str, ...],
    answer_by: datetime,
    chat: int | None = None,
) -> str:
    """Write what was heard and said; gives the passive reply (empty: there is none).

    The first text is the answer to WeChat's post, the others follow by the outbox; after
    `answer_by` WeChat no longer listens, so all of them go by the outbox. `chat` is the clerk's in
    which the bot answered a tap: nothing waits for the clerk's word then.
    """
    late = work.now >= answer_by
    rows = [_row(work, town, inbound, by="citizen", kind=inbound.kind, text=spoken(inbound))]
    rows[0]["content"] = content(inbound)
    for place, text in enumerate(texts):
        row = _row(work, town, inbound, by="bot", kind="text", text=text) | {"chat": chat}
        if late or place:
            row["delivery"] = Delivery.WAITING
            row["due_at"] = work.now + _AFTER_THE_FIRST * place
        else:
            row["delivery"] = Delivery.PASSIVE
        rows.append(row)
    work.write(_WRITE, rows)
    if late or len(texts) > 1:
        work.announce(town.id, OUTBOX)
    return "" if late or not texts else texts[0]


def _row(
    work: Work, town: Town, inbound: Inbound, *, by: str, kind: str, text: str
) -> dict[str, Any]:
    return {
        "town": town.id,
        "citizen": inbound.openid,
        "by": by,
        "kind": kind,
        "text": text,
        "content": None,
        "said_at": work.now,
        "delivery": Delivery.HEARD,
        "due_at": None,
        "attempts": 0,
        "reason": None,
        "chat": None,
    }


def content(inbound: Inbound) -> dict[str, Any] | None:
    """Give what a message has beside its words: media ids, place, link; what else it came with.

    WeChat reports by itself where a citizen is (the event LOCATION): of that nothing is kept.
    """
    if inbound.event == "location":
        return None
    found: dict[str, Any] = {
        "media_id": inbound.media_id,
        "media_16k": inbound.media_16k,
        "pic_url": inbound.pic_url,
        "thumb": inbound.thumb,
        "latitude": inbound.latitude,
        "longitude": inbound.longitude,
        "label": inbound.label,
        "url": inbound.url,
        "title": inbound.title,
    }
    if inbound.kind != "event":
        found["more"] = inbound.content or None
    if inbound.kind == "unknown":  # its words stand nowhere else
        found["text"] = inbound.text or None
    kept = {name: value for name, value in found.items() if value is not None}
    return kept or None
