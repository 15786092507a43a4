"""语音听写: voice messages wait until a clerk has listened and written down what was said."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, Final

from sqlalchemy import Insert, Select, select

from handoff.ports import Work
from handoff.tables.contacts import CLOSED, ChatRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import insert_into, table_of
from handoff.tables.voices import VoiceRow
from knowledge.matters import CitizenId, TownId

VOICES: Final = "voices"
"""The topic of a town's queue of voices."""
LIFE: Final = timedelta(days=3)
"""WeChat keeps a recording so long; what was not heard by then is gone."""
TEXT_LIMIT: Final = 500
"""Characters of what was heard; a voice message has 60 seconds at most."""
UNCLEAR: Final = "您的语音我们没有听清。请再说一遍，靠近手机慢一点；或者打几个字，或者说“人工”。"

_MESSAGES, _VOICES, _CHATS = table_of(MessageRow), table_of(VoiceRow), table_of(ChatRow)
_MOST = 200


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that nobody has listened to; `chat` is the citizen's open chat, `clerk` its owner."""

    message: int
    citizen: CitizenId
    said_at: datetime
    chat: int | None
    clerk: str | None


@dataclass(frozen=True, slots=True)
class Written:
    """It is written down; the words have now to be taken as the citizen's."""

    citizen: CitizenId


@dataclass(frozen=True, slots=True)
class WrittenBefore:
    """Somebody else was faster."""


@dataclass(frozen=True, slots=True)
class NoSuchVoice:
    """The town has no such voice message."""


def waiting_voices(work: Work, town_id: TownId) -> tuple[Voice, ...]:
    """Give the voices that can still be heard and that nobody has written down, oldest first."""
    open_chat = (_CHATS.c.town == town_id) & (_CHATS.c.state != CLOSED)
    wanted = (
        select(
            _MESSAGES.c.id,
            _MESSAGES.c.citizen,
            _MESSAGES.c.said_at,
            _CHATS.c.id.label("chat"),
            _CHATS.c.clerk,
        )
        .select_from(
            _MESSAGES.outerjoin(_VOICES, _VOICES.c.message == _MESSAGES.c.id).outerjoin(
                _CHATS, (_CHATS.c.citizen == _MESSAGES.c.citizen) & open_chat
            )
        )
        .where(
            _MESSAGES.c.town == town_id,
            _MESSAGES.c.kind == "voice",
            _MESSAGES.c.said_at > work.now - LIFE,
            _VOICES.c.message.is_(None),
        )
        .order_by(_MESSAGES.c.id)
        .limit(_MOST)
    )
    return tuple(Voice(*each) for each in work.execute(wanted))


def recording(work: Work, town_id: TownId, message: int) -> tuple[CitizenId, str] | None:
    """Give who sent this voice, and WeChat's id of it; None where the message is no voice."""
    row = work.execute(_one(town_id, message)).one_or_none()
    media = (row.content or {}).get("media_id") if row else None
    return (row.citizen, media) if row and isinstance(media, str) else None


def write_down(
    work: Work, town_id: TownId, message: int, text: str | None, by: str
) -> Written | WrittenBefore | NoSuchVoice:
    """Record once what was heard; None: it can't be understood, and the citizen is asked again."""
    row = work.execute(_one(town_id, message)).one_or_none()
    if row is None:
        return NoSuchVoice()
    values = {
        "message": message,
        "town": town_id,
        "citizen": row.citizen,
        "text": text,
        "by": by,
        "at": work.now,
    }
    if work.execute(_writing(work.dialect), values).scalar_one_or_none() is None:
        return WrittenBefore()
    if text is None:
        work.say(town_id, row.citizen, UNCLEAR, by="bot")
    work.announce(town_id, VOICES)
    return Written(row.citizen)


def written(work: Work, town_id: TownId, messages: list[int]) -> dict[int, str | None]:
    """Give what was heard in those of these messages that somebody has listened to."""
    wanted = select(_VOICES.c.message, _VOICES.c.text).where(
        _VOICES.c.town == town_id, _VOICES.c.message.in_(messages)
    )
    return {each.message: each.text for each in work.execute(wanted)}


def _one(town_id: TownId, message: int) -> Select[Any]:
    return select(_MESSAGES.c.citizen, _MESSAGES.c.content).where(
        _MESSAGES.c.town == town_id, _MESSAGES.c.id == message, _MESSAGES.c.kind == "voice"
    )


@cache
def _writing(dialect: str) -> Insert:
    return insert_into(dialect, _VOICES).on_conflict_do_nothing().returning(_VOICES.c.message)
