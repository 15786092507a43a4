"""From what was said to the choice that was meant: a number, the words of a choice, or a tap."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dialogs.machine import Choice
from knowledge.reading.yes_no import read_yes_no

_DIGITS = {each: number for number, each in enumerate("零一二三四五六七八九十")} | {"两": 2}
_CIRCLED = {chr(0x245F + number): number for number in range(1, 21)}
_NUMBER = re.compile(
    r"(?:选|第|回复|我选|要)?(\d{1,2}|[一二两三四五六七八九十])(?:个|项|号|条|种)?"
)
_BETWEEN = re.compile(r"[、,，;；/+\s]+|和|跟|还有")
_NUMBERS_APART = re.compile(r"\d{1,2}(?:[\s.。．·]+\d{1,2})+")
_FROM_TO = re.compile(r"第?(\d{1,2})(?:到|至|-|－|—|~|～)第?(\d{1,2})")
_TAIL = "的了吧啊呀嘛呢哈哦呗哒撒噻咯啦哩。.!！~～ "
_DENIALS = ("不", "没", "别", "无", "未", "非", "不是", "没有")
_PAIRS = (("是", "否"), ("是", "不是"), ("有", "没有"), ("能", "不能"))
_EXACT, _WITH_SUBJECT = 1000, 15
_NONE_OF_THEM, _A_BARE_NO = "都不是", ("没有", "没", "没得", "不是", "无", "冇", "莫得")
"""A no that is all that is said; “没有低保” says nothing of the other cases."""
_NONE_AT_ALL = ("都没有", _NONE_OF_THEM)
_ASKS = re.compile(
    r"[?？]|吗|么$|呢$|是不是|有没有|什么|啥|怎么|咋|哪|几|多少|多久|为啥|电话|地址|号码"
)
_MORE_WORDS = {
    "本人": ("我自己", "自己办", "自己来", "我来办", "我本人", "自己", "我自己去", "我去", "我来"),
    "满16周岁": ("满了", "满16岁", "满16", "成年", "大人", "够了", "早满了"),
    "未满16周岁": ("没满", "不满", "未满", "没到", "小孩", "还小"),
    "租赁": ("租的", "租来", "租房", "租人家"),
    "自有": ("自己的", "自家", "自己房子", "自己家"),
    "借用": ("借的", "借来"),
    "家里或养老院": ("在家", "家里", "屋里", "养老院"),
    "医院去世": ("医院", "在医院", "医院走的", "在医院走的"),
    "在家去世无医院证明": ("在家", "家里", "屋里"),
    "都没有": ("没有", "没", "都没得", "都不是", "无"),
    "都不是": ("都没有", "都没得", "都不算", "一样都没有", "哪样都不是"),
    "代办": ("帮", "替", "家里人", "别人", "代", "我妈", "我爸", "老人", "亲戚"),
    "有": ("有的", "有一个", "得"),
    "没有": ("没", "没得", "冇", "无", "莫得", "没有过", "没的"),
    "是": ("对", "嗯", "是的", "对头", "就是", "要得", "对的", "嗯嗯"),
    "不是": ("不", "没有", "不对"),
    "否": ("不是", "不", "没有", "不对"),
    "在": ("在的", "还在", "在手上", "有"),
    "丢了": ("掉了", "不见了", "找不到", "遗失", "弄丢", "搞丢"),
    "能": ("能的", "可以", "走得动"),
    "不能": ("走不动", "不行", "动不了", "卧床"),
    "不清楚": (
        "不知道", "不晓得", "不确定", "说不清", "忘了", "搞不清", "不懂", "不明白", "晓不得",
        "说不准",
    ),
    "坏了或到期": ("坏了", "坏掉", "断了", "消磁", "到期", "过期"),
    "就业": ("上班", "打工", "务工", "工作"),
    "住所": ("有房子", "买了房", "买的房", "租房", "租的房", "住的"),
    "就读": ("读书", "上学", "念书"),
    "未婚": (
        "没结婚", "没有结婚", "没结过婚", "没扯证", "没扯结婚证", "没领证", "没领结婚证",
        "没有领证", "没有领结婚证", "没打结婚证", "单身",
    ),
    "已婚": (
        "结婚了", "结了婚", "扯了证", "扯了结婚证", "领了证", "领了结婚证", "打了结婚证", "领过证",
    ),
    "离婚": ("离了", "离异", "离过"),
    "离异": ("离了", "离婚"),
    "确定": ("好", "好的", "行", "可以", "对", "是", "要得", "ok", "嗯", "确认", "没问题", "中"),
}  # fmt: skip


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Give the text in half width, lower case, without blanks and closing particles."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(folded.split()).rstrip(_TAIL)


def choose(
    text: str,
    choices: Sequence[Choice],
    *,
    several: bool = False,
    strict: bool = False,
    about: str = "",
) -> tuple[str, ...]:
    """Give the keys of the choices that the text names; empty where none or more than allowed.

    A number that no choice has is no choice; words that fit two choices equally are no choice. A
    question is never an answer. `strict`: a choice's words must be all that is said. `about` is the
    question's wording: “有残疾证” is 有 where 残疾证 was asked about.
    """
    if not choices or not text.strip():
        return ()
    apart = several and _NUMBERS_APART.fullmatch(text.strip()) is not None  # “2 4” is not 24
    number = None if apart else _number(text)
    if number is not None:
        return (choices[number - 1].key,) if 1 <= number <= len(choices) else ()
    whole = worded(text, choices, strict=strict, about=about) or _said_yes(text, choices)
    if whole:
        return (whole,)
    if not several:
        return ()
    between = _BETWEEN.split(re.sub(r"[.。．·]", " ", text) if apart else text)
    found = [_some(part, choices, about) for part in between if part]
    if not found or () in found:
        return ()
    return tuple(dict.fromkeys(each for keys in found for each in keys))


def _some(part: str, choices: Sequence[Choice], about: str) -> tuple[str, ...]:
    """Give the choices that a part of an answer names: one, or from one to another (“3到5”)."""
    span = _FROM_TO.fullmatch(part)
    if span is None:
        return choose(part, choices, about=about)
    first, last = int(span[1]), int(span[2])
    if not 1 <= first < last <= len(choices):
        return ()
    return tuple(each.key for each in choices[first - 1 : last])


def _said_yes(text: str, choices: Sequence[Choice]) -> str | None:
    """Give the choice that a yes in any dress means; a no is too often a refusal to go on."""
    labels = {each.label: each.key for each in choices}
    yes = next((each for each, no in _PAIRS if {each, no} <= labels.keys()), None)
    return labels[yes] if yes and read_yes_no(text) else None


def _number(text: str) -> int | None:
    stripped = text.strip().rstrip("。.、，,)） ")
    if stripped in _CIRCLED:
        return _CIRCLED[stripped]
    match = _NUMBER.fullmatch(plain(stripped))
    if match is None:
        return None
    said = match.group(1)
    return int(said) if said.isdecimal() else _DIGITS[said]


def worded(
    text: str, choices: Sequence[Choice], *, strict: bool = False, about: str = ""
) -> str | None:
    """Give the choice that the words (no number) name, or None."""
    said = plain(text)
    if not said:
        return None
    best: dict[str, int] = {}
    for choice in choices:
        if choice.label == _NONE_OF_THEM and said in _A_BARE_NO:
            best[choice.key] = _EXACT
        for word in (choice.label, *choice.words, *_MORE_WORDS.get(choice.label, ())):
            if choice.label in _NONE_AT_ALL and word in _A_BARE_NO and not said.endswith(word):
                continue
            score = _fits(said, plain(word), plain(about), exact_label=word == choice.label)
            if score > best.get(choice.key, 0):
                best[choice.key] = score
    least = _EXACT if strict or _ASKS.search(said) else 1
    ranked = sorted(best.items(), key=lambda each: -each[1])
    if not ranked or ranked[0][1] < least:
        return None
    return None if len(ranked) > 1 and ranked[0][1] == ranked[1][1] else ranked[0][0]


def _fits(said: str, word: str, about: str, *, exact_label: bool) -> int:
    if said == word or said == word * 2:
        return _EXACT + 1 if exact_label else _EXACT
    if len(word) == 1:  # one character says little: only with what was asked about
        rest = said.removeprefix(word)
        return _WITH_SUBJECT if rest != said and len(rest) > 1 and rest in about else 0
    if word in said and not _denied(said, word):
        return len(word) * 10
    if len(said) > 1 and said in word and not word.startswith(_DENIALS):
        return len(said) * 10 - 1
    return 0


def _denied(said: str, word: str) -> bool:
    before = said[: said.index(word)]
    return before.endswith(_DENIALS)
