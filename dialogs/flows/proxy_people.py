"""For whom an agent shall do it, how to reach them, and that the person served agrees.

source: XL-12
"""

import re
from collections.abc import Callable
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import proxy_told as told
from dialogs.flows.proxy_whom import OWN
from dialogs.leaving import comes_to_the_window, goes_oneself, leaves_agent
from dialogs.machine import Again, Aside, Choice, Done, Go, Outcome, Question, Start, Turn
from dialogs.texts import proxy as texts
from dialogs.texts import say
from knowledge.gathering import is_taken_here
from knowledge.proxies import hurdle
from knowledge.reading.places import Place, read_place
from knowledge.reading.yes_no import read_yes_no
from knowledge.towns import Village

_WORDS_KEPT = 100
_A_VILLAGE = re.compile(r"(?:我们?|俺|是|在|住)*[一-龥]{2,8}(?:村|社区|屯|庄|寨|队|组)(?:的)?")
_YES = ("好", "行", "可以", "嗯", "是", "要得")
_OWN_CONSENT = (
    Choice("said", "同意", (*_YES, "同意的")),
    Choice("not", "不同意", ("不", "不行", "算了")),
)
_CONSENT = (
    Choice("said", "同意，本人亲口说的", ("同意", "他说行", "她说行", *_YES)),
    Choice("paper", "有本人签字的纸，拍照发来", ("签字", "拍照", "有委托书", "委托书")),
    Choice("guardian", "说不了，我是监护人，我替他同意", ("监护人", "我是监护人")),
    Choice("not", "还没问过他", ("没问", "不知道", "不同意", "没有")),
)


def no_village(turn: Turn) -> Again:
    """Say that a village that was named is none of this town's."""
    said = plain(turn.said.text)
    return Again((texts.unknown_village(said),) if _A_VILLAGE.fullmatch(said) else ())


def ask_person(turn: Turn) -> Question:
    """Ask for what is not known yet: the name, the phone, or both."""
    known = turn.learned
    if known.get("who"):
        return Question(texts.PHONE)
    return Question(texts.NAME if known.get("phone") else texts.PERSON)


_ONLY_IF = re.compile(r"要是|如果|万一|假如")
_SHOWN = ("consent", "confirm")
_BEFORE_WHOM = ("matter", "which", "village", "outside")


def told_whom(turn: Turn, state: str) -> Go | None:
    """Hear nothing but for whom (“我妈”); a name and phone of somebody else are asked anew."""
    understood = turn.said.understanding
    whom = understood.slots.whom if understood.only_whom else None
    if whom is None:
        return None
    if state in _BEFORE_WHOM:
        return Go(state, {"whom": whom}, (texts.for_whom(whom),))
    same = turn.learned.get("relation") == whom
    anew = {} if same else {"who": None, "phone": None, "consent": None}
    return Go(state if same else "person", {"relation": whom, **anew}, (texts.for_whom(whom),))


def told_village(turn: Turn, state: str) -> Go | None:
    """Hear another village after it was asked for, where an agent may not do it too."""
    if state in {"village", "outside"}:
        return None
    place = read_place(turn.said.text, turn.world.town)
    found = place.village if isinstance(place, Place) else None
    if found is None:
        return None
    turn.memory.village = found.name
    known = state not in {"matter", "which"}
    done = not known or hurdle(turn.matter, turn.world.town, found) is None
    to = state if done else "outside"
    return Go(to, {"village": found.name}, (texts.in_village(found.name),))


def in_words(state: str, hear: Callable[[Turn], Outcome]) -> Callable[[Turn], Outcome]:
    """Hear words only: a picture is said to be nothing to answer with here.

    What the message tells of the person is kept in whichever state (“给我妈办”, “电话138…”), and
    mends what was told before; “不用代办了，我自己去” drops the request.
    """

    def heard(turn: Turn) -> Outcome:
        if turn.said.kind == "image":
            return Again((say.PICTURE,))
        if leaves_agent(turn.said.text) or comes_to_the_window(turn.said.text):
            return _dropped(turn)
        asked, shown = state == "person", state in _SHOWN
        kept = told.told(turn, turn.said.text, asked=asked, shown=shown or state == "whom")
        why = kept.pop("why", None)
        if shown and (mends := _mends(turn, kept, why)):
            return mends
        if state in _BEFORE_WHOM and "relation" in kept:
            kept["whom"] = kept.pop("relation")
        outcome = hear(replace(turn, learned={**turn.learned, **kept, "why": why}))
        if isinstance(outcome, Again):
            noted = Go(state, kept, (texts.kept(kept),)) if kept else outcome
            outcome = told_whom(turn, state) or told_village(turn, state) or noted
        return _with_told(turn, kept, outcome) if isinstance(outcome, Go) else outcome

    return heard


