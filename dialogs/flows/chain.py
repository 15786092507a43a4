"""一件事: which of its matters, the few circumstances, one notice for all of it, then what next.

begin ─► members ─┬► pick ─┐
                  └────────┴► circumstance ─► … ─► told ─► step ─► (guide) · (book) · (ask_clerk)
source: XL-10
"""

from collections.abc import Sequence

from dialogs.flows import chain_telling as telling
from dialogs.flows import turned, who_comes
from dialogs.machine import (
    Again,
    Choice,
    Dialog,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.texts import chain as texts
from dialogs.texts import say
from knowledge.chain_questions import chain_choices, open_chain_question
from knowledge.chains import matters_of, offered
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.matters import ChainMember, Matter

_ALL, _PICK = "all", "pick"
_STRAIGHT = "straight"
_WORDS_FOR_STRAIGHT = ("都列出来", "别问了", "不问了", "直接看清单")
_WORDS_FOR_ALL = ("都要", "都要办", "全部", "全都要", "都办", "所有", "一起办", "全要")
_UNSURE_WHICH = (
    "不清楚", "不知道", "不晓得", "晓不得", "拿不准", "搞不清", "说不准", "说不清", "不懂",
    "不明白", "随便", "都行", "你说呢",
)  # fmt: skip
"""Who cannot choose gets all: the list says of each step who needs it."""
_UNSURE_OF_SOME = ("不知道要哪些", "不知道要办哪些", "不晓得要哪些", "不晓得要办哪些")
"""Said as a question, which elsewhere is no answer."""


def _begin(turn: Turn) -> Outcome:
    chain = telling.chain_of(turn)
    members = offered(turn.world.catalog, turn.world.town, chain)
    turn.memory.matter, turn.memory.answers, turn.memory.notice = None, {}, None
    turn.memory.candidates = [each.code for each in members if each.code]
    if not members:
        return Start("find_matter", say=(texts.NONE_LEFT,))
    return Go("members", {"answers": _told_already(turn, members)}, (texts.introduce(chain),))


def _told_already(turn: Turn, members: Sequence[ChainMember]) -> telling.Kept:
    """Give the answers that the first message told, of those questions that a matter here asks."""
    catalog = turn.world.catalog
    asked = {name for each in matters_of(catalog, members) for name in each.asks}
    return {
        name: [answer]
        for name, answer in turn.learned.get("told", ())
        if name in asked and answer in catalog.circumstances[name].answers
    }


def _choices(members: Sequence[ChainMember], turn: Turn) -> tuple[Choice, ...]:
    return tuple(_choice(each, turn) for each in members)


def _choice(member: ChainMember, turn: Turn) -> Choice:
    matter = turn.world.catalog.matter(member.code) if member.code else None
    if matter is None:
        return Choice(str(member.order), member.name)
    called = member.name or matter.called
    return Choice(matter.code, called, (matter.name, matter.called, *matter.aliases))


def _members(turn: Turn) -> tuple[ChainMember, ...]:
    return offered(turn.world.catalog, turn.world.town, telling.chain_of(turn))


def _every() -> Choice:
    return Choice(_ALL, texts.ALL, (*_WORDS_FOR_ALL, *_UNSURE_WHICH, *_UNSURE_OF_SOME))


def _ask_members(turn: Turn) -> Question:
    every = _every()
    if turn.memory.elder:
        choices = (every, Choice(_PICK, texts.PICK, ("挑", "几件", "选", "不是都要")))
        return Question(_listed(turn) + texts.which(elder=True), choices, open=True)
    return Question(
        texts.which(elder=False), (every, *_choices(_members(turn), turn)), several=True, open=True
    )


def _listed(turn: Turn) -> str:
    """List what the choices do not show."""
    return "".join(f"· {each.label}\n" for each in _choices(_members(turn), turn))


def _ask_pick(turn: Turn) -> Question:
    choices = (*_choices(_members(turn), turn), _every())
    return Question(texts.which(elder=False), choices, several=True)


def _hear_members(turn: Turn) -> Outcome:
    chosen = turn.said.chosen
    if chosen == (_PICK,):
        return Go("pick")
    if not chosen:
        return telling.beside_choosing(turn, _members(turn)) or Again()
    keys = [each.key for each in _choices(_members(turn), turn)]
    picked = keys if _ALL in chosen else [each for each in keys if each in chosen]
    if not picked:
        return Again((say.CHANGED,))
    own = matters_of(turn.world.catalog, telling.chosen_of(turn, picked))
    if own:
        turn.world.desk.settle(own[0])
    turn.memory.candidates = [each.code for each in own]
    return _next(turn, picked, telling.kept(turn))


def _next(turn: Turn, picked: list[str], answers: telling.Kept) -> Outcome:
    """Ask what can still change the list, else tell it."""
    following = _open(turn, picked, answers)
    if following is None:
        return telling.tell(turn, picked, answers)
    return Go("circumstance", {"picked": picked, "answers": answers, "asking": following.id})


def _open(turn: Turn, picked: Sequence[str], answers: telling.Kept) -> Circumstance | None:
    given = {name: tuple(each) for name, each in answers.items()}
    chain, matters = telling.chain_of(turn), _matters(turn, picked)
    return open_chain_question(turn.world.catalog, chain, matters, given)


def _matters(turn: Turn, picked: Sequence[str]) -> tuple[Matter, ...]:
    return matters_of(turn.world.catalog, telling.chosen_of(turn, picked))


def _ask_circumstance(turn: Turn) -> Question:
    picked, answers = turn.learned["picked"], telling.kept(turn)
    question = _open(turn, picked, answers)
    if question is None:
        return Question(say.CHANGED, (Choice("go", "看清单"),))
    labels = (*chain_choices(question, _matters(turn, picked)), UNSURE)
    hint = f"\n{say.SEVERAL_HINT}" if question.several else ""
    hint += f"\n{say.UNSURE_HINT}" if turn.memory.elder else ""
    text = (
        f"第{len(answers) + 1}问{_whose(turn, question)}：{who_comes.wording(turn, question)}{hint}"
    )
    choices = [Choice(each, each) for each in labels]
    if not turn.memory.elder:  # who hears 不清楚 explained needs no second way
        choices.append(Choice(_STRAIGHT, texts.STRAIGHT, _WORDS_FOR_STRAIGHT))
    return Question(text, tuple(choices), several=question.several)


def _whose(turn: Turn, question: Circumstance) -> str:
    """Say which step a question is for that only one of several asks: “旧证” is no word alone."""
    chain = telling.chain_of(turn)
    members = telling.chosen_of(turn, turn.learned["picked"])
    asking = [
        each
        for each in members
        for matter in matters_of(turn.world.catalog, (each,))
        if question.id in matter.asks
    ]
    serves_more = any(each.source == question.id for each in chain.follows)
    if len(asking) != 1 or len(members) == 1 or serves_more:
        return ""
    return texts.for_step(_choice(asking[0], turn).label)


def _hear_circumstance(turn: Turn) -> Outcome:
    picked, answers = turn.learned["picked"], telling.kept(turn)
    chosen = turn.said.chosen
    if chosen == (_STRAIGHT,):
        return telling.tell(turn, picked, answers)
    question = _open(turn, picked, answers)
    if question is None:
        return telling.tell(turn, picked, answers)
    heard = turned.answered(turn, question, _ask_circumstance(turn))
    if not isinstance(heard, Turn):
        return heard
    turn, chosen = heard, heard.said.chosen
    if not chosen:
        return telling.in_between(turn, picked, question) or Again()
    if question.id != turn.learned.get("asking"):  # the catalog has changed since it was asked
        return Go("circumstance", {"asking": question.id}, (say.CHANGED,))
    if (
        question.several
        and len(chosen) > 1
        and {UNSURE, _STRAIGHT, question.answers[-1]} & set(chosen)
    ):
        return Again((say.NONE_OR_SOME,))
    answers[question.id] = [UNSURE] if UNSURE in chosen else list(chosen)
    return _next(turn, picked, answers)


def _ask_told(turn: Turn) -> Question:
    choices = [
        Choice("step", "看一件的详细办法", ("看一件", "详细", "具体怎么办")),
        Choice("again", "换几件或换个情况", ("重选", "换个情况", "重看", "换几件")),
        Choice("other", "问别的事", ("别的", "其他")),
    ]
    if telling.first_to_book(turn) is not None:
        choices.insert(0, Choice("book", "预约去窗口", ("预约", "约号", "取号", "约个时间")))
    return Question(texts.NEXT, tuple(choices), open=True)


def _hear_told(turn: Turn) -> Outcome:
    match turn.said.choice:
        case "book":
            return telling.book(turn)
        case "step":
            return Go("step")
        case "again":
            return Start("chain", {"chain": turn.learned["chain"]})
        case "other":
            return Start("find_matter")
        case _:
            return telling.more(turn)


def _ask_step(turn: Turn) -> Question:
    members = telling.chosen_of(turn, turn.learned["picked"])
    choices = _choices(tuple(each for each in members if each.code), turn)
    return Question(texts.WHICH_STEP, (*choices, Choice("back", "不看了", ("不用", "算了"))))


def _hear_step(turn: Turn) -> Outcome:
    choice = turn.said.choice
    if choice == "back":
        return Go("told")
    if choice is None:
        return Again()
    return telling.one_step(turn, choice)


CHAIN = Dialog(
    name="chain",
    title="一件事一次办",
    begin=_begin,
    first=("members",),
    states=(
        State("members", _ask_members, _hear_members, telling.AFTER_CHOOSING),
        State("pick", _ask_pick, _hear_members, telling.AFTER_CHOOSING),
        State("circumstance", _ask_circumstance, _hear_circumstance, ("circumstance", "told")),
        State("told", _ask_told, _hear_told, ("step", "told"), resting=True),
        State("step", _ask_step, _hear_step, ("told",)),
    ),
)
