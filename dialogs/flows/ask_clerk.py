"""Going over to a person: at once when asked for, offered after two misses.

begin ─┬► (called)
       └► offer ─► (called · back to what was held)
source: BZ-7, BZ-11
"""

from dialogs.flows.for_a_person import REASONS
from dialogs.machine import Again, Choice, Dialog, Done, Go, Outcome, Question, State, Turn
from dialogs.texts import raised as texts
from dialogs.texts import say

_COMPLAINT = REASONS["complain"]


def _begin(turn: Turn) -> Outcome:
    return Go("offer") if turn.learned.get("offer") else _call(turn)


def _call(turn: Turn) -> Outcome:
    known = turn.learned
    matter = known.get("matter", turn.memory.matter)
    reason = str(known.get("reason") or "机器人没听懂")
    asked = str(known.get("asked") or turn.memory.asked)
    maybe = say.matter_names(turn.world.catalog, tuple(known.get("near", ())))
    if maybe and reason != _COMPLAINT:  # which goes into the book of complaints by this word
        reason = f"{reason}；可能是：{'、'.join(each.name for each in maybe)}"
    called = turn.world.desk.call_clerk(reason, asked, matter)
    if reason == _COMPLAINT:
        turn.memory.complained = turn.world.now.isoformat()
    of_it = _numbered(turn, reason)
    if called.open_now:
        return Done((say.called(called.ahead), *of_it), all=True)
    return Done((say.called_when_closed(called.opening, turn.world.town.phone), *of_it), all=True)


def _numbered(turn: Turn, reason: str) -> tuple[str, ...]:
    """Give the number under which a complaint is kept, to be asked after. source: BY-18."""
    found = (each for each in turn.world.desk.suggestions.raised() if each.answered_on is None)
    kept = next((each for each in found if each.kind == reason), None)
    return (texts.number(kept),) if kept else ()


def _ask(_turn: Turn) -> Question:
    choices = (
        Choice("yes", "转给工作人员", ("转", "要", "好", "人工", "是", "行", "可以", "嗯", "要得")),
        Choice("no", "我再说说", ("不用", "不要", "不", "再说")),
    )
    return Question(say.OFFER_CLERK, choices)


def _hear(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "yes":
            return _call(turn)
        case "no":
            return Done((say.TRY_WORDS,))
        case _:
            return Again()


ASK_CLERK = Dialog(
    name="ask_clerk",
    title="找工作人员",
    begin=_begin,
    first=("offer",),
    states=(State("offer", _ask, _hear),),
)
