"""From a question to one matter, or to a person.

begin ─┬► need ─► which ─► (guide)
       └► which
"""

from dialogs.flows import asides
from dialogs.machine import Again, Choice, Dialog, Go, Outcome, Question, Start, State, Turn
from dialogs.texts import say

_NONE = "none"
_MOST = 4


def _begin(turn: Turn) -> Outcome:
    candidates = _offered(turn, list(turn.learned.get("candidates", ())))
    if not candidates:
        return Go("need")
    turn.memory.candidates = candidates
    return Go("which", {"candidates": candidates})


def _offered(turn: Turn, codes: list[str]) -> list[str]:
    found = say.matter_names(turn.world.catalog, tuple(codes))
    return [each.code for each in found if turn.world.town.takes(each)]


def _ask_need(_turn: Turn) -> Question:
    return Question(say.NEED)


def _hear_need(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if understanding.kind == "matter":
        return _chosen(turn, codes[0], codes[1:_MOST])
    if understanding.kind in {"clarify", "chain"}:
        return Go("which", {"candidates": codes, "chain": understanding.chain})
    if asides.is_about_hours(turn):
        return asides.answer(turn) or Again()
    return Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


def _chosen(turn: Turn, code: str, others: list[str]) -> Outcome:
    given = {"matter": code, "others": others, "said": turn.said.text}
    return Start("book" if turn.learned.get("intent") == "book" else "guide", given)


def _ask_which(turn: Turn) -> Question:
    codes = tuple(turn.learned["candidates"])
    matters = say.matter_names(turn.world.catalog, codes)
    choices = tuple(Choice(each.code, each.name, each.aliases) for each in matters)
    name = turn.learned.get("chain")
    text = say.chain(name) if name else say.which(turn.world.town)
    return Question(text, (*choices, Choice(_NONE, "都不是", ("不是", "没有", "别的"))))


def _hear_which(turn: Turn) -> Outcome:
    choice = turn.said.choice
    if choice == _NONE:
        return Go("need")
    if choice is not None and not _offered(turn, [choice]):
        return Go("need", say=(say.CHANGED,))
    if choice is not None:
        return _chosen(turn, choice, [])
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if understanding.kind == "matter":
        return _chosen(turn, codes[0], codes[1:_MOST])
    if understanding.kind == "clarify" and codes != turn.learned["candidates"]:
        return Go("which", {"candidates": codes, "chain": None})
    return Again()


FIND_MATTER = Dialog(
    name="find_matter",
    title="找要办的事",
    begin=_begin,
    first=("need", "which"),
    states=(
        State("need", _ask_need, _hear_need, ("which",)),
        State("which", _ask_which, _hear_which, ("need", "which")),
    ),
)
