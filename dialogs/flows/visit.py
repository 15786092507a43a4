"""A visit at home: who, why, what for, where, a phone, when; all is read back, then recorded.

begin ─► who ─► need ─► matter ─► which ─► where ─► phone ─► when ─► confirm ─► told
confirm ─► change (another matter is named: in its place, too, or asked by itself) ─► confirm
Each step is left out where its answer is known, whichever message told it; every step hears
whatever is said. At most six replies lead to the end. source: BZ-9
"""

from collections.abc import Callable

from dialogs.flows import (
    elements,
    standing_visits,
    visit_also,
    visit_asks,
    visit_beside,
    visit_done,
    visit_other,
)
from dialogs.flows.care import kind_of
from dialogs.flows.visit_identity import without_identity
from dialogs.flows.visit_matter import names_its_matter
from dialogs.flows.visit_slots import Wish, absorb, with_profile
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_where import names_only_its_village
from dialogs.flows.visit_words import is_self, only_wishes
from dialogs.leaving import leaves_visit
from dialogs.machine import Again, Aside, Dialog, Done, Go, Outcome, State, Turn
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as texts
from knowledge.reading.kinsfolk import SELF
from knowledge.reading.yes_no import read_yes_no

MOST_REPLIES = 6
"""Short replies after the first message, the confirmation included."""
_STEPS = ("who", "need", "matter", "which", "where", "phone", "when", "confirm")


def _begin(turn: Turn) -> Outcome:
    said = str(turn.learned.get("said") or turn.said.text)
    given: Wish = dict(turn.learned.get("copied") or {})
    for name in ("matter", "candidates", "relation", "who"):
        if turn.learned.get(name):
            given[name] = turn.learned[name]
    wish, _ = absorb(turn, given, said, "")
    if wish.get("matter"):
        wish["candidates"] = []
    wish = visit_also.kept(turn, wish, said)
    shown = texts.noted(wish, visit_asks.matter_name(turn, wish))
    told = (shown, standing.not_yet(visit_also.names(wish)) if visit_also.names(wish) else "")
    return _onward(turn, {**wish, "replies": 0}, *(each for each in told if each))


def _onward(turn: Turn, wish: Wish, *said: str) -> Go:
    """Go to the first step whose answer is missing."""
    household = turn.world.desk.household
    relation = str(wish.get("relation") or "")
    person = household.find(str(wish.get("who") or relation)) if relation else None
    wish = with_profile(wish, person, household.find(SELF))
    matter = turn.world.catalog.matter(str(wish["matter"])) if wish.get("matter") else None
    if matter is not None:
        turn.world.desk.settle(matter)
    state = next((each for each in _STEPS if _is_missing(turn, wish, each)), "confirm")
    asks = turn.learned.get("asks") or ()
    learned: dict[str, object] = {"wish": wish, "matter": wish.get("matter")}
    if asks and matter is not None:
        said, learned = (*said, elements.tell(turn, matter, asks)), {**learned, "asks": []}
    return Go(state, learned, said)


def _is_missing(turn: Turn, wish: Wish, step: str) -> bool:
    match step:
        case "who":
            return not wish.get("relation")
        case "need":
            return not wish.get("need") and not wish.get("need_asked") and _has_time(turn, wish)
        case "matter":
            return not (wish.get("matter") or wish.get("unclear") or wish.get("candidates"))
        case "which":
            return bool(wish.get("candidates")) and not wish.get("matter")
        case "where":
            return not _is_placed(turn, wish)
        case "phone":
            return not (wish.get("phone") or wish.get("other_phone") or wish.get("no_phone"))
        case "when":
            return not (wish.get("halves") or wish.get("whenever"))
        case _:
            return False


def _is_placed(turn: Turn, wish: Wish) -> bool:
    if wish.get("village") or wish.get("lat") is not None:
        return True
    anywhere = not turn.world.town.villages or bool(wish.get("where_asked"))
    return bool(wish.get("place")) and anywhere


def _has_time(turn: Turn, wish: Wish) -> bool:
    """Say whether the need may be asked by itself within the replies that are left."""
    others = [each for each in _STEPS if each not in {"need", "confirm"}]
    ahead = sum(_is_missing(turn, wish, each) for each in others)
    return int(wish.get("replies", 0)) + ahead + 2 <= MOST_REPLIES


