"""A paper that somebody lacks: “没卡”, “户口本没得”. It is no wish for another matter.

What the list says of that paper is told, and the question goes on. Only what the record says.
"""

import re
from dataclasses import replace

from dialogs.choosing import plain
from dialogs.flows import asides, paper_answers, paper_lines
from dialogs.machine import Aside, Outcome, Turn
from dialogs.texts import in_between as texts
from dialogs.texts.notice import materials_text
from knowledge.circumstances import Circumstance
from knowledge.matters import Matter

ACCOUNT = "own_account"
"""The circumstance of the card, or passbook, in one's own name."""
_WHO = (
    r"(?:我们?|俺们?|咱们?|他|她|老伴|老人家?|人家|自己|本人|家里?|屋里|屋头|[爸妈爷奶公婆娃]+|孩子|现在|可是?|但是?|就|也|都|又|还"
    r"|根本|从来|名下|手上|手头|没办法)*"
)
_NO = r"(?:没有|没得|没的|莫得|莫有|冇得|冇有|木有|木得|没|冇|缺|无)"
_PAPER = r"(?:那|这|个|张|本|份|什么|啥|任何)*(?P<{}>[一-龥]{{1,8}}?)"
_LACKS = re.compile(
    rf"{_WHO}{_NO}(?:过|办|办过|弄)?{_PAPER.format('a')}(?:[啊呀嘛呢哦咋的了]|这东西|这个)*"
    rf"|{_WHO}{_PAPER.format('b')}(?:也|都|还|就|我|俺|从来)*(?:{_NO}(?:有|办|办过)?|没(?:办|开|弄|拿|领|下)(?:好|到|下?来|出来|成)?)[啊呀嘛呢哦的了]*"
)
_CARD = re.compile(
    r"(?:银行|社保|医保|邮政|邮储|信用社|农行|农商|工资|粮补|一折通)*(?:卡|存折|折子|账户|户头|账号)|一卡通"
)
_ANY_CARD = re.compile(r"卡|户头|账户|账号|银行账户")
"""Who lacks one kind of card may have the other."""
_CARD_PAPERS = ("银行卡", "存折", "账户", "一卡通", "社保卡")
_IS_PAPER = re.compile(
    r"[^怎咋办补啥吗哪什]{0,6}?(?:卡|证|本|本本|本子|簿|书|表|照|照片|相片|存折|折子"
    r"|证明|合同|协议|材料|流水|记录"
    r"|发票|单子?|账户|户头|账号|章|报告|病历|原件|复印件|一卡通)"
)
_KIN = r"老伴|老头子?|老婆子?|老公|儿子?|女儿?|姑娘|闺女|媳妇|孙子|[爸妈爷奶]+|娃"
_SOMEBODY = rf"(?:{_KIN}|别人|人家|亲戚)"
_HAS = re.compile(
    rf"{_WHO}(?:有|是)(?:的)?(?:[一两三几]|好几)?(?:个|张|本)?(?:老|旧|新)?(?:的)?"
    rf"(?:农村|信用社|邮政|邮储|银行|农行|农商行?|工行|建行|社保|养老|领钱|发钱)*(?:的|那种)*(?:{_CARD.pattern})?[的啊呀嘛了哦]*"
    r"|有是有[的啊嘛]*|(?:我|俺|他|她)?(?:有|办)(?:了|过)?[一两三几]+(?:张|个|本)[的啊呀嘛了]*"
)
_OTHERS = re.compile(
    rf"(?:我|俺|想|能|就|那|是|都|一直|平时)*(?:用|打到?|发到?|存到?|有)(?:的|我|俺|他|她|是)*{_SOMEBODY}(?:的|名下)*.*(?:{_CARD.pattern}).*"
    rf"|{_SOMEBODY}(?:的|有|名下的?)+(?:{_CARD.pattern}).*"
)
_LOST = re.compile(
    rf"{_WHO}(?:{_CARD.pattern})(?:早就|已经|被|给|我|都|也|就)*(?:搞|弄)?(?:丢|掉|落|不见|找不到|找不着|遗失|坏|断|烂)[了咯的啊啦]*"
    rf"|(?:丢|掉|坏)(?:了|咯)(?:{_CARD.pattern})?"
)


def at_the_card_question(turn: Turn, asked: Circumstance | None) -> Turn | Outcome | None:
    """Hear whether there is an account in one's own name; what leaves it open is asked plainly."""
    if asked is None or asked.id != ACCOUNT or turn.said.understanding.asks:
        return None
    said = "".join(turn.said.text.split()).strip("。.！!，,~～")
    if _OTHERS.fullmatch(said):
        return Aside((texts.OWN_ACCOUNT,))
    if _LOST.fullmatch(said):
        return Aside((texts.LOST_ACCOUNT,))
    lacked = paper_lacked(said)
    if lacked is not None and _ANY_CARD.fullmatch(lacked):
        return replace(turn, said=replace(turn.said, chosen=("没有",)))
    return replace(turn, said=replace(turn.said, chosen=("有",))) if _HAS.fullmatch(said) else None


def told(turn: Turn, *, listed_only: bool = False) -> Aside | None:
    """Say what the list of the matter at hand has of a paper that is lacked; None where none is.

    Who has no account is told the lines for that case. What is asked just now is an answer, and
    left to the question. `listed_only`: None too where the list has nothing of it.
    """
    matter, lacked = asides.at_hand(turn), paper_lacked(turn.said.text)
    if matter is None or lacked is None or turn.said.understanding.asks:
        return None
    name = str(turn.learned.get("asking"))
    asking = turn.world.catalog.circumstances.get(name)
    if asking and name not in turn.learned.get("answers", {}) and lacked in asking.question:
        return None
    if told := _lines(turn, matter, lacked):
        return Aside((told,))
    return None if listed_only else Aside((texts.not_listed(lacked),))


def paper_lacked(text: str) -> str | None:
    """Give the words for what somebody says to lack, and nothing else; None where they do not."""
    found = _LACKS.fullmatch(plain(text))
    lacked = (found["a"] or found["b"]) if found else ""
    return lacked if _IS_PAPER.fullmatch(lacked) else None


def _lines(turn: Turn, matter: Matter, lacked: str) -> str:
    """Give what the list says of it; empty where nothing on it is called so."""
    card = _CARD.fullmatch(lacked) is not None
    answers = dict(paper_answers.answered(turn, matter))
    if card:
        answers[ACCOUNT] = ("没有",)
    words = (*paper_lines.words_of(turn, lacked), *(_CARD_PAPERS if card else ()))
    found, listed = paper_lines.lines(turn, matter, words, answers)
    if not found:
        return ""
    return texts.lacks(lacked, materials_text(found), in_some_case=not listed)
