"""For whom an agent shall do it, how to reach them, and that the person served agrees.

source: XL-12
"""

import re
from collections.abc import Callable

from dialogs.choosing import plain
from dialogs.machine import Again, Choice, Done, Go, Outcome, Question, Turn
from dialogs.texts import proxy as texts
from dialogs.texts import say
from knowledge.proxies import hurdle
from knowledge.reading.names import Name, NotAFullName, read_name
from knowledge.reading.phones import NotAPhone, Phone, read_phone
from knowledge.reading.places import Place, read_place
from knowledge.towns import Village

OWN = "本人"
_WORDS_KEPT = 100
_A_VILLAGE = re.compile(r"(?:我们?|俺|是|在|住)*[一-龥]{2,8}(?:村|社区|屯|庄|寨|队|组)(?:的)?")
_WHOM = (
    Choice(OWN, "我自己", ("本人", "自己", "我")),
    Choice("父母", "爸妈、公婆", ("爸妈", "父母", "老人", "我妈", "我爸", "公婆", "岳父母")),
    Choice("爱人", "老伴、爱人", ("老伴", "爱人", "老婆", "老公")),
    Choice("孩子", "孩子", ("儿子", "女儿", "小孩", "娃")),
    Choice("亲戚邻居", "亲戚、邻居、别人", ("邻居", "亲戚", "朋友", "别人", "其他")),
)
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


def ask_whom(_turn: Turn) -> Question:
    """Ask for whom; a name and a phone may be said at once."""
    return Question(texts.WHOM, _WHOM)


def hear_whom(turn: Turn) -> Outcome:
    """Take one of the choices, or what was understood (“我外婆”)."""
    relation = turn.said.understanding.slots.whom or turn.said.choice
    if relation is None:
        return Again()
    name, phone, _why = _person(turn.said.text, turn, asked=False)
    return Go("person", {"relation": relation, "who": name, "phone": phone})


def ask_person(turn: Turn) -> Question:
    """Ask for what is not known yet: the name, the phone, or both."""
    known = turn.learned
    if known.get("who"):
        return Question(texts.PHONE)
    return Question(texts.NAME if known.get("phone") else texts.PERSON)


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
    anew = {} if same else {"who": None, "phone": None}
    return Go(state if same else "person", {"relation": whom, **anew}, (texts.for_whom(whom),))


def told_village(turn: Turn, state: str) -> Go | None:
    """Hear another village after it was asked for, where an agent may not do it too."""
    if state not in {"whom", "person", "consent", "confirm"}:
        return None
    place = read_place(turn.said.text, turn.world.town)
    found = place.village if isinstance(place, Place) else None
    if found is None:
        return None
    turn.memory.village = found.name
    to = state if hurdle(turn.matter, turn.world.town, found) is None else "outside"
    return Go(to, {"village": found.name}, (texts.in_village(found.name),))


def in_words(state: str, hear: Callable[[Turn], Outcome]) -> Callable[[Turn], Outcome]:
    """Hear words only: a picture is said to be nothing to answer with here.

    “给我妈办” in whichever state says for whom, and begins nothing anew.
    """

    def heard(turn: Turn) -> Outcome:
        if turn.said.kind == "image":
            return Again((say.PICTURE,))
        outcome = hear(turn)
        if not isinstance(outcome, Again):
            return outcome
        return told_whom(turn, state) or told_village(turn, state) or outcome

    return heard


def hear_person(turn: Turn) -> Outcome:
    """Take a name and a phone, together or one after the other."""
    known = turn.learned
    name, phone, why = _person(turn.said.text, turn, asked=True)
    who, number = name or known.get("who"), phone or known.get("phone")
    if who and number:
        return Go("consent", {"who": who, "phone": number})
    if name or phone:
        return Go("person", {"who": who, "phone": number}, (why,) if why else ())
    return Again((why or texts.NOT_PERSON,))


def _person(text: str, turn: Turn, *, asked: bool) -> tuple[str | None, str | None, str | None]:
    area = turn.world.town.phone.partition("-")[0]
    phone = read_phone(text, area=area, asked=asked)
    name = read_name(text, asked=asked)
    why = next(
        (each.why for each in (phone, name) if isinstance(each, NotAPhone | NotAFullName)), None
    )
    sure = isinstance(name, Name) and (asked or name.certain)
    return (
        name.full if sure and isinstance(name, Name) else None,
        phone.number if isinstance(phone, Phone) else None,
        why,
    )


def ask_consent(turn: Turn) -> Question:
    """Ask whether the person served agrees; their own word, a paper, or the guardian's."""
    if turn.learned["relation"] == OWN:
        return Question(texts.OWN_CONSENT, _OWN_CONSENT)
    return Question(texts.consent(turn.learned["who"]), _CONSENT)


def hear_consent(turn: Turn) -> Outcome:
    """Keep the words by which it was agreed to."""
    kept = {"consent": _words(turn)[:_WORDS_KEPT]}
    match turn.said.choice:
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
