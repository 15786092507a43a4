"""From what was understood to the dialog that deals with it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import (
    asides,
    detail,
    elements,
    for_a_person,
    for_whom,
    hours,
    named_village,
    not_ours,
    own_bookings,
    paper_answers,
    paper_doubts,
    precheck,
    second,
    visit_wish,
    wishes,
)
from dialogs.flows.coming import (
    asks_for_a_place,
    only_a_half_day,
    only_a_time,
    takes_any,
    wishes_to_come,
)
from dialogs.flows.hours import HOURS_INTENTS
from dialogs.machine import Again, Aside, Outcome, Start, Turn
from dialogs.texts import say
from knowledge.calendar import local
from knowledge.search.agents_unwanted import wants_no_agent
from knowledge.search.understanding import Element, Intent

_OWN_DIALOG: Mapping[Intent, str] = {
    "greet": "welcome",
    "cancel_booking": "my_bookings",
    "reschedule": "my_bookings",
    "book": "book",
    "proxy": "proxy",
    "suggest": "suggest",
}
_ASKED_OF_A_MATTER: Mapping[Intent, Element] = {"proxy": "proxy", "home_visit": "visit"}
"""Beside a matter these wishes are first questions about it: it says who may have it so."""

_TELLS_OF_A_MATTER = frozenset({"guide", "chain", "find_matter"})
_TALKED_OF = ("matter", "candidates")


def route(turn: Turn) -> Outcome:
    """Decide what to begin when no dialog is on."""
    said, understanding = turn.said, turn.said.understanding
    if said.kind == "image":
        return precheck.pictured(turn) or Aside((say.PICTURE,))
    if not said.text.strip():
        return Start("welcome")
    if wish := wishes.heard(turn) or own_bookings.wish(turn):
        return wish
    if asides.is_yes_alone(turn):
        return Aside((say.AS_YOU_LIKE,))
    by_itself = named_village.begins(turn) or _of_a_paper(turn)
    if by_itself is not None:
        return by_itself
    if understanding.kind != "matter":
        outcome = for_another(turn) or _beside_all_matters(turn)
        if outcome is not None:
            return outcome
    found = by_matter(turn) or by_intent(turn) or asks_of_nothing(turn)
    return found or Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


def vague(text: str) -> Start:
    """Ask which part of life it is about, where words alone say too little."""
    return Start("find_matter", {"vague": True, "said": text})


def _beside_all_matters(turn: Turn) -> Outcome | None:
    """Answer what needs no matter: hours, thanks, what another body does."""
    if half_day(turn):
        return Start("book", {"said": turn.said.text})
    aside = asides.answer(turn)
    if aside is not None:
        turn.world.desk.answered(turn.said.text)
    return aside


def _of_a_paper(turn: Turn) -> Outcome | None:
    """“委托书在哪里领”, “红底还是白底”: of the matter at hand, or asked of which."""
    if doubt := paper_doubts.answer(turn):
        return doubt
    asks = turn.said.understanding.asks
    if not (paper_answers.OF_ONE_PAPER - {"basis"}).intersection(asks):
        return None
    if not asides.names_a_paper_only(turn):
        return None
    return asides.answer(turn) or Start("find_matter", beside(turn))


def asks_of_nothing(turn: Turn) -> Outcome | None:
    """“要钱吗” as the first words: ask of what, and answer it then."""
    understanding = turn.said.understanding
    if understanding.kind != "none" or not understanding.asks:
        return None
    return Start("find_matter", {"asks": list(understanding.asks)})


def for_another(turn: Turn) -> Outcome | None:
    """“我爸的话呢” after a notice: the same matter anew, for somebody else."""
    understanding, matter = turn.said.understanding, asides.at_hand(turn)
    if matter is None or not understanding.only_whom or understanding.slots.whom is None:
        return None
    said = (say.for_another(understanding.slots.whom),)
    return Start("guide", {"matter": matter.code, "whom": understanding.slots.whom}, said)


def beside(turn: Turn) -> dict[str, Any]:
    """Give what was said beside the matter, for the dialog that begins; empty values left out."""
    understanding = turn.said.understanding
    given = {
        "asks": list(understanding.asks),
        "papers": list(understanding.papers),
        "told": [list(pair) for pair in understanding.told],
        "whom": understanding.slots.whom,
        **second.said(understanding),
        "said": turn.said.text,
    }
    return {name: value for name, value in given.items() if value}


def half_day(turn: Turn) -> bool:
    """Say whether nothing but a half-day is said: “明早” resembles a matter by chance."""
    heard = turn.said.understanding.kind
    near = heard in {"clarify", "none"} or (heard == "intent" and detail.wish_of(turn) is None)
    return near and only_a_half_day(turn.said.text, local(turn.world.now))


def by_matter(turn: Turn) -> Outcome | None:
    """Begin with the matter, chain or choice that was understood, after the hours if asked too."""
    outcome = _what_is_named(turn)
    if not isinstance(outcome, Start) or outcome.dialog not in _TELLS_OF_A_MATTER:
        return outcome
    return replace(outcome, say=(*hours.beside(turn), *outcome.say))


def begun(turn: Turn, dialog: str, given: Mapping[str, Any]) -> Start:
    """Begin a dialog of what was named, after the hours if those are asked too."""
    return Start(dialog, given, hours.beside(turn))


def _what_is_named(turn: Turn) -> Outcome | None:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if visit := visit_wish.begins(turn, {"matter": codes[0]} if codes else {}):
        return visit
    match understanding.kind:
        case "matter":
            return _one_matter(turn, codes)
        case "chain":
            given = {**beside(turn), "chain": understanding.chain}
            return Start("chain", given, not_ours.besides(turn))
        case "clarify":
            given = {**beside(turn), "candidates": codes}
            books = names_a_time(turn) or asks_for_a_place(turn.said.text)
            given["intent"] = "book" if books else understanding.intent
            told = not_ours.besides(turn)
            return Start("find_matter", given, told)
        case "intent" | "none":
            return None


def names_a_time(turn: Turn) -> bool:
    """Say whether it names a day or a time to come at (“我想明天上午来办低保”): a wish to book."""
    said = turn.said
    now = local(turn.world.now)
    return takes_any(said.text) or wishes_to_come(said.text, now, said.understanding.asks)


def _one_matter(turn: Turn, codes: list[str]) -> Outcome:
    understanding, said = turn.said.understanding, turn.said.text
    given = {**beside(turn), "matter": codes[0], "others": codes[1:4], "said": said}
    if understanding.intent in {"book", "reschedule"} or names_a_time(turn):
        same = codes[0] == turn.learned.get("matter")
        return Start("book", {**given, **(for_whom.of(turn) if same else {})})
    element = _ASKED_OF_A_MATTER.get(understanding.intent) if understanding.intent else None
    if element is not None:
        asks = dict.fromkeys([element, *understanding.asks])
        return Start("guide", {**given, "asks": list(asks)})
    return for_a_person.begins(turn, understanding.intent, given) or Start("guide", given)


def _may_another_come(turn: Turn) -> Outcome:
    """Tell whether a relative may come in one's place; of which matter is asked first."""
    matter = asides.at_hand(turn)
    if matter is None:
        return Start("find_matter", {"asks": ["proxy"]})
    return Aside((elements.tell(turn, matter, ("proxy",)),))


def by_intent(turn: Turn) -> Outcome | None:
    """Begin what is wished of the centre itself; None where nothing is."""
    said = turn.said.text
    intent: Intent | None = detail.wish_of(turn)
    if intent is None or own_bookings.misheard(turn):
        return None
    comes = names_a_time(turn) if intent in HOURS_INTENTS else intent in for_a_person.REASONS
    if comes and (intent in HOURS_INTENTS or only_a_time(said, local(turn.world.now))):
        intent = "book"
    if intent == "thanks":
        return Aside((say.THANKS,))
    if intent == "proxy" and wants_no_agent(plain(said)):
        return _may_another_come(turn)
    if intent in _OWN_DIALOG:
        given = {"said": said, "greet": intent == "greet"}
        if intent == "proxy" and (matter := asides.at_hand(turn)):
            given |= {"matter": matter.code}
        if intent in {"book", "reschedule"}:
            given |= {each: turn.learned[each] for each in _TALKED_OF if turn.learned.get(each)}
            given |= for_whom.of(turn)
        return Start(_OWN_DIALOG[intent], given)
    return for_a_person.begins(turn, intent, {"said": said, **for_a_person.about(turn)})
