"""A question whose yes means none (“是不是一个有工作的都没有”): there 没有 is a yes."""

import re

from dialogs.choosing import plain
from dialogs.flows.statuses_told import answering
from dialogs.machine import Aside, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import Circumstance

_ASKS_FOR_NONE = re.compile(r"是不是[^,，?？]*没有?[?？]?$")
_YES, _NO = "是", "不是"
_BREAKS = re.compile(r"[\s,，.。;；、!！~～]+")
_WHO = (
    r"(?:我们?家?|俺|咱们?|家里|屋头|屋里|全家|一家人?|大家|现在|目前|确实|真的|反正|就|是|对|嗯)*"
)
_NO_ONE = r"(?:没有?|没得|莫得|冇|无)"
_WORK = r"(?:上班|工作|打工|务工|班上|事做|活干|做事|干活|就业|挣钱|拿工资)"
_NONE = re.compile(
    rf"{_WHO}(?:全|都|一个人?|哪个|谁|也|人)*(?:在|有|去)?{_WORK}?的?(?:人|都|也|一个)*"
    rf"{_NO_ONE}(?:一个人?|人|哪个|谁|得|有|在|去)*{_WORK}?(?:的|人)*"
    rf"|{_WHO}(?:都|全)+(?:失业|待业|下岗|闲着?|耍起|在家.{{0,4}})"
)
_SOME = re.compile(
    rf"{_WHO}(?:还|也|只|就)?有(?:的|啊|几?[一二两三四几]?个?)?(?:人|儿子|女儿|老公|老婆|娃|爸|妈)?(?:在|有)?"
    rf"(?:外面|外头|厂里|厂头|广东|浙江|镇上)?{_WORK}?的?"
    rf"|[^没不无冇莫]{{0,10}}(?:在|有|去|出去|都)(?:外面|外头|厂里|厂头|外地)?{_WORK}[^没不无冇莫]{{0,4}}"
)


def heard(turn: Turn, asked: Circumstance) -> Turn | Aside | None:
    """Give the turn with what is meant, or ask; None where another question is asked.

    What is no statement of any or none (a number, 是, 不是, 不清楚) is left as it was chosen.
    """
    if set(asked.answers) != {_YES, _NO} or not _ASKS_FOR_NONE.search(asked.question):
        return None
    text = plain(turn.said.text)
    if text in asked.answers:
        return None
    told = {_told(each) for each in _BREAKS.split(text) if each} - {None}
    if len(told) == 1:
        return answering(turn, (_YES if told.pop() else _NO,))
    doubtful = re.search(_NO_ONE, text) and turn.said.chosen == (_NO,)
    return Aside((texts.NONE_IS_YES,)) if told or doubtful else None


def _told(clause: str) -> bool | None:
    """Say whether a clause tells of none (True) or of some (False); None where it tells neither."""
    if clause in {"没错", "没问题", "没事", "没听懂"}:
        return None
    if _NONE.fullmatch(clause):
        return True
    return False if clause == _NO or _SOME.fullmatch(clause) else None
