"""紧急: a citizen in need is put before a person at once, and the leader on duty is alarmed."""

from handoff.alarms import ring
from handoff.dealing import deal_town
from handoff.ports import Work
from handoff.queue import call
from knowledge.calendar import Calendar
from knowledge.matters import CitizenId
from knowledge.towns import Town


def alarm_leader(
    work: Work, town: Town, calendar: Calendar, citizen: CitizenId, asked: str, what: str, key: str
) -> int:
    """Open or join the citizen's chat and ring, day and night; gives the chat.

    `what` has happened; `key` is the message, which rings once.
    """
    queued = call(work, town, citizen, reason=f"紧急：{what}", asked=asked, matter=None)
    deal_town(work, town, calendar, told=queued.chat)
    words = f"{what}：群众在求助，已经告诉急救电话，请马上看会话、打电话"
    ring(work, town.id, f"urgent:{citizen[-12:]}:{key}"[:80], "紧急", words, queued.chat)
    return queued.chat
