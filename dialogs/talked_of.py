"""Weighs what was understood by what the conversation is about."""

from dataclasses import replace

from dialogs.flows.asides import is_yes
from dialogs.flows.why import asks_why
from dialogs.machine import NOTHING_UNDERSTOOD, World
from dialogs.talk import Talk
from knowledge.search.context import Context, in_context
from knowledge.search.understanding import Understanding


def in_talk(understood: Understanding, talk: Talk, world: World) -> Understanding:
    """Weigh what the conversation was about: the matter at hand, else the last one."""
    if asks_why(understood.text) or is_yes(understood.text):  # of us, not of a matter
        return replace(NOTHING_UNDERSTOOD, text=understood.text)
    frame = talk.frames[-1].learned if talk.frames else {}
    about = frame.get("matter") or talk.memory.matter
    asked = tuple(frame.get("candidates", ()))
    context = Context(about, asked or tuple(talk.memory.candidates), asking=_asks_which(talk))
    return in_context(understood, context, world.catalog)


def _asks_which(talk: Talk) -> bool:
    return bool(talk.frames) and talk.frames[-1].state == "which"
