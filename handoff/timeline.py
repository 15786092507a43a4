"""经过: every step of a contact, in order, as people read it. source: CN-9."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select

from handoff.ports import Work
from handoff.tables.contacts import ContactEventRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

STEPS: Final = {
    "opened": "登记，首问责任人",
    "passed": "转告承办办所",
    "told": "告知来电人",
    "settled": "知道了事项，责任人",
    "called": "转人工",
    "offered": "派给",
    "held": "下班留着，到",
    "taken": "接待",
    "taken over": "接手",
    "handed back": "退回排队",
    "passed on": "转给同事",
    "declined": "请下一位",
    "referred": "请示领导",
    "decided": "领导答复",
    "replied": "答复了群众",
    "closed": "办结",
}
"""What each event is called."""

_EVENTS = table_of(ContactEventRow)
_LAST = (
    select(*_EVENTS.c["at", "what", "who", "note"])
    .where(_EVENTS.c.town == bindparam("of_town"), _EVENTS.c.contact == bindparam("of_contact"))
    .order_by(_EVENTS.c.id.desc())
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, what (an event's name), who (a log-in, `bot` or `citizen`), and a note."""

    at: datetime
    what: str
    who: str
    note: str | None


def timeline(work: Work, town_id: TownId, contact: int, limit: int = 60) -> tuple[Step, ...]:
    """Give the last steps of this contact, oldest first."""
    key = {"of_town": town_id, "of_contact": contact, "most": limit}
    return tuple(Step(*each) for each in reversed(work.execute(_LAST, key).all()))
