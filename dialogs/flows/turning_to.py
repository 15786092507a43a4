"""Turning from the middle of a dialog to another matter or wish that was surely named."""

from dialogs.flows import (
    asides,
    detail,
    for_whom,
    in_passing,
    lacking,
    named_village,
    of_the_record,
    own_bookings,
    planned,
    routing,
    visit_wish,
    wishes,
)
from dialogs.flows.hours import HOURS_INTENTS
from dialogs.machine import Again, Outcome, Start, Turn
from dialogs.texts import say
from knowledge.search.understanding import Intent

_BOOKED = frozenset({"book", "reschedule", "cancel_booking", *HOURS_INTENTS})
_SAID_TO_US: frozenset[Intent] = frozenset({"greet", "thanks", "back"})


def elsewhere(turn: Turn, *, busy: bool = False) -> Outcome | None:
    """Turn from a dialog to what was surely named; `busy`: a question waits for its answer."""
    if own := own_bookings.wish(turn):
        return own
    if wish := wishes.heard(turn):
        return _held(wish)
    if asides.is_yes_alone(turn):
        return None  # “同意” is no wish to divorce
    if village := named_village.begins(turn):
        return _held(village)
    if told := lacking.told(turn) or _coming_for_it(turn):
        return told
    wished = detail.wish_of(turn)
    if wished is not None and wished not in _SAID_TO_US:
        return _wish(turn, wished, busy=busy)
    return _another_matter(turn, busy=busy)


def _wish(turn: Turn, wished: Intent, *, busy: bool) -> Outcome | None:
    """Begin what is wished; a question that waits is not left for a faint guess."""
    if busy and turn.said.understanding.faint and wished not in _BOOKED:
        return None
    return _held(visit_wish.begins(turn, {}) or routing.by_intent(turn))


def _another_matter(turn: Turn, *, busy: bool) -> Outcome | None:
    """Begin the matter that is named, not one that a detail of the matter at hand resembles."""
    if not _names_another(turn):
        return routing.asks_of_nothing(turn) if turn.learned.get("offer") else None
    if detail.of_the_matter_at_hand(turn):
        return detail.goes_on(turn)
    return None if busy and in_passing.names_none(turn) else _held(routing.by_matter(turn))


def _names_another(turn: Turn) -> bool:
    """Say whether a message names another matter or chain, or a time for the one at hand."""
    understanding = turn.said.understanding
    match understanding.kind:
        case "matter":
            same = understanding.candidates[0].code == turn.learned.get("matter")
            return not same or understanding.intent == "book" or routing.names_a_time(turn)
        case "clarify":
            plainly = understanding.candidates[0].score >= asides.PLAINLY_ANOTHER
            return plainly and not of_the_record.is_remark(turn)
        case "chain":
            return understanding.chain != turn.learned.get("chain")
        case _:
            return False


def _coming_for_it(turn: Turn) -> Outcome | None:
    """“那我明天下午来” in the middle of the list: a place for the matter at hand."""
    understanding, matter = turn.said.understanding, asides.at_hand(turn)
    if matter is None or understanding.intent not in {None, "book", "reschedule"}:
        return None
    named = understanding.kind in {"matter", "chain"} or (
        understanding.kind == "clarify"
        and understanding.candidates[0].score >= asides.PLAINLY_ANOTHER
    )
    if not routing.half_day(turn) and (named or not routing.names_a_time(turn)):
        return None
    given = {"matter": matter.code, **planned.given(turn, turn.said.text), **for_whom.of(turn)}
    return Start("book", given, hold=True)


def _held(outcome: Outcome | None) -> Outcome | None:
    if isinstance(outcome, Start):
        return Start(outcome.dialog, outcome.given, outcome.say, hold=True)
    return outcome


def after_the_list(turn: Turn, codes: list[str], *, books: bool) -> Outcome:
    """Turn to what is named after the list; 返回 leads back to it. `books`: a place is wished."""
    return _held(_named_after(turn, codes, books=books)) or Again()


def _named_after(turn: Turn, codes: list[str], *, books: bool) -> Outcome:
    understanding = turn.said.understanding
    if understanding.kind == "matter" and codes[0] != turn.learned["matter"]:
        if detail.of_the_matter_at_hand(turn):  # nothing is asked: it may be another matter
            return Start("find_matter", {**routing.beside(turn), "candidates": codes[:1]})
        given = {**routing.beside(turn), "matter": codes[0], "others": codes[1:4]}
        return Start("book", given) if books else routing.begun(turn, "guide", given)
    if understanding.kind == "chain":
        return Start("chain", {**routing.beside(turn), "chain": understanding.chain})
    if of_the_record.is_remark(turn):
        return of_the_record.stays(turn)
    if understanding.kind == "clarify":
        given = {**routing.beside(turn), "candidates": codes}
        return routing.begun(turn, "find_matter", given)
    return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))