def _with_told(turn: Turn, kept: told.Kept, go: Go) -> Go:
    """Keep what was told beside the answer, and pass over what need not be asked any more."""
    learned = {**kept, **go.learned}
    known = {**turn.learned, **learned}
    on = go.state in {"person", "consent"}
    return replace(go, state=told.onward(known) if on else go.state, learned=learned)


def _mends(turn: Turn, kept: told.Kept, why: str | None) -> Outcome | None:
    """Mend what is told already; None where the message mends nothing."""
    wrong = told.wrong_field(turn.said.text)
    if wrong is not None and wrong not in kept:
        return Go("person", {wrong: None})
    changes = kept.keys() & {"relation", "who", "phone"}
    if not changes and why is not None:
        return Aside((why,))
    if not changes and "mine" in kept:
        return Go(told.onward(turn.learned), kept, (texts.yours(kept["mine"]),))
    if not changes:
        return None
    learned = told.mended(turn.learned, kept, turn.said.text)
    known = {**turn.learned, **learned}
    return Go(told.onward(known), learned, (texts.mended(known, sorted(changes)),))


def _dropped(turn: Turn) -> Outcome:
    """Drop the request; who goes by themselves chooses a time at the window, where it has one."""
    code = turn.learned.get("matter")
    matter = turn.world.catalog.matter(str(code)) if code else None
    goes = matter is not None and is_taken_here(matter, turn.world.town)
    itself = goes_oneself(turn.said.text) or comes_to_the_window(turn.said.text)
    if goes and itself:
        return Start("book", {"matter": code}, (texts.DROPPED,))
    return Done((texts.DROPPED,))


def hear_person(turn: Turn) -> Outcome:
    """Go on once name and phone are there, told together or one after the other."""
    known = turn.learned
    if known.get("who") and known.get("phone"):
        return Go("consent")
    anew = {"relation": known["relation"]}
    said = told.told(replace(turn, learned=anew), turn.said.text, asked=True)
    why = (known["why"],) if known.get("why") else ()
    if known.get("mine") and "mine" in said and not known.get("who"):
        return Go("person", say=(texts.whose_name(known["mine"], known["relation"]), *why))
    if said.keys() & {"who", "phone"}:
        return Go("person", say=why)
    return Again(why or (texts.NOT_PERSON,)) if "consent" not in said else Again()


def ask_consent(turn: Turn) -> Question:
    """Ask whether the person served agrees; their own word, a paper, or the guardian's."""
    if turn.learned["relation"] == OWN:
        return Question(texts.OWN_CONSENT, _OWN_CONSENT)
    return Question(texts.consent(turn.learned["who"]), _CONSENT)


def hear_consent(turn: Turn) -> Outcome:
    """Keep the words by which it was agreed to."""
    answered = {True: "said", False: "not", None: None}[read_yes_no(turn.said.text)]
    if _ONLY_IF.search(turn.said.text):
        return Again()
    told_so = bool(turn.learned.get("consent"))  # “他没得意见” sounds like 没有
    kept = {"consent": (turn.said.text if told_so else _words(turn))[:_WORDS_KEPT]}
    match "said" if told_so else turn.said.choice or answered:
        case "said":
            return Go("confirm", {**kept, "consent_how": "本人说的"})
        case "guardian":
            return Go("confirm", {**kept, "consent_how": "监护人说的"})
        case "paper":
            return Go("paper")
        case "not":
            own = turn.learned["relation"] == OWN
            return Done((texts.NOT_AGREED if own else texts.CONSENT_FIRST,))
        case _:
            return Again()


def _words(turn: Turn) -> str:
    """Give what was said; a number stands for the words beside it."""
    said = turn.said.text.strip()
    offered = _OWN_CONSENT if turn.learned["relation"] == OWN else _CONSENT
    label = next((each.label for each in offered if each.key == turn.said.choice), said)
    return said if said == label else f"{said}（{label}）"


def ask_paper(_turn: Turn) -> Question:
    """Ask for a picture of the signed paper."""
    return Question(texts.PAPER, (Choice("other", "换一种办法", ("没有纸", "拍不了")),))


def hear_paper(turn: Turn) -> Outcome:
    """Keep which picture shows the paper."""
    picture = turn.world.desk.proxies.picture() if turn.said.kind == "image" else None
    if picture is not None:
        kept = {"consent": "签字的纸，照片在微信里", "consent_how": "纸上签字"}
        return Go("confirm", {**kept, "pictured": picture})
    return Go("consent") if turn.said.choice == "other" else Again((texts.PAPER,))


def named_village(turn: Turn) -> Village | None:
    """Give the village that was chosen, or None as long as none was."""
    name = turn.learned.get("village")
    return next((each for each in turn.world.town.villages if each.name == name), None)


def village(turn: Turn) -> Village:
    """Give the village that was chosen. Raises LookupError where it left the town's file."""
    found = named_village(turn)
    if found is None:
        raise LookupError("the village has left the town's file")
    return found
