"""From a question to one matter, or to a person.

begin ─┬► need ─► which ─► (guide)
       ├► which ─► which ─► (ask_clerk)
       └► area ─► which
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from dialogs.choosing import choose, plain
from dialogs.flows import (
    areas,
    asides,
    coming,
    detail,
    elements,
    for_whom,
    in_passing,
    only_one,
    paper_lost,
    routing,
    second,
    turned,
    wished_time,
)
from dialogs.flows.time_meant import chooses
from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.misses import Miss
from dialogs.texts import in_between, say
from knowledge.calendar import local
from knowledge.contrast import read_contrast
from knowledge.reading.fallbacks import read_fallback

_NONE = "none"
_MOST = 4
_PLAINLY_ANOTHER = 0.15
_PLACE = ("on", "start", "end", "replaces")
_KEPT = ("asks", "papers", "told", "whom", *second.KEPT, "said", *_PLACE)
"""What the first message said beside the matter is used once it is known which one."""


def _begin(turn: Turn) -> Outcome:
    if turn.learned.get("vague"):
        return Go("area")
    candidates = _offered(turn, list(turn.learned.get("candidates", ())))
    if not candidates:
        return Go("need")
    turn.memory.candidates = candidates
    listed = bool(turn.learned.get("certificate"))
    return Go("which", {"candidates": candidates, "listed": listed})


def _offered(turn: Turn, codes: list[str]) -> list[str]:
    found = say.matter_names(turn.world.catalog, tuple(codes))
    return [each.code for each in found if turn.world.town.takes(each)]


def _ask_need(turn: Turn) -> Question:
    return Question(say.WHICH_MATTER if turn.learned.get("asks") else say.NEED)


def _hear_need(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    codes = [each.code for each in understanding.candidates]
    if understanding.kind == "matter":
        return _chosen(turn, codes[0], codes[1:_MOST])
    if understanding.kind == "chain":
        return Start("chain", {**routing.beside(turn), "chain": understanding.chain})
    if understanding.kind == "clarify":
        found = {"candidates": codes, "listed": False}
        return Go("which", {**found, **second.said(understanding), "said": turn.said.text})
    return asides.answer(turn) or Again((say.NOT_UNDERSTOOD + say.TRY_WORDS,))


def _ask_area(_turn: Turn) -> Question:
    return Question(say.WHICH_AREA, areas.choices(), open=True)


def _hear_area(turn: Turn) -> Outcome:
    area = turn.said.choice
    if area is None:
        return _hear_anew(turn)
    if area == areas.OTHER:
        return Start("ask_clerk", {"asked": str(turn.learned.get("said", ""))})
    codes = areas.matters_of(area, turn.world.catalog, turn.world.town)
    return Go("which", {"candidates": codes, "listed": True}) if codes else Go("need")


def _hear_anew(turn: Turn) -> Outcome:
    """Hear other words in place of an area: begun anew, so that nothing is read as a correction."""
    outcome = _hear_need(turn)
    if not isinstance(outcome, Go):
        return outcome
    return Start("find_matter", {**outcome.learned, "again": True})


def _chosen(turn: Turn, code: str, others: list[str]) -> Start:
    first = {name: turn.learned[name] for name in _KEPT if name in turn.learned}
    now = {} if turn.said.choice else routing.beside(turn)
    if "paper" in first.get("asks", ()) and now:  # what was asked of it stands in the first words
        now["said"] = f"{first.get('said', '')}，{now['said']}"
    given = {**first, **now, "matter": code, "others": others}
    if told := paper_lost.told(turn, code):
        given["told"] = [*given.get("told", ()), *told]
    if turn.said.choice:
        given = {**_without_second(given), **second.kept(turn.learned, code)}
    if turn.learned.get("intent") == "book":
        return Start("book", given)
    return Start("guide", given) if turn.said.choice else routing.begun(turn, "guide", given)


def _without_second(given: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name not in second.KEPT}


def _ask_which(turn: Turn) -> Question:
    codes = tuple(turn.learned["candidates"])
    matters = say.matter_names(turn.world.catalog, codes)
    choices = tuple(Choice(each.code, each.called, (each.name, *each.aliases)) for each in matters)
    certificate = turn.learned.get("certificate") and not turn.learned.get("again")
    text = say.WHICH_CERTIFICATE if certificate else say.which(turn.world.town)
    if len(choices) == 1:
        text = in_between.IS_IT_THIS
    return Question(text, (*choices, Choice(_NONE, "都不是", ("不是", "没有", "没得", "别的"))))


def _hear_which(turn: Turn) -> Outcome:
    set_right = _set_right(turn)
    if set_right is not None:
        return set_right
    choice = turn.said.choice
    if choice is not None and read_contrast(turn.said.text) is None:
        return _hear_choice(turn, choice)
    if only := only_one.heard(turn):
        return _hear_choice(turn, only)
    if plain(turn.said.text) in only_one.UNSURE:
        near = {"asked": str(turn.learned.get("said", "")), "offer": True}
        return Start("ask_clerk", {**near, "near": turn.learned["candidates"][:_MOST]}, hold=True)
    if _only_a_time(turn):
        given = {
            name: turn.learned[name]
            for name in ("candidates", "whom", *second.KEPT)
            if name in turn.learned
        }
        given |= {"said": wished_time.said_so_far(turn), "first": turn.learned.get("said")}
        return Start("book", given, (say.BOOKS_IT,))
    return _hear_more(turn)


def _only_a_time(turn: Turn) -> bool:
    """Say whether the answer tells when, and nothing of which: “后天吧”, “25号不行就26号”."""
    said, now = turn.said.text, local(turn.world.now)
    if coming.only_a_time(said, now):
        return True
    pair = read_fallback(said, now, calendar=turn.world.calendar)
    return pair is not None and chooses(said, now)


def _set_right(turn: Turn) -> Outcome | None:
    """Hear “不是老年的，是退役军人的” of those that are shown, and “不是我，是我妈”."""
    whom, contrast = turn.said.understanding.slots.whom, read_contrast(turn.said.text)
    if contrast is None:
        return None
    if turn.said.understanding.only_whom and whom:
        return Go("which", {"whom": whom}, (say.whom_now(whom),))
    found = turned.named_among(turn, turn.learned["candidates"], contrast)
    if len(found) != 1:
        found = list(choose(contrast.meant, _ask_which(turn).choices))
    return _hear_choice(turn, found[0]) if len(found) == 1 and found[0] != _NONE else None


def _hear_choice(turn: Turn, choice: str) -> Outcome:
    if choice == _NONE:
        return Go("need", missed=_missed(turn))
    if not _offered(turn, [choice]):
        return Go("need", say=(say.CHANGED,))
    others = [each for each in turn.learned["candidates"] if each != choice]
    return _chosen(turn, choice, others[: _MOST - 1])


def _hear_more(turn: Turn) -> Outcome:
    understanding = turn.said.understanding
    if understanding.asks and not (understanding.subject or understanding.elsewhere):
        return Aside(tuple(_told_of_each(turn)))
    codes = [each.code for each in understanding.candidates]
    if detail.of_the_matter_at_hand(turn) and codes[0] not in turn.learned["candidates"]:
        return Again()
    if understanding.kind == "matter":
        return replace(_chosen(turn, codes[0], codes[1:_MOST]), missed=_missed(turn, codes))
    faint = understanding.kind == "clarify" and in_passing.names_none(turn)
    if faint or (
        understanding.kind == "clarify" and understanding.candidates[0].score < _PLAINLY_ANOTHER
    ):
        return Again()  # said of those that are shown, and not another matter
    again = turn.learned.get("again")
    if understanding.kind == "clarify" and (again or codes != turn.learned["candidates"]):
        if again:  # asked back twice in vain: a person knows better
            near = {"asked": turn.said.text, "near": codes[: _MOST - 1], "offer": True}
            return Start("ask_clerk", near, hold=True, missed=_missed(turn, codes))
        anew = {"candidates": codes, "again": True, **for_whom.named(turn)}
        return Go("which", anew, missed=_missed(turn, codes))
    return Again()


def _missed(turn: Turn, meant: Sequence[str] = ()) -> Miss | None:
    """Give the miss of the first message, unless one of those offered is among the `meant`.

    An area lists what is asked for often: turning to another is no miss.
    """
    offered = tuple(turn.learned["candidates"])
    if turn.learned.get("listed") or set(meant) & set(offered):
        return None
    return Miss("clarify", str(turn.learned.get("said", "")), offered, tuple(meant))


def _told_of_each(turn: Turn) -> Iterator[str]:
    """Answer what was asked for each of the matters in question: “要本人来不”."""
    told: dict[str, list[str]] = {}
    for matter in say.matter_names(turn.world.catalog, tuple(turn.learned["candidates"])):
        text = elements.tell(turn, matter, turn.said.understanding.asks)
        told.setdefault(text.removeprefix(f"【{matter.name}】"), []).append(matter.called)
    for text, names in told.items():  # what is the same for several is said once
        yield f"【{'】【'.join(names)}】{text}"


FIND_MATTER = Dialog(
    name="find_matter",
    title="找要办的事",
    begin=_begin,
    first=("need", "which", "area"),
    states=(
        State("need", _ask_need, _hear_need, ("which",)),
        State("area", _ask_area, _hear_area, ("which", "need"), resting=True),
        State("which", _ask_which, _hear_which, ("need", "which")),
    ),
)
