"""Who comes to the counter: the one whose matter it is, or an agent. “我” may be either."""

import re
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import family_comes, unaided
from dialogs.flows.known import Corrected, note
from dialogs.machine import Aside, Outcome, Turn
from dialogs.texts import who_comes as texts
from knowledge.circumstances import Circumstance
from knowledge.reading.agents import (
    AGENT,
    HIMSELF,
    UNCLEAR,
    Comes,
    is_asked,
    read_comer,
    sent,
    writer_comes,
)
from knowledge.reading.coming_together import read_together
from knowledge.reading.for_whom import called
from knowledge.reading.kinsfolk import SELF, read_whom, relation_of

_CHILDREN = frozenset({"孩子", "儿子", "女儿"})
_ALIKE = (
    _CHILDREN | {"孙子", "孙女", "外孙", "外孙女", "亲戚"},
    frozenset({"老伴", "爱人", "老公", "老婆", "丈夫", "妻子"}),
)
"""Words that may be said of one and the same."""
_GOES = re.compile(r"(?:过?[来去]|跑)(?:办|$)|[来去]的?$|[来去]一趟")
_NO_AGENT = re.compile(r"(?:我|这|都)*(?:不是|不用|不要|不找|不需要|没有)(?:找|要|请)?(?:人)?代办")
_OF_THE_DEAD = frozenset({"death", "death_place", "cremation", "cremated"})
_WHY_IT_ENDS = ("exit_reason", "cert_end")


def wording(turn: Turn, asked: Circumstance) -> str:
    """Give a question's words; who comes is asked of the one whose matter it is."""
    whom, usual = turn.learned.get("whom"), turn.world.catalog.circumstances.get("agent")
    if asked == usual and for_another(turn) and whom not in _CHILDREN:
        return texts.asks_who_comes(str(whom))
    return asked.question


def heard(turn: Turn, asked: Circumstance) -> Turn | Outcome:
    """Give the turn with who comes, as it was said; ask where that is unclear."""
    usual = turn.world.catalog.circumstances.get("agent")
    if usual is None:
        return turn
    if asked.question != usual.question:
        return family_comes.heard(turn, asked)  # in words of its own: 家里人 of the dead
    another, text = for_another(turn), turn.said.text
    whom = str(turn.learned["whom"]) if another else None
    if is_asked(text):
        return Aside((texts.who_comes(whom),)) if turn.said.chosen else turn
    if alone := unaided.nobody(text):
        return alone
    comes = (
        _together(text, whom)
        or _sent(text, whom)
        or read_comer(text, for_another=another)
        or _named(turn, whom)
    )
    if comes == UNCLEAR:
        return Aside((texts.who_comes(whom),))
    if comes is None:
        return turn
    if whom in _CHILDREN and comes == AGENT and not _certain(turn):
        return Aside((texts.CHILD_S_PARENTS,))
    return replace(turn, said=replace(turn.said, chosen=(comes,)))


def _together(text: str, whom: str | None) -> Comes | None:
    """Hear “我和我妈都去”: whose matter it is comes along, or it is asked."""
    other = read_together(text)
    if other is None:
        return None
    return HIMSELF if whom is None or relation_of(other) == whom else UNCLEAR


def _sent(text: str, whom: str | None) -> Comes | None:
    """Hear “喊我女去办”; the child sent may be the very one whose matter it is."""
    if _NO_AGENT.fullmatch(plain(text)):
        return HIMSELF
    kin = sent(text) or _kin_alone(text)
    if kin is None or whom is None:
        return AGENT if kin else None
    relation = relation_of(kin) or relation_of(f"我{kin}")
    if relation == whom:
        return HIMSELF if sent(text) else UNCLEAR
    alike = any(whom in each and (relation in each or relation is None) for each in _ALIKE)
    return UNCLEAR if alike else AGENT


def _kin_alone(text: str) -> str | None:
    """Hear “我儿子” and nothing else, where it is asked who comes."""
    words = plain(text)
    called_so = called(words) if relation_of(words) is None else words
    return words if called_so not in {None, SELF} else None


def _named(turn: Turn, whom: str | None) -> Comes | None:
    """Hear “我老公去办”, and “我爸来” of the one whose matter it is."""
    named, said = turn.said.understanding.slots.whom, turn.said.text
    if AGENT in said:
        return None
    if named is not None and _GOES.search(said):
        return HIMSELF if named == whom else AGENT
    by_words = (whom is not None and turn.said.chosen) or ()
    taken = (by_words == (AGENT,) and read_whom(said) is not None) or (
        by_words == (HIMSELF,) and "我" in said
    )
    return UNCLEAR if taken else None


def _certain(turn: Turn) -> bool:
    """Say whether a parent who comes is an agent: the child is grown, or can't come."""
    grown = "满16周岁" in turn.learned.get("answers", {}).get("minor", ())
    return grown or read_comer(turn.said.text, for_another=False) is not None


def told_early(turn: Turn) -> Corrected | None:
    """Hear “她来不了，我去办” before who comes is asked."""
    learned = turn.learned.get("answers", {})
    asked = turn.world.catalog.circumstances.get("agent")
    if asked is None or "agent" not in turn.matter.asks or not writer_comes(turn.said.text):
        return None
    if turn.learned.get("whom") in _CHILDREN:
        return None
    if not for_another(turn) or read_comer(turn.said.text, for_another=True) != AGENT:
        return None
    note(turn, asked, [AGENT])
    return Corrected({**learned, "agent": [AGENT]}, AGENT)


def for_another(turn: Turn) -> bool:
    """Say whether the matter is for somebody else than the writer, who could come himself."""
    return turn.learned.get("whom") not in {None, SELF} and not _for_the_dead(turn)


def _for_the_dead(turn: Turn) -> bool:
    """Say whether whoever it is about has died: the family come in their own name."""
    answers = turn.learned.get("answers", {})
    reasons = [each for name in _WHY_IT_ENDS for each in answers.get(name, ())]
    if reasons:
        return any("去世" in each for each in reasons)
    matter = turn.world.catalog.matter(str(turn.learned.get("matter")))
    if matter is None:
        return False
    return bool(_OF_THE_DEAD & set(matter.asks)) or "丧葬" in matter.name
