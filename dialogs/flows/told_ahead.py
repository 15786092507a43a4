"""What answers a later question, or another case after the list: “我离婚了”, “要是我离婚了呢”."""

import re
from dataclasses import replace

from dialogs.choosing import choose, plain
from dialogs.flows import read_answers, wished_matter
from dialogs.flows.known import Corrected, chosen_answers, note
from dialogs.machine import Choice, Turn
from dialogs.texts import circumstances as texts
from dialogs.texts import say
from knowledge.circumstances import UNSURE, Circumstance
from knowledge.reading.agents import read_comer

_MARRIAGE = ("marriage", "marriage_kin")
_OF_A_MARRIAGE = re.compile(
    r"(?:我们?|俺们?|咱|家里|现在|已经|早就?|都|就|是|刚|去年|前年|今年|前两年|好几年前)*"
    r"(?:(?:离|结|再|二|未|已)婚|离异|丧偶|守寡|光棍|单身|(?:没有?|还没有?)结过?婚"
    r"|(?:我|俺)?的?(?:老伴|老公|老婆|丈夫|妻子|爱人|媳妇|男人|老头子?).{0,6}(?:走|去世|过世|没|死|不在|病故|病逝)(?:得早)?)"
    r"(?:[了过的啦咯]|[好几一二两三四五六七八九十多0-9]+年)*"
)
_LOST = re.compile(r"走|去世|过世|没了|死|不在|病故|病逝")
_SUPPOSES = re.compile(
    r"(?:那么?|哦|对了|另外)*(?:要是|如果|假如|假设|万一|若是|换成)(?P<case>[^,，。]{2,12}?)(?:的话|的时候)?"
    r"[,，]?(?:那?(?:又|还|该)?(?:要|需要|得)?(?:带|准备|交)?(?:哪些|什么|啥)(?:材料|东西|证件?)?|怎么办|咋办|咋个办|怎么弄|呢)*[?？]?"
)


def heard(turn: Turn) -> tuple[Corrected, str] | None:
    """Give the answers with the one that was told out of turn, and what to say; None without one.

    After the list, a case that is only supposed changes that list, and nothing that is remembered.
    """
    if turn.said.chosen:
        return None
    return _supposed(turn) if turn.learned.get("notice") else _marriage(turn)


def _marriage(turn: Turn) -> tuple[Corrected, str] | None:
    """Keep how the writer is married where that is asked later on."""
    text, learned = plain(turn.said.text), turn.learned.get("answers", {})
    name = next((each for each in _MARRIAGE if each in turn.matter.asks), None)
    asked = turn.world.catalog.circumstances.get(name) if name else None
    if asked is None or (asked.id not in learned and turn.learned.get("asking") == asked.id):
        return None
    of_the_writer = asked.id == "marriage_kin" or turn.learned.get("whom") is None
    if not of_the_writer or not _OF_A_MARRIAGE.fullmatch(text):
        return None
    answer = _answer(turn, asked)
    if answer is None or learned.get(asked.id) == [answer]:
        return None
    note(turn, asked, [answer])
    if asked.id in learned:
        said = say.corrected(answer)
    else:
        lost = "丧偶" in answer and _LOST.search(text)
        said = texts.widowed_ahead(answer) if lost else texts.married_ahead(answer)
    return Corrected({**learned, asked.id: [answer]}, answer), said


def _answer(turn: Turn, asked: Circumstance) -> str | None:
    choices = [Choice(each, each) for each in asked.answers]
    chosen = choose(turn.said.text, choices, about=asked.question)
    there = replace(turn, said=replace(turn.said, chosen=chosen))
    found = wished_matter.heard(there, asked) or read_answers.heard(there, asked) or there
    answers = found.said.chosen if isinstance(found, Turn) else ()
    return answers[0] if len(answers) == 1 else None


def _supposed(turn: Turn) -> tuple[Corrected, str] | None:
    """Hear another case of the matter whose list was told."""
    found = _SUPPOSES.fullmatch(plain(turn.said.text))
    learned = turn.learned.get("answers", {})
    if found is None or turn.said.understanding.papers:
        return None
    circumstances = turn.world.catalog.circumstances
    meant = {
        name: answers
        for name in learned
        if name in circumstances and (answers := _in_case(found["case"], circumstances[name]))
    }
    if len(meant) != 1:
        return None
    name, answers = next(iter(meant.items()))
    if answers == learned[name] or UNSURE in answers:
        return None
    case = "、".join(answers)
    return Corrected({**learned, name: answers}, case), texts.in_that_case(case)


def _in_case(case: str, asked: Circumstance) -> list[str]:
    comes = read_comer(case, for_another=False) if asked.id == "agent" else None
    return [comes] if comes in asked.answers else chosen_answers(case, asked)
