"""Look up, change and cancel visits at home: “上门的改到后天”, “不用来了”, “什么时候来”.

begin ─┬► pick ─► one ─► (when · cancel)
       ├► one
       ├► when ─► one
       └► cancel
source: BZ-9
"""

import re

from dialogs.choosing import plain
from dialogs.flows import routing, standing_visits, ways_named
from dialogs.flows.standing_visits import nobody_home
from dialogs.flows.time_meant import only_told, surely_else
from dialogs.flows.visit_mending import changes
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_words import CANCELS, MOVES, is_of_visits
from dialogs.leaving import comes_instead, leaves_visit
from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Done,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.texts import visit as texts
from dialogs.texts.standing_visits import OTHER_TIME
from dialogs.visit_ports import (
    NoSuchVisit,
    VisitCancelled,
    VisitMoved,
    VisitOnTheWay,
    VisitSummary,
)
from knowledge.calendar import local
from knowledge.half_days import HalfDay
from knowledge.reading.dates import read_when
from knowledge.reading.kinsfolk import SELF

_SHOWN = 4


def _begin(turn: Turn) -> Outcome:
    found = turn.world.desk.visits.open()
    if not found:
        return Done((texts.NOTHING_OPEN,))
    said = str(turn.learned.get("said") or "")
    of = [each for each in found if each.number == turn.learned.get("of")]
    meant = of or standing_visits.named(turn, said) or found
    if len(meant) > 1:
        return Go("pick", {"said": said})
    return _wished(turn, meant[0], said)


def _wished(turn: Turn, visit: VisitSummary, said: str) -> Outcome:
    """Go as far as the words decide."""
    known = {"number": visit.number, "said": "", "told": False}
    if turn.learned.get("absent"):
        text = standing_visits.shown_absent(turn, visit, said)
        return Go("one", {**known, "told": True, "absent": False, "out": True}, (text,))
    if CANCELS.search(plain(said)) or comes_instead(said):
        return Go("cancel", {**known, "counter": said if comes_instead(said) else ""})
    if said == OTHER_TIME or only_told(turn, said):
        return Go("when" if MOVES.search(plain(said)) else "one", known)
    if not (MOVES.search(plain(said)) or changes(said)):
        return Go("one", known)
    right = standing_visits.put_right(turn, visit)
    if isinstance(right, Aside):
        return Go("one", {**known, "told": True}, right.say)
    if isinstance(right, Start) and right.dialog == MY_VISITS.name:
        return Go("when", known, right.say)
    return right


def _moved(turn: Turn, number: str, halves: tuple[HalfDay, ...]) -> Outcome:
    today = local(turn.world.now).date()
    match turn.world.desk.visits.move(number, halves):
        case VisitMoved(visit, replan):
            said = (texts.moved(visit, today, replan=replan),)
            if turn.learned.get("within"):
                return Done(said)
            return Go("one", {"number": number, "told": True}, said)
        case VisitOnTheWay(visit):
            given = {"reason": f"上门{number}要改时间", "asked": turn.said.text}
            return Start("ask_clerk", given, (texts.on_the_way(visit, turn.world.town),))
        case NoSuchVisit():
            return Done((texts.NO_SUCH,))


def _visit(turn: Turn) -> VisitSummary | None:
    number = turn.learned.get("number")
    return next((each for each in turn.world.desk.visits.open() if each.number == number), None)


def _ask_pick(turn: Turn) -> Question:
    today = local(turn.world.now).date()
    found = turn.world.desk.visits.open()
    lines = "\n".join(f"· {texts.line(each, today)}" for each in found)
    choices = (Choice(each.number, f"给{each.who}，{each.matter_name}") for each in found)
    return Question(f"您约了{len(found)}次上门，说的是哪一次？\n{lines}", tuple(choices))


def _hear_pick(turn: Turn) -> Outcome:
    found = {each.number: each for each in turn.world.desk.visits.open()}
    visit = found.get(turn.said.choice or "")
    return _wished(turn, visit, str(turn.learned.get("said") or "")) if visit else Again()


def _ask_one(turn: Turn) -> Question:
    visit = _visit(turn)
    if visit is None:
        return Question(texts.NO_SUCH, (Choice("new", "再约上门"),), open=True)
    choices = (
        Choice("when", "改时间", ("改", "换时间")),
        Choice("cancel", "不用来了", ("取消", "别来了")),
        Choice("new", "再约一次上门", ("再约",)),
    )
    told = turn.learned.get("told")
    today = local(turn.world.now).date()
    return Question("还要改吗？" if told else texts.line(visit, today), choices, open=True)


