"""What a message tells of a request for an agent: for whom, name, phone and consent.

What is told is kept and asked no more; after the last look it mends what is shown. source: XL-12
"""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.machine import Turn
from dialogs.texts import proxy as texts
from knowledge.contrast import read_contrast
from knowledge.reading.kinsfolk import SELF, Whom, named_first, read_whom
from knowledge.reading.names import Name, read_name
from knowledge.reading.phones import NotAPhone, Phone, read_phone
from knowledge.reading.two_names import Names, read_names

Kept = dict[str, Any]
_CLAUSES = re.compile(r"[,，。;；、!！?？()（）\s]+|\d{7,}")
_NONE = re.compile(
    r"(?:没(?:有|得|的)?|冇|莫得|木有)(?:电话|手机|座机)(?!号?[，,]?\s*是)|^(?:没(?:有|得)|冇|莫得)$"
)
_CHANGES = re.compile(
    r"^(?:不对|错了|不是.*?)?(?:我)?(?:想|要)?(?:(?:换|改)(?:成|为|给|做)?|是?给|帮|替|就是|应该是|是)(?:办)?"
)
_SHE_IS = re.compile(r"^(?:他|她|老人家?|这)(?:就)?是")
_FOR_IT = re.compile(r"^(?:来)?(?:代?办)?(?:理)?(?:的|吧|了)*$")
_FOR_WORDS = re.compile(r"(?:来)?代?办(?:理)?(?:的)?$")
_AGREES = re.compile(
    r"(?P<who>他|她|[一-龥]{1,5}?)?(?:本人|自己|自个儿?)?(?:已经|早就|也|都|是|亲口|说|讲|点头|跟我)*"
    r"(?:同意|愿意|答应|点头|情愿|没(?:有|得)?(?:意见|问题))(?:了|的|请?(?:人|代办员)?(?:来)?代?办|把材料.{0,6})*"
)
_REFUSES = re.compile(r"(?:不|没|未|莫|唔)(?:同意|愿意|答应|肯|点头|情愿)|要是|如果|问")
_WRONG = r"(?:写|打|说|填|记|弄|搞)?(?:错|不对|有误|要改|改一下|要换|换了|变了)"
_PHONE_WRONG = re.compile(
    rf"(?:电话|手机|号码)(?:号码?)?.{{0,3}}{_WRONG}|(?:改|换)(?:一?下|个)?(?:电话|手机|号码)"
)
_NAME_WRONG = re.compile(rf"(?:名字|姓名).{{0,3}}{_WRONG}|(?:改|换)(?:一?下|个)?(?:名字|姓名)")
_ALIKE = 1
"""Characters by which a name that was spelt wrongly may differ: more is another person."""


def told(turn: Turn, text: str, *, asked: bool = False, shown: bool = False) -> Kept:
    """Give what a message tells; `asked`: it answers the question for name and phone.

    `shown`: name and phone were read back, or for whom is asked, so that a name alone is of the one
    who is meant. Under `why` stands what is wrong with a name or phone that was meant.
    """
    contrast = read_contrast(text)
    meant = contrast.meant if contrast is not None else text
    known, kept = turn.learned, Kept()
    relation = _relation(text)
    if relation is not None and relation != known.get("relation"):
        kept["relation"] = relation
    names = read_names(meant, asked=asked or (shown and _mends_a_name(text, meant)))
    _put_names(names, kept, oneself=(relation or known.get("relation")) == SELF)
    area = turn.world.town.phone.partition("-")[0]
    match read_phone(meant, area=area, asked=asked):
        case Phone(number=number):
            kept["phone"] = number
        case NotAPhone(why):
            kept["why"] = why
        case None:
            if asked and _NONE.search(plain(text)):
                kept["phone"] = texts.NO_PHONE
    if names.why and "why" not in kept and asked:
        kept["why"] = names.why
    if words := _consent(text):
        kept |= {"consent": words, "consent_how": "本人说的"}
    return {name: each for name, each in kept.items() if known.get(name) != each}


