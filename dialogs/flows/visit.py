"""A visit at home: who, why, what for, where, a phone, when; all is read back, then recorded.

begin ─► who ─► need ─► matter ─► which ─► where ─► phone ─► when ─► confirm ─► told
Each step is left out where its answer is known, whichever message told it; every step hears
whatever is said. At most six replies lead to the end. source: BZ-9
"""

from collections.abc import Callable

from dialogs.flows import elements, visit_done
from dialogs.flows.visit_matter import names_its_matter, which_choices
from dialogs.flows.visit_slots import Wish, absorb, halves_of, with_profile
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_words import is_self
from dialogs.leaving import leaves_visit
from dialogs.machine import Again, Aside, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import visit as texts
from knowledge.calendar import local
from knowledge.matters import Matter
from knowledge.reading.kinsfolk import SELF
from knowledge.reading.yes_no import read_yes_no

MOST_REPLIES = 6
"""Short replies after the first message, the confirmation included."""
_STEPS = ("who", "need", "matter", "which", "where", "phone", "when", "confirm")
_SHOWN = 4


def _begin(turn: Turn) -> Outcome:
    said = str(turn.learned.get("said") or turn.said.text)
    given: Wish = {}
    for name in ("matter", "candidates", "relation"):
        if turn.learned.get(name):
            given[name] = turn.learned[name]
    wish, _ = absorb(turn, given, said, "")
    if wish.get("matter"):
        wish["candidates"] = []
    shown = texts.noted(wish, _matter_name(turn, wish))
    return _onward(turn, {**wish, "replies": 0}, *([shown] if shown else ()))


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


def _who(turn: Turn) -> str:
    wish = turn.learned["wish"]
    return str(wish.get("who") or wish.get("relation") or SELF)


def _matter_name(turn: Turn, wish: Wish) -> str:
    found = turn.world.catalog.matter(str(wish.get("matter")))
    return found.called if isinstance(found, Matter) else ""


def _ask_who(_turn: Turn) -> Question:
    choices = (
        Choice("self", "我自己"),
        Choice("parent", "爸妈、老人", ("老人",)),
        Choice("other", "邻居、别人", ("邻居", "别人")),
    )
    return Question(texts.ASK_WHO, choices, open=True)


def _ask_need(turn: Turn) -> Question:
    return Question(texts.ask_need(_who(turn)))


def _ask_matter(_turn: Turn) -> Question:
    return Question(texts.ASK_MATTER, (Choice("unclear", texts.UNCLEAR, ("不清楚", "不知道")),))


def _ask_which(turn: Turn) -> Question:
    choices = which_choices(turn, turn.learned["wish"])
    return Question(texts.ASK_WHICH, (*choices, Choice("unclear", texts.UNCLEAR, ("都不是",))))


def _ask_where(turn: Turn) -> Question:
    wish = turn.learned["wish"]
    if wish.get("place"):
        return Question(texts.which_village(turn.world.town))
    return Question(texts.ask_where(_who(turn), turn.world.town))


def _ask_phone(turn: Turn) -> Question:
    return Question(texts.ask_phone(_who(turn)))


def _ask_when(turn: Turn) -> Question:
    today = local(turn.world.now).date()
    most = 2 if turn.memory.elder else _SHOWN
    offered = turn.world.desk.visits.halves()[:most]
    choices = tuple(
        Choice(f"{each.on.isoformat()} {each.half}", each.words(today)) for each in offered
    )
    any_time = Choice("any", texts.WHENEVER, ("都行", "随便", "都可以"))
    return Question(texts.ask_when(), (*choices, any_time), several=True)


def _ask_confirm(turn: Turn) -> Question:
    wish = turn.learned["wish"]
    today = local(turn.world.now).date()
    text = texts.read_back(wish, _matter_name(turn, wish), halves_of(wish), today)
    choices = (
        Choice("yes", texts.RIGHT, ("对", "没错", "好", "行", "可以", "是", "要得", "中")),
        Choice("no", texts.LEAVE, ("不约", "取消")),
    )
    return Question(text, choices, open=True)


def _heard(step: str) -> Callable[[Turn], Outcome]:
    def hear(turn: Turn) -> Outcome:
        if leaves_visit(turn.said.text):
            return Done((texts.LEFT,))
        before: Wish = dict(turn.learned["wish"])
        wish, wrong = absorb(turn, before, turn.said.text, step)
        if not (wrong and step == "when"):  # “都行” of a time that can't be had is no choice
            wish = _chosen(turn, wish, step)
        if wish == before:
            return _nothing_new(turn, before, step, wrong)
        passed = {} if step == "where" and not before.get("place") else {f"{step}_asked": True}
        wish = {**wish, **passed, "replies": int(before.get("replies", 0)) + 1}
        beside = wrong or (
            texts.NOTED if step != "confirm" and _is_missing(turn, wish, step) else ""
        )
        return _onward(turn, wish, *([beside] if beside else ()))

    return hear


def _nothing_new(turn: Turn, wish: Wish, step: str, wrong: str) -> Outcome:
    """Say what is wrong; a step that was answered as it stands before is passed."""
    if step == "need" and turn.said.understanding.kind == "none" and not wrong:
        return _onward(turn, {**wish, "need_asked": True, "replies": wish.get("replies", 0) + 1})
    if is_self(turn.said.text) or (step == "confirm" and names_its_matter(turn, wish)):
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
        State("who", _ask_who, _heard("who"), _STEPS, places=True),
        State("need", _ask_need, _heard("need"), _STEPS, places=True),
        State("matter", _ask_matter, _heard("matter"), _STEPS, places=True),
        State("which", _ask_which, _heard("which"), _STEPS, places=True),
        State("where", _ask_where, _heard("where"), _STEPS, places=True),
        State("phone", _ask_phone, _heard("phone"), _STEPS, places=True),
        State("when", _ask_when, _heard("when"), _STEPS, places=True),
        State("confirm", _ask_confirm, _hear_confirm, (*_STEPS, "told"), places=True),
        State("told", visit_done.ask, visit_done.hear, resting=True),
    ),
)
