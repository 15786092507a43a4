"""For whom an agent shall do it: a person who is named as the answer, not one merely mentioned."""

import re

from dialogs.choosing import choose, plain
from dialogs.flows import proxy_told as told
from dialogs.flows.asides import PLAINLY_ANOTHER
from dialogs.machine import Again, Choice, Go, Outcome, Question, Start, Turn
from dialogs.texts import proxy as texts
from knowledge.reading.needs import read_need

OWN = "本人"
_WHOM = (
    Choice(OWN, "我自己", ("本人", "自己", "我")),
    Choice("父母", "爸妈、公婆", ("爸妈", "父母", "老人", "我妈", "我爸", "公婆", "岳父母")),
    Choice("爱人", "老伴、爱人", ("老伴", "爱人", "老婆", "老公")),
    Choice("孩子", "孩子", ("儿子", "女儿", "小孩", "娃")),
    Choice("亲戚邻居", "亲戚、邻居、别人", ("邻居", "亲戚", "朋友", "别人", "其他")),
)
_MAYBE = "maybe"
_ONESELF = re.compile(
    r"(?:就|就是|是|给|帮|替)*(?:我|俺|偶|咱|本人|自己)(?:自己|本人|各人|个人|自个儿?|自家)?"
    r"(?:一个人)?(?:的)?(?:要|想|来)*(?:代?办)?(?:的)?"
)
_FOR = re.compile(r"(?:就|我|是|要|想)*[给帮替]")
_INQUIRES = re.compile(r"问|咨询|打听|了解")
_ASKS = re.compile(r"[?？]|[吗么]$|怎么|咋|什么|多少|多久")
_OTHER_THING = frozenset({"matter", "chain", "intent"})


def ask_whom(turn: Turn) -> Question:
    """Ask for whom; a name and a phone may be said at once. Who was mentioned is offered first."""
    maybe = turn.learned.get(_MAYBE)
    if not maybe:
        return Question(texts.WHOM, _WHOM)
    yes = Choice(_MAYBE, f"是，给{maybe}办", ("是", "是的", "对", "嗯", str(maybe)))
    others = tuple(each for each in _WHOM if each.key != maybe)
    return Question(texts.is_it_for(str(maybe)), (yes, *others))


def hear_whom(turn: Turn) -> Outcome:
    """Take one of the choices, or who is named as the answer (“我外婆”, “俺自个儿”, “王婆婆”).

    Who is only mentioned (“我儿子在外地打工”) is asked back; what is surely something else is none.
    """
    said, maybe = turn.said.text, turn.learned.get(_MAYBE)
    understood = turn.said.understanding
    surely = choose(said, ask_whom(turn).choices, strict=True)
    if maybe and surely == (_MAYBE,):
        return _whom(turn, str(maybe))
    named = told.whom_named(said)
    relation = named or told.relation_of(said, understood.slots.whom) or turn.said.choice
    if relation is None or relation == _MAYBE:
        return Again()
    if surely or _is_the_answer(turn, named):
        return _whom(turn, relation)
    if understood.kind == "clarify" and _INQUIRES.search(said):
        given = {"candidates": list(understood.codes), "whom": relation, "said": said}
        return Start("find_matter", given, hold=True)
    return Again() if _is_something_else(turn) else Go("whom", {_MAYBE: relation})


def _whom(turn: Turn, relation: str) -> Go:
    known = turn.learned
    own = {"who": known.get("who") or known.get("mine")} if relation == OWN else {}
    return Go(told.onward({**known, **own}), {"relation": relation, _MAYBE: None, **own})


def _is_the_answer(turn: Turn, named: str | None) -> bool:
    """Say whether a clause is no more than a person, and nothing else is asked or named besides."""
    understood, said = turn.said.understanding, turn.said.text
    if understood.only_whom or turn.said.text.strip().isdecimal():
        return True
    if understood.asks or _names_another(turn):
        return False
    same = understood.kind == "matter" and _FOR.match(plain(said))
    if named or same or any(_ONESELF.fullmatch(plain(each)) for each in told.clauses(said)):
        return True
    return read_need(said) is not None and understood.kind != "chain"


def _names_another(turn: Turn) -> bool:
    understood = turn.said.understanding
    if understood.kind == "matter":
        return understood.codes[0] != turn.learned.get("matter")
    return understood.kind == "chain"


def _is_something_else(turn: Turn) -> bool:
    understood = turn.said.understanding
    plainly = understood.kind == "clarify" and understood.candidates[0].score >= PLAINLY_ANOTHER
    asks = understood.asks or _ASKS.search(turn.said.text.strip())
    return bool(understood.kind in _OTHER_THING or asks or plainly)
