"""Two phones in one message: one's own, and the one of those who are visited.

What was said wrongly is left out: “138 1234 5678不对是5679”, “13812345678，错了是13812345679”.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.reading.figures import plain_text
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.phones import NotAPhone, Phone, read_phone

_UNANSWERED = (
    r"(?:要是|如果|万一)?(?:打不通|不通|没有?人接|没得人接|不接|关机|占线|联系不上|找不到(?:我|人))"
    r"(?:的?话|了|就|再|可以|也)*"
)
_PARTS = re.compile(
    rf"[,，。;；、\n]+|还有|另外|再就是|(?<=\d)和|(?<=\d)跟|(?<=\d)或者?|(?<=\d)\s*{_UNANSWERED}"
)
_THEIRS = re.compile(
    r"老人|他|她|屋[里头]|家里|屋企|座机|[爸妈爹娘]|奶奶|爷爷|婆|公公|外公|大[爷妈娘叔伯]|叔叔|伯伯|婶|老伴|老汉|邻居|本人"
)
_MINE = re.compile(r"我(?:的|自己)|打我|我手机|我电话")
_OFFICE = re.compile(r"村长|村支书|书记|队长|组长|村干部|代办员|网格员")
_YOUNG = re.compile(
    r"(?:[大小老二三])?(?:儿子|女儿|闺女|儿媳妇?|女婿|孙子|孙女|侄[儿女子]?|外甥女?)"
)
_WRONG = (
    r"(?:哎|哦|噢|呃|[,，。;；、!！\s])*(?:不对|不是|错了|(?:说|写|打|输|搞|念|记|发)错了?|弄错了?)"
    r"(?:了|啊|哦|呀|[,，。;；、!！:：\s])*"
)
_END = r"(?:最?后(?:面)?[一二三四五六两几]?[位个]?(?:数字?)?|尾号|末尾)?"
_LAST_DIGITS = re.compile(
    rf"(?P<before>\d[\d\s-]{{8,15}}\d)(?:的)?[,，]?{_END}{_WRONG}{_END}(?:应该)?(?:是|:)?\s*"
    r"(?P<digits>\d{2,7})(?![\s-]*\d)"
)
_INSTEAD = re.compile(rf"\d[\d\s-]{{5,}}(?:的)?{_WRONG}(?=\D{{0,8}}\d)")
_NOT_THIS = re.compile(r"(?:不是|不要打|别打|莫打)\s*\+?\d[\d\s-]{5,}\d")


@dataclass(frozen=True, slots=True)
class Phones:
    """The writer's phone and the visited person's, formatted as said; None where not said.

    `mine_of` and `theirs_of` say whose it was said to be (儿子, 王婆婆); empty where not said.
    """

    mine: Phone | None = None
    theirs: Phone | None = None
    mine_of: str = ""
    theirs_of: str = ""


def read_phones(text: str, *, area: str = "", asked: bool = False) -> Phones | NotAPhone | None:
    """Read up to two phones; what is wrong with the first; None where none is meant."""
    text = _set_right(plain_text(text), area)
    mine: tuple[Phone, str] | None = None
    theirs: tuple[Phone, str] | None = None
    for part in _PARTS.split(text):
        found = read_phone(part, area=area, asked=asked and any(c.isdigit() for c in part))
        if not isinstance(found, Phone):
            continue
        said = (found, owner(part))
        is_mine = _MINE.search(part) is not None and not _YOUNG.search(part)
        is_theirs = _THEIRS.search(part) is not None and not is_mine
        if is_mine and mine is not None and theirs is None:
            mine, theirs = said, mine
        elif theirs is None and (is_theirs or mine is not None):
            theirs = said
        elif mine is None:
            mine = said
    if mine is None and theirs is None:
        whole = read_phone(text, area=area, asked=asked)
        return Phones(whole, mine_of=owner(text)) if isinstance(whole, Phone) else whole
    first, second = mine or (None, ""), theirs or (None, "")
    return Phones(first[0], second[0], first[1], second[1])


def owner(text: str) -> str:
    """Give whose phone it is said to be: 儿子 in “打我儿子的138…”; empty for one's own."""
    found = _OFFICE.search(text) or _YOUNG.search(text)
    if found is not None:
        return found[0]
    whom = read_whom(text)
    return "" if whom is None or whom.relation == SELF else whom.name or whom.relation


def _set_right(text: str, area: str) -> str:
    """Leave out the number that is taken back, where another stands in its place."""
    text = _LAST_DIGITS.sub(_with_digits, text)
    for wrong in _taken_back(text):
        rest = text.replace(wrong, "，", 1)
        if isinstance(read_phone(rest, area=area), Phone):
            text = rest
    return text


def _taken_back(text: str) -> Iterator[str]:
    yield from (each[0] for each in _INSTEAD.finditer(text))
    yield from (each[0] for each in _NOT_THIS.finditer(text))


def _with_digits(found: re.Match[str]) -> str:
    before = "".join(each for each in found["before"] if each.isdigit())
    return before[: -len(found["digits"])] + found["digits"]