def _hear_one(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "when":
            return Go("when", {"told": False})
        case "cancel":
            return Go("cancel")
        case "new":
            return Start("visit")
        case _:
            visit = _visit(turn)
            if visit is None:
                return routing.route(turn)
            text = turn.said.text
            of_it = is_of_visits(text) and not ways_named.is_a_new_visit(turn)
            if of_it or comes_instead(text):
                return _wished(turn, visit, turn.said.text)
            mended = standing_visits.after_it(turn, visit.number) or _other_day(turn, visit)
            return mended or routing.route(turn)


def _other_day(turn: Turn, visit: VisitSummary) -> Outcome | None:
    """Move to a day that is said where nobody is at home on the one that was wished."""
    said = turn.said.text
    if not turn.learned.get("out") or nobody_home(said) or only_told(turn, said):
        return None
    wished = read_wish(turn, said, asked=True)
    if wished is None or not (wished.halves or wished.whenever):
        return None
    return standing_visits.put_right(turn, visit)


def _ask_when(turn: Turn) -> Question:
    today = local(turn.world.now).date()
    most = 2 if turn.memory.elder else _SHOWN
    offered = turn.world.desk.visits.halves()[:most]
    choices = [Choice(f"{each.on.isoformat()} {each.half}", each.words(today)) for each in offered]
    choices.append(Choice("any", texts.WHENEVER, ("都行", "随便")))
    return Question(texts.ASK_WHEN_NEW, tuple(choices))


def _hear_when(turn: Turn) -> Outcome:
    number = str(turn.learned["number"])
    if not turn.said.chosen and only_told(turn, turn.said.text):
        return Again() if surely_else(turn) else Aside((texts.TIME_ALONE,))
    wished = read_wish(turn, turn.said.text, asked=True)
    if wished is not None and (wished.halves or wished.whenever):
        return _moved(turn, number, wished.halves)
    if turn.said.choice == "any":
        return _moved(turn, number, ())
    if turn.said.choice is not None:
        return _moved(turn, number, (HalfDay.read(turn.said.choice.split()),))
    return Aside((wished.why,)) if wished is not None and wished.why else Again()


def _ask_cancel(turn: Turn) -> Question:
    visit = _visit(turn)
    today = local(turn.world.now).date()
    choices = (
        Choice("yes", "不用来了", ("取消", "不来", "是", "对", "确定", "嗯", "好")),
        Choice("no", "还是要来", ("要来", "不取消", "留着", "不", "算了")),
    )
    return Question(texts.ask_cancel(visit, today) if visit else texts.NO_SUCH, choices)


def _hear_cancel(turn: Turn) -> Outcome:
    if turn.said.choice == "no":
        return Done() if turn.learned.get("within") else Go("one", {"told": False})
    if turn.said.choice is None:
        return Again()
    match turn.world.desk.visits.cancel(str(turn.learned["number"])):
        case VisitCancelled(visit, late):
            told = (texts.cancelled(visit, late=late),)
            return _at_the_counter(turn, visit, told) or Done(told)
        case NoSuchVisit():
            return Done((texts.NO_SUCH,))


def _at_the_counter(turn: Turn, visit: VisitSummary, told: tuple[str, ...]) -> Start | None:
    """Book the day at the counter that was wished in the place of the visit."""
    wished = str(turn.learned.get("counter") or "")
    days = [each for each in re.split(r"[,，。;；、\s]+", wished) if not leaves_visit(each)]
    said = next((e for e in days if not read_when(e, local(turn.world.now)).says_nothing), "")
    if not said or visit.matter is None:
        return None
    whom = None if visit.who == SELF else visit.who
    return Start("book", {"matter": visit.matter, "said": said, "whom": whom}, told)


MY_VISITS = Dialog(
    name="my_visits",
    title="看上门的事",
    begin=_begin,
    first=("pick", "one", "when", "cancel"),
    states=(
        State("pick", _ask_pick, _hear_pick, ("one", "when", "cancel")),
        State("one", _ask_one, _hear_one, ("when", "cancel", "one"), resting=True),
        State("when", _ask_when, _hear_when, ("one",)),
        State("cancel", _ask_cancel, _hear_cancel, ("one",)),
    ),
)
