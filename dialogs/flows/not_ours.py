"""What is not ours: whose it is and how to reach them, or a short human word. source: CN-2."""

from dialogs.machine import Aside, Turn
from dialogs.texts import say
from knowledge.search.elsewhere import Topic, TopicKind
from knowledge.search.understanding import Understanding

_A_LETTER = 40  # characters
_IDLE: frozenset[TopicKind] = frozenset({"chat", "abuse"})


def answer(turn: Turn) -> Aside | None:
    """Answer what is surely not ours; None where it may be, or is not known to be another's."""
    topic = topic_of(turn)
    if topic is None or turn.said.understanding.kind in {"matter", "chain", "clarify"}:
        return None
    if turn.said.understanding.intent == "complain" and len(turn.said.text) > _A_LETTER:
        return None  # so much is read by a person, and the door is told beside
    if topic.kind in _IDLE and turn.said.understanding.intent == "complain":
        return None  # “窗口的人骂我他妈的” is no idle talk
    match topic.kind:
        case "chat":
            return Aside((say.CHAT,))
        case "orders":
            return Aside((say.ORDERS,))
        case "abuse":
            return Aside((say.ABUSE,))
        case "agency":
            return Aside((_whose(turn, topic),))


def besides(turn: Turn) -> tuple[str, ...]:
    """Give the other door too, where a matter of ours is asked back beside it."""
    topic = topic_of(turn)
    if topic is None or topic.kind != "agency":
        return ()
    return (_whose(turn, topic),)


def topic_of(turn: Turn) -> Topic | None:
    """Give the topic of another body's business that the message names, or None."""
    return turn.world.topics.get(turn.said.understanding.elsewhere or "")


def is_for_another_door(understanding: Understanding, topic: Topic | None) -> bool:
    """Say whether it is one of the four that the 办不成事 window does not take."""
    return understanding.intent == "unsolved" and topic is not None and topic.unsolved


def _whose(turn: Turn, topic: Topic) -> str:
    if topic.say:
        return topic.say
    phone = turn.world.town.phone_for(topic.id, topic.phone)
    text = say.not_ours(topic.what, topic.who, phone)
    if is_for_another_door(turn.said.understanding, topic):
        return f"{text}\n{say.NOT_FOR_UNSOLVED}"
    return text
