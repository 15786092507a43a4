"""Look up, change and cancel visits at home: “上门的改到后天”, “不用来了”, “什么时候来”.

begin ─┬► pick ─► one ─► (when · cancel)
       ├► one
       ├► when ─► one
       └► cancel
source: BZ-9
"""

from dialogs.choosing import plain
from dialogs.flows import routing
from dialogs.flows.time_meant import only_told, surely_else
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_words import CANCELS, MOVES, is_of_visits
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
from dialogs.visit_ports import (
    NoSuchVisit,
    VisitCancelled,
    VisitMoved,
    VisitOnTheWay,
    VisitSummary,
)
from knowledge.calendar import local
from knowledge.half_days import HalfDay

_SHOWN = 4


def _begin(turn: Turn) -> Outcome:
    found = turn.world.desk.visits.open()
    if not found:
        return Done((texts.NOTHING_OPEN,))
    said = str(turn.learned.get("said") or "")
    if len(found) > 1:
        return Go("pick", {"said": said})
    return _wished(turn, found[0], said)


def _wished(turn: Turn, visit: VisitSummary, said: str) -> Outcome:
    """Go as far as the words decide."""
    known = {"number": visit.number, "said": "", "told": False}
    if CANCELS.search(plain(said)):
        return Go("cancel", known)
    if MOVES.search(plain(said)):
        wished = None if only_told(turn, said) else read_wish(turn, said, asked=True)
        if wished is not None and (wished.halves or wished.whenever):
            return _moved(turn, visit.number, wished.halves)
        return Go("when", known, (wished.why,) if wished and wished.why else ())
    return Go("one", known)


def _moved(turn: Turn, number: str, halves: tuple[HalfDay, ...]) -> Outcome:
    today = local(turn.world.now).date()
    match turn.world.desk.visits.move(number, halves):
        case VisitMoved(visit, replan):
            said = (texts.moved(visit, today, replan=replan),)
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
            if visit is not None and is_of_visits(turn.said.text):
                return _wished(turn, visit, turn.said.text)
            return routing.route(turn)


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
        return Go("one", {"told": False})
    if turn.said.choice is None:
        return Again()
    match turn.world.desk.visits.cancel(str(turn.learned["number"])):
        case VisitCancelled(visit, late):
            return Done((texts.cancelled(visit, late=late),))
        case NoSuchVisit():
            return Done((texts.NO_SUCH,))


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