def _heard(step: str) -> Callable[[Turn], Outcome]:
    def hear(turn: Turn) -> Outcome:
        before: Wish = dict(turn.learned["wish"])
        bare = _first(turn, before, step)
        if not isinstance(bare, Turn):
            return bare
        turn = bare
        wish, wrong = absorb(turn, before, turn.said.text, step)
        if not (wrong and step == "when"):  # “都行” of a time that can't be had is no choice
            wish = _chosen(turn, wish, step)
        if wish == before and step != "confirm" and kind_of(turn.said.text):
            wish = _aged(wish, turn.said.text)
        if wish == before:
            return _nothing_new(turn, before, step, wrong)
        passed = {} if step == "where" and not before.get("place") else {f"{step}_asked": True}
        wish = {**wish, **passed, "replies": int(before.get("replies", 0)) + 1}
        beside = wrong or (
            visit_asks.noted_beside(turn, before, wish)
            if step != "confirm" and _is_missing(turn, wish, step)
            else ""
        )
        return _onward(turn, wish, *([beside] if beside else ()))

    return hear


def _first(turn: Turn, before: Wish, step: str) -> Turn | Outcome:
    """Hear what is no answer to the step; else give the turn without an ID number."""
    if of_another := standing_visits.of_another(turn, before):
        return of_another
    if leaves_visit(turn.said.text):
        return Done((texts.LEFT,))
    bare = without_identity(turn)
    if bare is None:
        return Aside((standing.NO_IDENTITY,))
    return visit_beside.heard(bare, before, step) or bare


def _aged(wish: Wish, said: str) -> Wish:
    """Keep an age or an illness that is said by itself, at whichever step: “七十九”."""
    if not wish.get("need"):
        return {**wish, "need": said, "need_sure": False}
    return {**wish, "notes": "；".join(e for e in (wish.get("notes"), said) if e)}


def _nothing_new(turn: Turn, wish: Wish, step: str, wrong: str) -> Outcome:
    """Say what is wrong; a step that was answered as it stands before is passed."""
    if step == "need" and turn.said.understanding.kind == "none" and not wrong:
        return _onward(turn, {**wish, "need_asked": True, "replies": wish.get("replies", 0) + 1})
    again = step != "where" and names_only_its_village(turn, wish)
    if (
        only_wishes(turn.said.text)
        or is_self(turn.said.text)
        or again
        or (step == "confirm" and names_its_matter(turn, wish))
    ):
        return Aside(())  # said once more: no matter is meant
    if step == "confirm" and not wrong and read_wish(turn, turn.said.text, asked=True):
        return _onward(turn, {**wish, "replies": wish.get("replies", 0) + 1})  # said once more
    if wrong == texts.NO_PLACE and not wish.get("no_place"):
        return _onward(turn, {**wish, "no_place": True}, wrong)
    if wrong == texts.NO_PLACE:
        return visit_done.offer_a_person(turn)
    return Aside((wrong,)) if wrong else Again()


def _chosen(turn: Turn, wish: Wish, step: str) -> Wish:
    """Take what was tapped or named by number."""
    chosen = turn.said.chosen
    if not chosen:
        return wish
    match step:
        case "who" if not wish.get("relation"):
            return {**wish, "relation": {"self": SELF, "parent": "老人"}.get(chosen[0], "邻居")}
        case "matter" | "which" if not wish.get("matter"):
            if chosen[0] == "unclear":
                return {**wish, "unclear": True, "candidates": []}
            return {**wish, "matter": chosen[0], "candidates": [], "unclear": False}
        case "when" if not (wish.get("halves") or wish.get("whenever")):
            if "any" in chosen:
                return {**wish, "whenever": True, "halves": []}
            return {**wish, "halves": [each.split() for each in chosen]}
        case _:
            return wish


def _hear_confirm(turn: Turn) -> Outcome:
    if leaves_visit(turn.said.text) or turn.said.choice == "no":
        return Done((texts.LEFT,))
    if turn.said.choice == "yes":
        return visit_done.record(turn, turn.learned["wish"])
    agreed = read_yes_no(turn.said.text)
    heard = _heard("confirm")(turn)
    if isinstance(heard, Again) and agreed is not None:
        wish = turn.learned["wish"]
        return visit_done.record(turn, wish) if agreed else Aside((texts.WHAT_IS_WRONG,))
    return heard


VISIT = Dialog(
    name="visit",
    title="约上门",
    begin=_begin,
    first=_STEPS,
    states=(
        State("who", visit_asks.who, _heard("who"), _STEPS, places=True),
        State("need", visit_asks.need, _heard("need"), _STEPS, places=True),
        State("matter", visit_asks.matter, _heard("matter"), _STEPS, places=True),
        State("which", visit_asks.which, _heard("which"), _STEPS, places=True),
        State("where", visit_asks.where, _heard("where"), _STEPS, places=True),
        State("phone", visit_asks.phone, _heard("phone"), _STEPS, places=True),
        State("when", visit_asks.when, _heard("when"), _STEPS, places=True),
        State(
            "confirm", visit_asks.confirm, _hear_confirm, (*_STEPS, "change", "told"), places=True
        ),
        State("change", visit_other.ask, visit_other.hear, _STEPS),
        State("told", visit_done.ask, visit_done.hear, ("told",), resting=True),
    ),
)
