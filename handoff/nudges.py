"""模板消息: what WeChat did not take is kept, and its citizen is asked in to read it.

A template message (模板消息, or 订阅通知 where it was agreed to) may be sent when a chat message
may not. It holds a few fixed fields, so it can't say what the clerk wrote: it says that there are
words, and any word of the citizen brings them. Off where the town's file has no template.
"""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import insert, select, update

from handoff.outgoing import OUTBOX
from handoff.ports import Work
from handoff.tables.messages import Delivery, MessageRow
from handoff.tables.upsert import table_of
from knowledge.calendar import local
from knowledge.matters import TownId
from knowledge.towns import Town

TEMPLATE: Final = "template"
"""The kind of such a message; it costs none of the five that a citizen's words allow."""

WORDS: Final = "中心有话给您，随便回一个字就能看到"
"""At most 20 characters, as WeChat's fields take."""

NUDGED: Final = "已用模板消息请他来看，来了自动补发"
_SHORT = 20  # characters of a field
_MESSAGES = table_of(MessageRow)


def nudge(work: Work, town: Town, message: int) -> int | None:
    """Queue a template message for the citizen of this kept message; gives its id.

    None: the town has no template, the message is not kept, or the citizen was asked in already
    since the last word. Never twice, as one sender at a time has a citizen's messages.
    """
    if town.account.nudge is None:
        return None
    wanted = select(*_MESSAGES.c["citizen", "chat", "delivery"]).where(_MESSAGES.c.id == message)
    kept = work.execute(wanted).one_or_none()
    if kept is None or kept.delivery != Delivery.KEPT or _asked_in(work, town.id, kept.citizen):
        return None
    values = {
        "town": town.id,
        "citizen": kept.citizen,
        "by": "bot",
        "kind": TEMPLATE,
        "text": WORDS,
        "said_at": work.now,
        "delivery": Delivery.WAITING,
        "due_at": work.now,
        "attempts": 0,
        "chat": kept.chat,
    }
    made = work.execute(insert(_MESSAGES).returning(_MESSAGES.c.id), values).scalar_one()
    work.announce(town.id, OUTBOX)
    return int(made)


def _asked_in(work: Work, town_id: TownId, citizen: str) -> bool:
    """Say whether there was such a message since the citizen's last one."""
    theirs = (_MESSAGES.c.town == town_id, _MESSAGES.c.citizen == citizen)
    last = select(_MESSAGES.c.by, _MESSAGES.c.kind).where(
        *theirs,
        (_MESSAGES.c.kind == TEMPLATE) | (_MESSAGES.c.by == "citizen"),
        _MESSAGES.c.kind != "event",
    )
    found = work.execute(last.order_by(_MESSAGES.c.id.desc()).limit(1)).one_or_none()
    return found is not None and found.kind == TEMPLATE


def nudged(work: Work, town_id: TownId, citizen: str) -> None:
    """Note, for the clerks, that this citizen was asked in to what is kept."""
    kept = (_MESSAGES.c.citizen == citizen, _MESSAGES.c.delivery == Delivery.KEPT)
    marked = update(_MESSAGES).where(_MESSAGES.c.town == town_id, *kept).values(reason=NUDGED)
    for chat in set(work.execute(marked.returning(_MESSAGES.c.chat)).scalars()):
        if chat is not None:
            work.announce(town_id, f"chat:{chat}")


def fields_of(town: Town, now: datetime) -> dict[str, Any]:
    """Give the template's fields as WeChat takes them, none longer than it may be."""
    said = {
        "中心": town.centre[:_SHORT],
        "说明": WORDS,
        "状态": "有回复",
        "时间": f"{local(now):%Y年%-m月%-d日 %H:%M}",
        "电话": town.phone,
    }
    fields = town.account.nudge.fields if town.account.nudge else ()
    return {name: {"value": said[what]} for name, what in fields}
