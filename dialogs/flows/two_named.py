"""An answer in two parts that are two choices where one may be chosen (“丢了，也到期了”).

Which of the two is asked, unless the one holds whatever the other says.
"""

import re

from dialogs.choosing import choose, plain
from dialogs.flows.statuses_told import answering
from dialogs.machine import Aside, Choice, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.contrast import read_contrast
from knowledge.reading.statuses import read_statuses

_LONGEST = 40  # characters: who says more tells a story
_READ_ELSEWHERE = frozenset({"agent", "marriage", "marriage_kin", "death", "death_place"})
_YES_OR_NO = frozenset({"有", "没有", "是", "否", "不是", "能", "不能"})
"""Of these only the whole says what is meant (“没有社保卡，有银行卡”)."""
_PARTS = re.compile(r"[\s,，.。;；、!！~～]+|还有|以及|[和跟与也又都]|(?<!证)还(?!在)")
_LEADS = re.compile(r"^(?:后来|结果|最后|现在|然后|而且|并且|接着|之前|先)+")
_ASKS = re.compile(r"[?？]|[吗么呢]$|怎么|咋|什么|啥|是不是|要不要|能不能")
_CHANGED = re.compile(
    r"(?<![没不未])(?:变了|变动|改了|不一样了|换了?(?:了|个|工作|单位|厂|房|地方|住处|一家)|搬(?:了|家|到|走|去|出)|跳槽|辞了)"
)
_NOT_CHANGED = re.compile(
    r"(?:没有?|没得|未|不)(?:变|换|搬|改|跳槽|动)(?:了|过|家|工作|单位|厂|房子?|地方|住处)*"
)
_OLD_PAPER = frozenset({"old_cert", "discharge", "lost"})
_COPY = re.compile(
    r"(?:有|留了?|剩|拍)?(?:个|张|了)*(?:复印件|照片|扫描件|电子版|相片|截图|拍照|影印件)"
)
_COPY_PART = re.compile(rf"[^,，]*{_COPY.pattern}[^,，]*")
_HERE, _GONE = "在", "丢了"


def heard(turn: Turn, asked: Circumstance) -> Turn | Aside | None:
    """Give the turn with what the parts say together, or ask which; None where one is named."""
    text = turn.said.text
    if asked.several or asked.id in _READ_ELSEWHERE or len(text) > _LONGEST:
        return None
    if plain(text) in asked.answers or _ASKS.search(text) or read_contrast(text):
        return None
    if asked.id == "moved":
        return _moved(turn)
    if asked.id in _OLD_PAPER and _COPY.search(text):
        return _a_copy(turn, asked)
    if read_statuses(text):  # heard in statuses_told.py
        return None
    named = _named(text, asked)
    if len(named) < 2 or set(named) <= _YES_OR_NO:  # noqa: PLR2004 - two choices
        return None
    return Aside((texts.which_of_two(named, _GONE if asked.id in _OLD_PAPER else None),))


def _named(text: str, asked: Circumstance) -> list[str]:
    """Give the answers that the parts name, each once."""
    choices = [Choice(each, each) for each in asked.answers]
    parts = (_LEADS.sub("", each) for each in _PARTS.split(text))
    found = [choose(each, choices, about=asked.question) for each in parts]
    said = dict.fromkeys(each[0] for each in found if len(each) == 1)
    return [each for each in said if each != UNSURE]


def _moved(turn: Turn) -> Turn | None:
    """Hear “单位没变，住的地方变了”: one that has changed is a change."""
    if not _CHANGED.search(_NOT_CHANGED.sub("", plain(turn.said.text) + "了")):
        return None
    return answering(turn, ("变了",))


def _a_copy(turn: Turn, asked: Circumstance) -> Turn | Aside:
    """Hear “原件丢了，复印件还在” of the paper itself; a copy alone does not say."""
    rest = _COPY_PART.sub("", turn.said.text).replace("原件", "")
    named = _named(rest, asked) if rest.strip("，, ") else []
    if len(named) == 1:
        return answering(turn, (named[0],))
    return Aside((texts.ONLY_A_COPY,))
