"""Who comes, where the question counts a family as 本人: after a death, or for a new child.

Whoever is only named may be the one who has died, and is asked about.
"""

import re
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.machine import Aside, Outcome, Turn
from dialogs.texts import who_comes as texts
from knowledge.circumstances import Circumstance
from knowledge.reading.agents import AGENT, HIMSELF, is_asked
from knowledge.reading.deaths import read_death
from knowledge.reading.kinsfolk import SELF, people_in, read_whom

_OF_THE_DEAD = "外人"
"""Stands in the question that is asked after a death."""
_PARENTS = re.compile(
    r"(?:(?:孩子|娃儿?|宝宝|小孩)(?:他|她|的)*(?:爸爸?|妈妈?|爹|娘)|^(?:爸爸?|妈妈?|爹|娘)|爸妈|父母|老公|老婆|媳妇|爱人|丈夫|妻子"
    r"|两口子|夫妻|我们?(?:自己|两个|俩)?(?=[来去办跑]|就|会|要|可以|自己))"
)
_DIED = re.compile(
    r"(?:走|去世|过世|过身|没|死|不在|病故|病逝|故去|亡故|殁|离世)(?:了|咯|咗|的|掉|得|世|人世|[0-9一二三四五六七八九十几两]+[天日年]|个|多|月|周)+$"
    r"|(?:死|走|去世|过世)者?的?是"
)
_OUTSIDER = re.compile(
    r"外人|别人|人家|别个|邻居|隔壁|朋友|同事|同学|村干部|村上|代办|委托|托(?:人|付|给)|请人|找人"
)
_UNSURE_KIN = re.compile(r"亲戚|[叔伯舅姨姑表堂侄甥]")
_COMES = re.compile(r"[来去办跑]|到场|出面|自己|亲自")
_FAMILY = re.compile(r"家里?人|屋里人|家属|亲属|(?:我|俺|咱)们?")


def heard(turn: Turn, asked: Circumstance) -> Turn | Outcome:
    """Give the turn with who comes; ask where somebody is named and not said to come."""
    text = plain(turn.said.text)
    if is_asked(turn.said.text) or text in {HIMSELF, AGENT}:
        return turn
    if _OF_THE_DEAD not in asked.question:
        parents = _PARENTS.search(text) and not _OUTSIDER.search(text)
        return _answering(turn, HIMSELF) if parents and _COMES.search(text) else turn
    named = read_whom(text)
    kin = _FAMILY.search(text) or any(each != SELF for each, _ in people_in(text))
    if read_death(turn.said.text) is not None and not kin:
        return replace(turn, said=replace(turn.said, chosen=()))  # of what is asked next
    told = "".join(turn.said.text.split()).rstrip("。.！!~～，,")
    if _DIED.search(told) and not _COMES.search(_DIED.sub("", told)):
        return Aside((texts.WHO_COMES_AFTER_A_DEATH,))
    if _OUTSIDER.search(text):
        return _answering(turn, AGENT)
    if _UNSURE_KIN.search(text):
        return Aside((texts.WHO_COMES_AFTER_A_DEATH,))
    if kin and (_COMES.search(text) or _FAMILY.fullmatch(text)):
        return _answering(turn, HIMSELF)
    return Aside((texts.WHO_COMES_AFTER_A_DEATH,)) if kin or named is not None else turn


def _answering(turn: Turn, answer: str) -> Turn:
    return replace(turn, said=replace(turn.said, chosen=(answer,)))
