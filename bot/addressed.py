"""Whom a message is meant for: the bot, the clerk one waits for, or nobody in particular."""

from bot.wechat.messages import Inbound
from dialogs.flows.day import is_tapped
from dialogs.flows.raised import asks_for_it
from dialogs.flows.rate import RATE
from dialogs.spoken_to import asks_who_comes
from dialogs.talk import Talk
from dialogs.words import global_word
from knowledge.search.understanding import Understanding

_CLEAR_ENOUGH = 0.3
"""From this score on, a question back is worth more than silence while one waits for a person."""


def says_it_to_the_clerk(inbound: Inbound, understanding: Understanding) -> bool:
    """In the queue, what is no clear question to the bot is meant for the clerk."""
    if inbound.kind == "event" or inbound.tapped is not None:
        return False
    if understanding.kind in {"matter", "intent", "chain"} or understanding.asks:
        return False
    if understanding.kind == "clarify" and understanding.candidates[0].score >= _CLEAR_ENOUGH:
        return False
    asks_us = asks_for_it(inbound.text) or asks_who_comes(inbound.text)
    return global_word(inbound.text) is None and not asks_us


def answers_the_bot(inbound: Inbound, talk: Talk) -> bool:
    """While a clerk has the chat: a tap on an offered time, a closure's or a rating's question."""
    if inbound.kind != "text":
        return False
    asks_why = bool(talk.frames) and talk.frames[-1].dialog == RATE.name
    return is_tapped(inbound.text) or (asks_why and inbound.tapped is not None)


def needs_no_contact(inbound: Inbound, understanding: Understanding) -> bool:
    """Thanks and 返回 ask nothing of anybody."""
    said = inbound.text
    if understanding.kind == "intent" and understanding.intent == "thanks":
        return True
    return global_word(said) in {"back", "menu", "repeat", "cancel", "elder", "ordinary"}
