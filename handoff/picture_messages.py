"""Messages that are pictures, by WeChat's id of the picture."""

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from knowledge.matters import CitizenId, TownId

_MESSAGES = table_of(MessageRow)
_LOOK_BACK = 200  # pictures


def messages_of(work: Work, town_id: TownId, citizen: CitizenId) -> dict[str, int]:
    """Give the messages of the citizen's latest pictures by WeChat's id of the picture."""
    wanted = (
        select(_MESSAGES.c.id, _MESSAGES.c.content)
        .where(
            _MESSAGES.c.town == town_id,
            _MESSAGES.c.citizen == citizen,
            _MESSAGES.c.kind == "image",
        )
        .order_by(_MESSAGES.c.id.desc())
        .limit(_LOOK_BACK)
    )
    found = work.execute(wanted).all()
    return {str((each.content or {}).get("media_id")): each.id for each in found}


def picture_message(work: Work, town_id: TownId, message: int) -> tuple[CitizenId, str] | None:
    """Give who sent this picture, and WeChat's id of it; None where the message is no picture."""
    wanted = select(_MESSAGES.c.citizen, _MESSAGES.c.content).where(
        _MESSAGES.c.town == town_id, _MESSAGES.c.id == message, _MESSAGES.c.kind == "image"
    )
    row = work.execute(wanted).one_or_none()
    media = (row.content or {}).get("media_id") if row else None
    return (row.citizen, media) if row and isinstance(media, str) else None