def _mends_a_name(text: str, meant: str) -> bool:
    """Say whether a name may stand by itself: a phone or for whom beside it, or nothing else."""
    contrast, alone = read_contrast(text), read_name(meant)
    denied = contrast is not None and bool(contrast.denied)
    is_all = isinstance(alone, Name) and alone.full == plain(meant)
    beside = isinstance(read_phone(meant), Phone) or _relation(text) is not None
    return denied or is_all or "名" in text or beside


def _put_names(names: Names, kept: Kept, *, oneself: bool) -> None:
    served = names.theirs or (names.mine if oneself else None)
    if served:
        kept["who"] = served
    if names.mine:
        kept["mine"] = names.mine


def relation_of(text: str, understood: str | None) -> str | None:
    """Give for whom: a neighbour called by a title (王婆婆) is no mother-in-law.

    `understood` is what the search made of the text.
    """
    whom = read_whom(text)
    if whom is not None and (whom.name or whom == Whom(SELF)):
        return whom.relation
    return understood


def clauses(text: str) -> tuple[str, ...]:
    """Give the clauses of a text without its phone numbers."""
    return tuple(filter(None, _CLAUSES.split(text)))


def whom_named(text: str) -> str | None:
    """Give the person that a clause of a text names, by full name at most, and no more."""
    for clause in clauses(text):
        rest = _CHANGES.sub("", _SHE_IS.sub("", clause))
        if read_whom(rest) == Whom("邻居", rest):
            return "邻居"
        kin = named_first(rest)
        if kin is None:
            continue
        if _FOR_IT.match(kin[1]) or read_names(_FOR_WORDS.sub("", kin[1]), asked=True).theirs:
            return relation_of(rest, kin[0])
    return None


def _relation(text: str) -> str | None:
    """Hear another person: “换成我婆婆张桂芳”, “她是我邻居”; not whose phone it is."""
    for clause in filter(None, _CLAUSES.split(text)):
        rest = _SHE_IS.sub("", clause)
        kin = named_first(rest)
        if rest != clause and kin and _FOR_IT.match(kin[1]):
            return kin[0]
        rest = _CHANGES.sub("", clause)
        kin = named_first(rest)
        if kin is None:
            continue
        named = read_names(_FOR_WORDS.sub("", kin[1]), asked=True).theirs
        if named or (rest != clause and _FOR_IT.match(kin[1])):
            return relation_of(rest, kin[0])
    return None


def _consent(text: str) -> str | None:
    """Give the words by which somebody else's consent is told: “她同意”; a bare yes is none."""
    if _REFUSES.search(text):
        return None
    for clause in map(str, filter(None, _CLAUSES.split(text))):
        found = _AGREES.fullmatch(clause)
        who = found["who"] if found else None
        if found and (who in {"他", "她"} or clause.startswith(("本人", "自己"))):
            return clause
        if who and (named_first(who) or read_names(who, asked=True).theirs):
            return clause
    return None


def wrong_field(text: str) -> str | None:
    """Give what is said to be wrong without saying what is right: phone or who; else None."""
    return None if any(each.isdigit() for each in plain(text)) else said_wrong(text)


def said_wrong(text: str) -> str | None:
    """Give what is said to be wrong or changed, phone or who, whatever else is said; else None."""
    said = plain(text)
    if _PHONE_WRONG.search(said):
        return "phone"
    return "who" if _NAME_WRONG.search(said) else None


def mended(known: Mapping[str, Any], kept: Kept, text: str) -> Kept:
    """Give what `text` changes of a person who was told; another one's consent is asked anew."""
    changes = dict(kept)
    another = "relation" in kept and not any(map(_SHE_IS.match, _CLAUSES.split(text)))
    if another:
        changes.setdefault("who", None)
    old, new = known.get("who"), changes.get("who", known.get("who"))
    same = not another and old is not None and _alike(str(old), str(new))
    if not same and "consent" not in kept:
        changes |= {"consent": None, "consent_how": None, "pictured": None}
    return changes


def _alike(old: str, new: str) -> bool:
    return len(old) == len(new) and sum(a != b for a, b in zip(old, new, strict=True)) <= _ALIKE


def onward(known: Mapping[str, Any]) -> str:
    """Give the next step of those that ask for the person: what is known is not asked again."""
    if not (known.get("who") and known.get("phone")):
        return "person"
    return "confirm" if known.get("consent") else "consent"
