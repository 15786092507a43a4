"""Words of visits that are asked for already: “上门的改到后天”, “不用来了”, “什么时候来”."""

import re

from dialogs.choosing import plain

CANCELS = re.compile(
    r"不用.{0,3}来了?|别来了?|莫来了?|不消来|(?<!要)不要.{0,3}来了?|唔使嚟|取消|不约了|退掉|撤|(?<!要)不要(?:了|$)"
    r"|(?<![要用能])(?:不|莫|别)(?:用|要|消|想|必|需要?|约|得)?(?:再|你们|您们|人|来|约|再来){0,2}上门"
)
MOVES = re.compile(r"改|换|推|提前|延|挪|调")
_MINE = re.compile(r"我约的|约好的?|查|看.{0,2}我")
_OF_VISITS = re.compile(r"上门|来(?:我)?(?:家|屋)|来人")
_ASKS_WHEN = re.compile(
    r"(?:你们|恁|您们)?(?:上门的?(?:人|同志|工作人员)?)?(?:到底|究竟|今天|大概|约的)?(?:什么时候|什么时间|啥时候?|几时|多久|几点|哪天|哪个时候|好久|多咱|哪一天)(?:钟)?(?:能|才|会|要|到底)?"
    r"(?:过)?(?:来|到|上门)(?:人|我家|家里?|屋头)?(?:呀|啊|嘛|呢|哦)?|(?:今天|明天)(?:还)?来不来|(?:还|怎么还)?(?:没|不)来(?:呢|呀|啊|人)?|谁来|哪个来|暗号.{0,6}"
)
_OF_THE_COUNTER = re.compile(r"(?:窗口|大厅|柜台)(?:上|那边)?(?:的|那个|预约|约|号)")
_COMES_NOT = re.compile(r".{0,8}(?:不来了|去不了|不去了|来不了).{0,6}")
"""A citizen who doesn't come to the counter."""

_SELF = re.compile(r"\s*(?:给|是)?(?:我|我自己|本人|自己|我本人)(?:办|的)?[。!！ ]*")


_BARE_WISH = re.compile(
    r"(?:先|再|就|那|我|要|想|请|帮我|给我|你们|麻烦|还是|对|嗯)*(?:预?约)?(?:一?[次个下])?(?:来)?上门(?:服务|办理?|来办|来)?(?:吧|嘛|的|噻|哈|呗)*"
)


def only_wishes(text: str) -> bool:
    """Say whether a text says nothing but that a visit is wished: “先约上门”."""
    return _BARE_WISH.fullmatch(plain(text)) is not None


def is_self(text: str) -> bool:
    """Say whether a text says nothing but that it is for the writer."""
    return _SELF.fullmatch(text) is not None


def without_need(notes: str | None, need: str | None) -> str | None:
    """Leave out notes on the way that only say the need once more."""
    return None if notes and need and need in notes and "；" not in notes else notes


def is_of_visits(text: str) -> bool:
    """Say whether the text is of a visit that is asked for already, rather than a new one."""
    said = plain(text)
    of_visits = _OF_VISITS.search(said) is not None
    changes = CANCELS.search(said) or (MOVES.search(said) and of_visits)
    asks = _ASKS_WHEN.fullmatch(said) or (of_visits and _MINE.search(said))
    if not (asks or (changes and (of_visits or "来" in said))):
        return False
    comes_not = _COMES_NOT.fullmatch(said) or _OF_THE_COUNTER.search(said)
    return of_visits or comes_not is None
