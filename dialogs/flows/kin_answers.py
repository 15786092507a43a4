"""A relative's word that answers the question at hand: whom one joins, who applies.

It goes before “for somebody else”, for which the same word stands elsewhere.
"""

import re

from dialogs.choosing import plain
from dialogs.flows.statuses_told import answering, whom_of
from dialogs.machine import Aside, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import Circumstance
from knowledge.reading.for_whom import called
from knowledge.reading.kinsfolk import SELF, read_whom, relation_of
from knowledge.reading.subjects import SPOUSES

_JOINS = re.compile(
    r"(?:我|俺|他|她|就|是|要|想)*(?:投靠|投奔|跟着?|随|靠|和|与|同|迁到?|落到?|转到?|上到?|到)+(?P<who>[^,，]{1,8}?)"
    r"(?:的?(?:户口本?|那里|那边|那儿|那头|名下|家里|家|屋头|户头))*(?:上|里|去|来|一起|在一起|住|落|迁|过去|的)*"
)
_APPLIES = re.compile(
    r"(?:就|是|由|让|喊|叫|我是)*(?P<who>[^,，]{1,8}?)(?:去|来|申领|申请|领|办|带)*(?:的)?"
)
_PARENTS = frozenset({"爸爸", "妈妈", "父母"})
_CHILDREN = frozenset({"儿子", "女儿", "孩子"})
_MY_PARENT = re.compile(r"(?:我|俺)家?(?:爸|妈|爹|娘|父|母|老汉)")
_ITS_PARENT = re.compile(
    r"(?:我(?:就)?是)?(?:孩子|娃儿?|宝宝|小孩|他|她)?的?(?:他|她)?亲?(?:爸爸?|妈妈?|爹|娘|父母|爸妈|爹妈|父亲|母亲)"
)


def heard(turn: Turn, asked: Circumstance) -> Turn | Aside | None:
    """Give the turn with the answer that a relative's word is; None where nothing is said so."""
    if asked.id == "joint_kin":
        return _joined(turn)
    if asked.id == "claimant":
        return _applying(turn)
    if asked.id == "kin_holder" and _relation(plain(turn.said.text)):
        return Aside((texts.SEEN_IN_THE_BOOK,))
    return None


def _joined(turn: Turn) -> Turn | Aside | None:
    """Hear “老公”, “跟我爸妈”: seen from the one who moves."""
    said, whom = plain(turn.said.text), whom_of(turn)
    joining = _JOINS.fullmatch(said)
    relation = _relation(said) or (_relation(joining["who"]) if joining else None)
    if relation is None:
        return None
    if whom in {None, SELF}:
        kinds = (("投靠配偶", SPOUSES), ("投靠父母", _PARENTS), ("投靠子女", _CHILDREN))
        answer = next((answer for answer, kin in kinds if relation in kin), None)
    else:
        of_a_child = whom in _CHILDREN and relation in _PARENTS
        answer = "投靠父母" if of_a_child else None
    return answering(turn, (answer,)) if answer else Aside((texts.joins_whom(whom),))


def _applying(turn: Turn) -> Turn | Aside | None:
    """Hear “爷爷”, “孩子他妈”; “我妈” may be the child's grandmother."""
    said = plain(turn.said.text)
    if _ITS_PARENT.fullmatch(said):
        return answering(turn, ("父母",))
    if _MY_PARENT.match(said):
        return Aside((texts.OF_THE_CHILD,))
    found = _APPLIES.fullmatch(said)
    relation = _relation(said) or (_relation(found["who"]) if found else None)
    if relation is None or relation in {SELF, *_CHILDREN}:
        return None
    if relation in _PARENTS | SPOUSES:
        return answering(turn, ("父母",))
    return answering(turn, ("其他监护人",))


def _relation(words: str) -> str | None:
    """Give the relation that is all these words name."""
    relation = relation_of(words)
    if relation is None and called(words) is not None:
        named = read_whom(words)
        relation = named.relation if named else "亲戚"
    return relation
