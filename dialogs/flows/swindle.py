"""Somebody asks a citizen for money or a code: told not to give it, before it is gone."""

import re

from dialogs.flows import not_ours
from dialogs.machine import Aside, Turn
from dialogs.texts import say
from dialogs.texts import swindle as texts

_SENT, _OURS, _SWINDLE = "swindle-sent", "swindle-ours", "swindle"
_MONEY = re.compile(r"[钱块元费骗假卡码]|转账|冒充|链接|保证金|定金|押金|自称")
_STORIES = frozenset({"suggest", "unsolved"})
"""Where these write a story, it goes to a person with every word."""


def warned(turn: Turn, present: str | None) -> Aside | None:
    """Warn at once, whatever is asked just now; None where nothing of the kind is told.

    Where it comes in the centre's name, a person of the centre is called to look after it.
    """
    topic = not_ours.topic_of(turn)
    if topic is None or topic.id not in {_SENT, _OURS, _SWINDLE} or present in _STORIES:
        return None
    if topic.id == _SENT:
        return Aside((topic.say,))
    if topic.id == _SWINDLE:
        return Aside((f"{texts.DO_NOT_PAY}\n{texts.ASK_THE_POLICE}",))
    called = turn.world.desk.call_clerk(texts.REASON, turn.said.text, None)
    phone = turn.world.town.phone
    there = say.called(called.ahead) if called.open_now else None
    told = there or say.called_when_closed(called.opening, phone)
    if not _MONEY.search(turn.said.text):
        return Aside((texts.ours(phone), told))
    return Aside((f"{texts.DO_NOT_PAY}\n{texts.ours(phone)}\n{texts.ASK_THE_POLICE}", told))
