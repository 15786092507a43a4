"""One inbound message, from the inbox to the outbox, in one transaction. Read this file first.

The same message again gets the stored reply. While a clerk has the chat, the bot is silent. What
the dialogs decide is returned as texts: the first leaves as the answer to WeChat's post, the rest
(or all, where the post has been given up) by the outbox.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot import conversations, inbox, transcript
from bot.addressed import answers_the_bot, needs_no_contact, says_it_to_the_clerk
from bot.desk import CentreDesk
from bot.standing import Standing
from bot.telling import Telling
from bot.wechat.messages import Inbound
from dialogs.engine import Engine
from dialogs.incoming import Incoming
from dialogs.machine import SaidKind, World
from dialogs.talk import Talk
from dialogs.texts import say
from handoff import chats, contacts, misses, outgoing, precheck, queue, urgent_calls
from handoff.ports import Work
from knowledge.calendar import Calendar
from knowledge.enterprises import recognised, shown_to
from knowledge.matters import Catalog, CitizenId
from knowledge.search.elsewhere import Topic
from knowledge.search.understanding import Understanding
from knowledge.towns import Town
from knowledge.urgent import Urgency, told_as_reason, urgency_of

_KINDS: Mapping[str, SaidKind] = {
    "text": "text",
    "image": "image",
    "voice": "voice",
    "video": "video",
    "location": "location",
    "link": "link",
    "unknown": "video",
}
TAPPED = "tapped"
"""How a turn went in which the bot answered a tap though a clerk has the chat."""
_CLICKS = {"subscribe": "subscribe", "scan": "subscribe"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a turn needs beside its message: all immutable, the same for a whole transaction."""

    town: Town
    catalog: Catalog
    calendar: Calendar
    engine: Engine
    telling: Telling
    topics: Mapping[str, Topic]
    public_url: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A finished turn: the passive reply (empty: nothing to say) and whether it was a repeat."""

    reply: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Message:
    """An inbound message with what was understood of it, and until when a passive reply counts."""

    inbound: Inbound
    understanding: Understanding
    answer_by: datetime

    def key(self, town: Town) -> inbox.Key:
        """Give what makes this message one."""
        return inbox.Key(town.id, CitizenId(self.inbound.openid), self.inbound.key)


def hear(work: Work, message: Message, around: Surroundings) -> Heard:
    """Take one turn. Touches nothing but its transaction, so it may be repeated."""
    key = message.key(around.town)
    found = conversations.standing(work, key)
    if found.reply is not None:
        return Heard(found.reply, "repeat")
    talk = Talk.from_json(found.state)
    if talk.with_clerk and found.chat is None:  # the clerk has finished since: begin afresh
        talk.frames.clear()
    if found.held and message.inbound.kind != "event":
        outgoing.resend(work, key.town, key.citizen)
    talk.with_clerk = found.chat is not None
    texts, outcome = _decide(work, message, around, found, talk)
    return _finish(work, message, around.town, found, talk, Said(texts, outcome))


def fail(work: Work, message: Message, around: Surroundings) -> Heard:
    """Answer for a turn that raised: keep the message, call a clerk, say so. source: BZ-7."""
    key = message.key(around.town)
    found = conversations.standing(work, key)
    if found.reply is not None:
        return Heard(found.reply, "repeat")
    _open_contact(work, message, around, found)
    asked = message.inbound.text
    queue.call(work, around.town, key.citizen, reason="系统出错", asked=asked, matter=None)
    talk = _afresh(found.state)
    return _finish(work, message, around.town, found, talk, Said((say.SORRY,), "failed"))


def _afresh(state: object) -> Talk:
    """Begin anew after a fault, maybe of this very state: taps' numbering and 大字 stay."""
    talk = Talk()
    if isinstance(state, Mapping):
        asked, memory = state.get("asked"), state.get("memory")
        talk.asked = asked + 1 if isinstance(asked, int) else 0
        talk.memory.elder = isinstance(memory, Mapping) and memory.get("elder") is True
    return talk


@dataclass(frozen=True, slots=True)
class Said:
    """What a turn says, a message each, and the word for how it went."""

    texts: tuple[str, ...]
    outcome: str


def _finish(
    work: Work, message: Message, town: Town, found: Standing, talk: Talk, said: Said
) -> Heard:
    key, inbound = message.key(town), message.inbound
    chat = found.chat if said.outcome == TAPPED else None
    reply = transcript.record(work, inbound, town, said.texts, message.answer_by, chat)
    inbox.keep(work, key, reply)
    followed = inbound.event != "unsubscribe"
    conversations.store(work, key, talk, found.turns + 1, followed=followed)
    return Heard(reply, said.outcome)


