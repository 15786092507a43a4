"""The circumstances, one by one, then the one-time notice.

begin ─┬► circumstance ─► … ─► told ─┬► (book · guide again · find_matter)
       └► told                       └► sparing ─► told
source: BY-12, BZ-3
"""

from collections.abc import Mapping

from dialogs.flows import (
    asides,
    between,
    caring,
    detail,
    elements,
    lacking,
    not_covered,
    of_the_record,
    planned,
    precheck,
    routing,
    second,
    sparing,
    turned,
    turning_to,
    where,
    who_comes,
)
from dialogs.flows.known import Kept, known, note
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
from dialogs.texts import say
from dialogs.texts.elder_notice import parts_for
from dialogs.words import not_this, wants_the_list
from knowledge.circumstances import UNSURE, Answers, Circumstance
from knowledge.gathering import is_taken_here
from knowledge.matters import Matter
from knowledge.notices import compose, open_question
from knowledge.question_order import choices_for

_AGAIN = ("matter", "planned", *second.KEPT)
"""What stays when the circumstances are asked anew."""


def _begin(turn: Turn) -> Outcome:
    matter = turn.matter
    if refused := not_covered.refused(turn):
        return refused
    turn.world.desk.settle(matter)
    turn.memory.matter, turn.memory.answers, turn.memory.notice = matter.code, {}, None
    others = list(turn.learned.get("others", ()))
    turn.memory.candidates = [matter.code, *others]
    found, before = known(turn, matter), _before(turn, matter)
    first = open_question(turn.world.catalog, matter, _answers(found.kept))
    if first is None:
        carried = {"carried": list(found.carried), **planned.noted(turn)}
        return _tell(turn, found.kept, before=(*before, *found.shown), learned=carried)
    learned = {
        "answers": found.kept,
        "asking": first.id,
        "asked_already": len(found.kept),
        "carried": list(found.carried),
        **planned.noted(turn),
    }
    return Go("circumstance", learned, (*before, *found.shown))


def _before(turn: Turn, matter: Matter) -> tuple[str, ...]:
    """Say which matter it is, and answer at once what was asked of it besides its papers."""
    asks = [each for each in turn.learned.get("asks", ()) if each != "papers"]
    answered = (elements.tell(turn, matter, asks),) if asks else ()
    return (say.about(matter), *answered, *where.first(turn, matter))


def _kept(turn: Turn) -> Kept:
    return {name: list(answers) for name, answers in turn.learned.get("answers", {}).items()}


def _answers(kept: Mapping[str, list[str]]) -> Answers:
    return {name: tuple(answers) for name, answers in kept.items()}


def _ask(turn: Turn) -> Question:
    kept = _kept(turn)
    question = open_question(turn.world.catalog, turn.matter, _answers(kept))
    if question is None:
        return Question(say.CHANGED, (Choice("go", "看清单"),))
    choices = tuple(Choice(each, each) for each in (*choices_for(question, turn.matter), UNSURE))
    hint = f"\n{say.SEVERAL_HINT}" if question.several else ""
    number = len(kept) - turn.learned.get("asked_already", 0) + 1
    elder = f"\n{say.UNSURE_HINT}" if turn.memory.elder and number == 1 else ""
    text = f"第{number}问：{who_comes.wording(turn, question)}{hint}{elder}"
    return Question(text, choices, several=question.several)


def _hear(turn: Turn) -> Outcome:
    other = second.instead(turn) if not_this(turn.said.text) else second.heard(turn)
    if other is not None:
        return other
    kept = _kept(turn)
    question = open_question(turn.world.catalog, turn.matter, _answers(kept))
    if between.asks_who_goes(turn, question):
        return Again()
    heard = turned.answered(turn, question, _ask(turn))
    if not isinstance(heard, Turn):
        return heard
    turn = heard
    mended = _mended(turn, exact_only=bool(turn.said.chosen))
    if mended is not None:
        return mended
    if not turn.said.chosen:
        listed = _tell(turn, kept) if wants_the_list(turn.said.text) else None
        between_them = between.in_between(turn, question)
        return listed or between_them or turned.otherwise(turn) or of_the_record.stays(turn)
    return _chosen(turn, kept, question) if question else _tell(turn, kept)


