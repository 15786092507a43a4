"""Weighs what was understood by what the conversation is about."""

from dataclasses import replace

from dialogs.flows.asides import is_yes
from dialogs.flows.why import asks_why
from dialogs.machine import NOTHING_UNDERSTOOD, World
from dialogs.talk import Talk
from knowledge.reading.for_whom import only_for_whom, read_for_whom
from knowledge.search.context import Context, in_context
from knowledge.search.understanding import Understanding


def in_talk(understood: Understanding, talk: Talk, world: World) -> Understanding:
    """Weigh what the conversation was about: the matter at hand, else the last one.

    For whom it is, is given as it was said where that tells more than the relation (王婆婆).
    """
    if asks_why(understood.text) or is_yes(understood.text):  # of us, not of a matter
        return replace(NOTHING_UNDERSTOOD, text=understood.text)
    frame = talk.frames[-1].learned if talk.frames else {}
    about = frame.get("matter") or talk.memory.matter
    asked = tuple(frame.get("candidates", ()))
    context = Context(about, asked or tuple(talk.memory.candidates), asking=_asks_which(talk))
    return _by_name(in_context(understood, context, world.catalog))


def _by_name(understood: Understanding) -> Understanding:
    named = read_for_whom(understood.text)
    if named is None:
        return understood
    only = understood.only_whom or only_for_whom(understood.text)
    return replace(understood, slots=replace(understood.slots, whom=named), only_whom=only)


def _asks_which(talk: Talk) -> bool:
    return bool(talk.frames) and talk.frames[-1].state == "which"
