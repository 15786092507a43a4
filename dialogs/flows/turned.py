"""What is said against what was taken: another answer, another person, another matter.

“不是换证，是补证” is no answer of a yes/no question, whatever is asked. source: XL-6
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dialogs.choosing import choose, plain
from dialogs.flows import read_answers, routing, statuses_told, told_ahead, who_comes, wished_matter
from dialogs.flows.known import Corrected, chosen_answers, corrected, note
from dialogs.machine import Again, Aside, Choice, Outcome, Question, Start, Turn
from dialogs.misses import Miss
from dialogs.texts import say
from dialogs.texts import who_comes as texts
from dialogs.words import correction
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.contrast import Contrast, read_contrast
from knowledge.matters import Matter
from knowledge.reading.kinsfolk import read_whom

_ALSO = re.compile(
    r"(?:还|另外|也|再|漏|少|忘)(?:还|也)?(?:有|加上?|算上?|选|说|是)?"
    r"(?:了|个|一个|一样)*[,，、。 ]*(?P<more>.+)"
)
_STEM = re.compile(r"[a-z]+\.[a-z]+[-_]")
_DENIES = re.compile(r"(?:我)?(?:这个?)?不是(?P<denied>[^,，是]{1,8})")
_HAS_NO = re.compile(r"(?:我|家里|我家|我们)*(?:没有?|没得|无)(?P<what>[^,，]{2,12})")
_SELF = frozenset({"我", "我自己", "自己", "我本人", "本人"})
_PEOPLE = tuple("爸妈爷奶公婆哥姐弟妹儿女娃伴")
_NEAR, _STANDS_OUT = 0.03, 2.0
"""From this score on a neighbour may be meant; it is where the next has but half of it."""


def answered(turn: Turn, asked: Circumstance | None, question: Question) -> Turn | Outcome:
    """Give the turn with what it answers, or what else it means; see the module.

    Where who comes is asked, “我” is the agent of somebody else's matter.
    """
    if asked is not None and (wished := wished_matter.heard(turn, asked)):
        return wished
    if asked is not None and (told := read_answers.heard(turn, asked)):
        return told
    if asked is None or _is_a_choice(turn.said.text, question.choices):
        return turn
    contrast = read_contrast(turn.said.text)
    if contrast is None and (stands := statuses_told.heard(turn, asked, question)):
        return stands
    if contrast is None and (asking := _asks_back(turn, asked)):
        return asking
    whom = turn.said.understanding.only_whom or (contrast is not None and _oneself(contrast))
    if contrast is not None and whom and turn.learned.get("matter"):
        return _person(turn, asked, contrast)
    if contrast is not None and not _of_what_is_asked(contrast, asked):
        chosen = choose(contrast.meant, question.choices, several=asked.several)
        turn = replace(turn, said=replace(turn.said, chosen=chosen))
    return who_comes.heard(turn, asked) if asked.id == "agent" else turn


def _of_what_is_asked(contrast: Contrast, asked: Circumstance) -> bool:
    """Say whether “不是未成年人，是大人了” says no to what is asked."""
    return len(contrast.denied) > 1 and contrast.denied in asked.question and not asked.several


def _asks_back(turn: Turn, asked: Circumstance) -> Outcome | None:
    """Ask, where something is denied and nothing said in its place; None where it answers."""
    if asked.several and not turn.said.chosen and _only_one_is_denied(turn.said.text, asked):
        return Aside((say.ONE_IS_NOT,))
    if asked.id == "agent" or not _denies_what_was_taken(turn):
        return None
    return Aside((say.WHAT_INSTEAD,))


def _only_one_is_denied(text: str, asked: Circumstance) -> bool:
    """Say whether it says no to one of several cases (“没有残疾证”), and nothing of the others."""
    found = _HAS_NO.fullmatch(plain(correction(text) or text))
    return found is not None and bool(chosen_answers(found["what"], asked))


def _denies_what_was_taken(turn: Turn) -> bool:
    """Say whether it denies the person or the matter: “不是我”, “不是换证”."""
    found = _DENIES.fullmatch(plain(turn.said.text))
    if found is None or not turn.learned.get("matter"):
        return False
    denied, names = found["denied"], (turn.matter.name, *turn.matter.aliases)
    kin = read_whom(denied) is not None and denied.removeprefix("给").endswith(_PEOPLE)
    return denied in _SELF or kin or (len(denied) > 1 and any(denied in plain(n) for n in names))


def otherwise(turn: Turn) -> Outcome | None:
    """Hear what a contrast says that answers nothing: the matter that is meant, or ask."""
    contrast = read_contrast(turn.said.text)
    if contrast is None:
        return None
    found = matter(turn)
    if found is not None:
        return found
    return Again((say.WHAT_INSTEAD,)) if contrast.denied else None


def matter(turn: Turn) -> Outcome | None:
    """Turn to the neighbour that “不是换证，是补证” means, or ask which; None where it is none."""
    contrast = read_contrast(turn.said.text)
    if contrast is None or turn.learned.get("matter") is None:
        return None
    own, understanding = turn.matter, turn.said.understanding
    if understanding.kind == "matter" and understanding.codes[0] != own.code:
        return _turned_to(turn, understanding.codes[0])
    family = [own.code, *_family(turn, own)]
    named = named_among(turn, family, contrast)
    if len(named) == 1 and named != [own.code]:
        return _turned_to(turn, named[0])
    scores = {each.code: each.score for each in (*understanding.near, *understanding.candidates)}
    offered = [
        each
        for each in say.matter_names(turn.world.catalog, tuple(scores))
        if each.code in family and turn.world.town.takes(each) and scores[each.code] >= _NEAR
    ]
    near = sorted((each.code for each in offered), key=lambda each: -scores[each])
    if not near or near == [own.code]:
        return None
    first = near[0]
    if first != own.code and (len(near) == 1 or scores[first] >= _STANDS_OUT * scores[near[1]]):
        return _turned_to(turn, first)
    others = [each for each in near if each != own.code]
    return Start("find_matter", {**_kept(turn), "candidates": others[:4]})


def named_among(turn: Turn, codes: Sequence[str], contrast: Contrast) -> list[str]:
    """Give those of these matters whose names hold what is meant (“新办”, “退役军人的”)."""
    meant = plain(contrast.meant)
    found = say.matter_names(turn.world.catalog, tuple(codes))
    return [
        each.code
        for each in found
        if turn.world.town.takes(each)
        and any(meant in plain(name) for name in (each.name, each.called, *each.aliases))
    ]


def _family(turn: Turn, own: Matter) -> list[str]:
    """Give the matters of the same paper (“shebao.ka-…”), and those easily taken for this one."""
    stem = _STEM.match(own.code)
    same = [each for each in turn.world.catalog.matters if stem and each.startswith(stem[0])]
    every = dict.fromkeys((*same, *(each.code for each in own.confusions), *turn.memory.candidates))
    return [each for each in every if each != own.code]


def _turned_to(turn: Turn, code: str) -> Start:
    missed = Miss("wrong", str(turn.learned.get("said", "")), (turn.matter.code,), (code,))
    return Start("guide", {**_kept(turn), "matter": code}, missed=missed)


def _kept(turn: Turn) -> dict[str, object]:
    """Give for whom it is, and what was told just now."""
    told = [list(pair) for pair in turn.said.understanding.told]
    given = {"whom": turn.learned.get("whom"), "told": told, "said": turn.said.text}
    return {name: value for name, value in given.items() if value}


def mended(turn: Turn, *, exact_only: bool) -> tuple[Corrected, str] | None:
    """Hear a correction of an answer before, or one more of several; None where it is none.

    Gives the answers and what to say: of several the whole answer is shown.
    """
    more = None if turn.said.chosen else _added(turn)
    if more is not None:
        return more, say.added("、".join(more.kept[more.rest]))
    if turn.said.chosen == () and (kept := who_comes.told_early(turn)):
        return kept, texts.AGENT_NOTED
    if ahead := told_ahead.heard(turn):
        return ahead
    found = _denied(turn) or corrected(turn, exact_only=exact_only)
    return (found, say.corrected(found.rest)) if found else None


def _denied(turn: Turn) -> Corrected | None:
    """Hear “不是丢了，是坏了” of the one answer that is denied."""
    contrast = read_contrast(turn.said.text)
    if contrast is None or not contrast.denied or turn.said.chosen:
        return None
    learned = turn.learned.get("answers", {})
    circumstances = turn.world.catalog.circumstances
    for name in reversed(learned):
        asked = circumstances.get(name)
        if asked is None:
            continue
        wrong = chosen_answers(contrast.denied, asked)
        right = chosen_answers(contrast.meant, asked)
        if not wrong or not right or not set(wrong) <= set(learned[name]):
            continue
        kept = [each for each in learned[name] if each not in wrong and each not in right]
        said = [*kept, *right] if asked.several else right
        note(turn, asked, said)
        return Corrected({**learned, name: said}, "、".join(said))
    return None


def _added(turn: Turn) -> Corrected | None:
    """Hear “还有残疾证” as one more of the several that were answered last."""
    learned = turn.learned.get("answers", {})
    last = next(reversed(learned), None)
    asked = turn.world.catalog.circumstances.get(last) if last else None
    said = correction(turn.said.text) or turn.said.text
    found = _ALSO.fullmatch(plain(said))
    if last is None or asked is None or not asked.several or found is None:
        return None
    none = asked.answers[-1]
    more = chosen_answers(found["more"], asked)
    if not more or none in more:
        return None
    before = [each for each in learned[last] if each not in {none, UNSURE}]
    every = [each for each in asked.answers if each in {*before, *more}]
    note(turn, asked, every)
    return Corrected({**learned, last: every}, last)


def _person(turn: Turn, asked: Circumstance, contrast: Contrast) -> Turn | Outcome:
    """Begin anew for the one who is meant; ask where it may be who comes that is mended."""
    whom = turn.learned.get("whom")
    denied = read_whom(contrast.denied) if contrast.denied else None
    of_the_matter = denied is not None and denied.relation == whom
    if asked.id == "agent" and contrast.denied and not of_the_matter:
        return Aside((texts.WHOSE_OR_WHO_COMES,))
    if not _oneself(contrast):
        return routing.for_another(turn) or turn
    turn.memory.whom, turn.memory.known = None, {}
    return Start("guide", {"matter": turn.matter.code}, (say.for_another("您自己"),))


def _oneself(contrast: Contrast) -> bool:
    said = re.sub(r"^(?:是|给|帮)+|(?:要?办|来办|的)+$", "", contrast.meant)
    return said in _SELF and bool(contrast.denied)


def _is_a_choice(text: str, choices: Sequence[Choice]) -> bool:
    """Say whether a choice stands as it is written, or a number."""
    said = plain(text)
    return said[:1].isdecimal() or any(said == plain(each.label) for each in choices)