def _chosen(turn: Turn, kept: Kept, question: Circumstance) -> Outcome:
    """Keep what was chosen and go on."""
    chosen = turn.said.chosen
    if question.id != turn.learned.get("asking"):  # the catalog has changed since it was asked
        return Go("circumstance", {"asking": question.id}, (say.CHANGED,))
    if question.several and len(chosen) > 1 and {UNSURE, question.answers[-1]} & set(chosen):
        return Again((say.NONE_OR_SOME,))
    kept[question.id] = [UNSURE] if UNSURE in chosen else list(chosen)
    note(turn, question, kept[question.id])
    return _onward(turn, kept)


def _onward(turn: Turn, kept: Kept, *said: str) -> Outcome:
    """Ask what is still open, or tell."""
    following = open_question(turn.world.catalog, turn.matter, _answers(kept))
    if following is None:
        return _tell(turn, kept, before=said)
    turn.memory.answers = kept  # so that a clerk who is called now need not ask it again
    return Go("circumstance", {"answers": kept, "asking": following.id}, said)


def _mended(turn: Turn, *, exact_only: bool = False) -> Outcome | None:
    """Hear a correction of what was answered before."""
    found = turned.mended(turn, exact_only=exact_only)
    return _onward(turn, found[0].kept, found[1]) if found else None


def _tell(
    turn: Turn,
    kept: Kept,
    *,
    before: tuple[str, ...] = (),
    learned: Mapping[str, object] | None = None,
) -> Outcome:
    world, matter = turn.world, turn.matter
    answers = _answers(kept)
    notice = compose(world.catalog, matter, world.town, world.calendar, answers, world.now)
    told = world.desk.tell(notice, answers)
    turn.memory.answers, turn.memory.notice = kept, told.number
    url = f"{told.url}?big=1" if turn.memory.elder else told.url
    return Go(
        "told",
        {**(learned or {}), "answers": kept, "notice": told.number},
        (
            *before,
            *parts_for(notice, told.number, url, world.desk.sample_url, elder=turn.memory.elder),
            *where.besides(turn, matter),
        ),
    )


def _ask_told(turn: Turn) -> Question:
    choices = [Choice("other", "问别的事", ("别的", "其他"))]
    spares = sparing.offers(turn)
    if spares and not turn.memory.elder:
        choices.insert(0, sparing.SPARE)
    if turn.matter.asks:
        choices.insert(0, Choice("again", "换个情况重看", ("重看", "换个情况", "情况变了")))
    if is_taken_here(turn.matter, turn.world.town):
        choices.insert(0, Choice("book", "预约去窗口", ("预约", "约号", "取号", "约个时间")))
    hint = f"{say.SPARE_HINT}\n" if spares and turn.memory.elder else ""
    return Question(
        hint + say.NEXT, (*caring.first(turn), *second.choice(turn), *choices), open=True
    )


def _hear_told(turn: Turn) -> Outcome:
    if not_this(turn.said.text):
        return second.instead(turn)
    if wished := precheck.wish(turn) or caring.heard(turn):
        return wished
    match turn.said.choice:
        case "also":
            return second.begin(turn)
        case "book":
            return Start("book", planned.after_the_list(turn), hold=True)
        case "again":
            kept = {name: turn.learned[name] for name in _AGAIN if turn.learned.get(name)}
            return Start("guide", {**kept, "anew": True})
        case "spare":
            return Go("sparing")
        case "other":
            return Start("find_matter")
        case _:
            return _more(turn)


def _more(turn: Turn) -> Outcome:
    understanding, codes = turn.said.understanding, list(turn.said.understanding.codes)
    turns = _mended(turn) or routing.for_another(turn) or turned.matter(turn)
    if outcome := turns or sparing.wish(turn) or lacking.told(turn) or asides.answer(turn):
        return outcome
    if (understanding.kind, understanding.intent) == ("intent", "thanks"):
        return Aside((say.THANKS,))
    books = understanding.intent == "book" and detail.is_wished(turn.said.text, "book")
    if books and codes[:1] in ([], [turn.learned["matter"]]):
        return Start("book", planned.after_the_list(turn, turn.said.text), hold=True)
    return turning_to.after_the_list(turn, codes, books=books)


GUIDE = Dialog(
    name="guide",
    title="看要带什么",
    begin=_begin,
    first=("circumstance", "told"),
    states=(
        State("circumstance", _ask, _hear, ("circumstance", "told")),
        State("told", _ask_told, _hear_told, ("circumstance", "told", "sparing"), resting=True),
        State("sparing", sparing.ask, sparing.hear, ("told",)),
    ),
)