def _decide(
    work: Work, message: Message, around: Surroundings, found: Standing, talk: Talk
) -> tuple[tuple[str, ...], str]:
    inbound = message.inbound
    if inbound.kind == "event" and _click(inbound) is None:
        return (), "event"
    if inbound.event not in _CLICKS:
        _open_contact(work, message, around, found)
    urgency = urgency_of(inbound.text) if inbound.kind == "text" else None
    reason = urgency is not None and told_as_reason(inbound.text, of_a_visit=talk.asks_for_help)
    if urgency is not None and not reason:
        return _rescue(work, message, around, urgency, talk), "urgent"
    if found.chat is not None:
        chats.heard(work, around.town.id, found.chat, work.now)
        if found.chat_state == "taken":
            if answers_the_bot(inbound, talk):
                return _step(work, message, around, talk, cares=found.cares), TAPPED
            _keep_picture(work, message, around)
            return (), "clerk"
        if not talk.frames and says_it_to_the_clerk(message.inbound, message.understanding):
            _keep_picture(work, message, around)
            return (say.IN_THE_QUEUE,), "queued"
    texts = _step(work, message, around, talk, cares=found.cares)
    return ((say.if_just_now(texts) if reason else texts), "bot")


def _step(
    work: Work, message: Message, around: Surroundings, talk: Talk, *, cares: bool
) -> tuple[str, ...]:
    catalog, calendar = around.catalog, around.calendar
    found = recognised(around.town, message.inbound.text)
    talk.memory.enterprise = found.name if found else talk.memory.enterprise
    town = shown_to(around.town, talk.memory.enterprise)
    citizen = CitizenId(message.inbound.openid)
    picture = _picture(message.inbound)
    desk = CentreDesk(work, town, catalog, calendar, citizen, around.telling, picture, cares)
    world = World(work.now, town, catalog, calendar, desk, around.topics, around.public_url)
    step = around.engine.step(talk, _incoming(message), world)
    if step.missed is not None:
        missed = step.missed
        misses.note(work, town.id, citizen, missed.kind, missed.text, missed.offered, missed.near)
    return step.say


def _rescue(
    work: Work, message: Message, around: Surroundings, urgency: Urgency, talk: Talk
) -> tuple[str, ...]:
    """Give the emergency number, whoever has the chat; what was being asked stays."""
    key, said = message.key(around.town), (message.inbound.text, urgency.name)
    urgent_calls.alarm_leader(work, around.town, around.calendar, key.citizen, *said, key.message)
    talk.with_clerk = True
    return (say.urgent(urgency.say, goes_on=bool(talk.frames)),)


def _picture(inbound: Inbound) -> str | None:
    return inbound.media_id if inbound.kind == "image" else None


def _keep_picture(work: Work, message: Message, around: Surroundings) -> None:
    """Put a picture that is sent to a clerk onto the citizen's list, if there is one."""
    picture = _picture(message.inbound)
    if picture is not None:
        precheck.keep(work, around.town.id, CitizenId(message.inbound.openid), picture)


def _click(inbound: Inbound) -> str | None:
    """Give what an event begins; None where it begins nothing."""
    if inbound.event == "click":
        return inbound.event_key or "menu"
    return _CLICKS.get(inbound.event or "")


def _incoming(message: Message) -> Incoming:
    inbound = message.inbound
    if inbound.kind == "event":
        return Incoming(_click(inbound) or "", "event")
    place = None
    if inbound.latitude is not None and inbound.longitude is not None:
        place = (inbound.latitude, inbound.longitude)
    return Incoming(
        inbound.text,
        _KINDS[inbound.kind],
        tap=inbound.tapped,
        understanding=message.understanding,
        place=place,
    )


def _open_contact(work: Work, message: Message, around: Surroundings, found: Standing) -> None:
    matter = None
    if message.understanding.kind == "matter":
        matter = around.catalog.matter(message.understanding.candidates[0].code)
    citizen = CitizenId(message.inbound.openid)
    if found.contact is not None and found.matter and matter and matter.code != found.matter:
        contacts.close_contact(
            work, around.town.id, citizen, contacts.ASKED_ELSE, matter.name, "bot"
        )  # unless a clerk has the chat: then its result is the clerk's to give
    if found.contact is None or (matter and found.matter and matter.code != found.matter):
        if needs_no_contact(message.inbound, message.understanding):
            return
        asked = transcript.spoken(message.inbound)
        contacts.open_contact(work, around.town, citizen, asked, matter)
    elif found.matter is None and matter is not None:
        contacts.settle(work, around.town, citizen, matter)
