"""From what was said to the choice that was meant: a number, the words of a choice, or a tap."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dialogs.by_place import place_of, places_of
from dialogs.choice_words import MORE_WORDS, SPOKEN, lacked_before
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
_AGREES = re.compile(
    r"[好行中妥成对是嗯恩可阔要得管照确没莫冇👌👍✅🆗🙆💯]|ok|\[(?:ok|强|好的?|点头)\]"
)
_EXACT, _WITH_SUBJECT = 1000, 15
_NONE_OF_THEM, _A_BARE_NO = "都不是", ("没有", "没", "没得", "不是", "无", "冇", "莫得")
"""A no that is all that is said; “没有低保” says nothing of the other cases."""
_NONE_AT_ALL = ("都没有", _NONE_OF_THEM)
_HAS_NONE = frozenset({"没有", "没得", "没的", "莫得"})
_OWN_WORDS = re.compile(
    r"我们|我家|家里|自己|[那这][个些]|什么|哪样|谢谢|[我俺他她它的了过啥子呢哦啊嘛吧呀嗦咧嘢诶哈得办]"
)
_BREAK = re.compile(r"[,，。;；、!！~～]")
_ASKS = re.compile(
    r"[?？]|吗|么$|呢$|是不是|算不算|有没有|什么|啥|怎么|咋|哪|(?<!好)几|多少|多久|为啥|电话|地址|号码"
)


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
    if placed := _placed(text, choices, several=several, strict=strict):
        return placed
    whole = worded(text, choices, strict=strict, about=about) or _said_yes(text, choices)
    if not whole and not strict:
        whole = _spoken(text, choices)
    if whole:
        return (whole,)
    if not several:
        return ()
    between = _BETWEEN.split(re.sub(r"[.。．·]", " ", text) if apart else text)
    found = [_some(part, choices, about) for part in between if part]
    if not found or () in found:
        return ()
    return tuple(dict.fromkeys(each for keys in found for each in keys))


def _placed(
    text: str, choices: Sequence[Choice], *, several: bool, strict: bool
) -> tuple[str, ...]:
    """Give the choices that are meant by where they stand in the list: “头一个”, “最下面那个”."""
    if strict:
        place = None if "件" in text else place_of(text, choices)  # “第1件” of what is told above
        return (choices[place - 1].key,) if place else ()
    return tuple(choices[each - 1].key for each in places_of(text, choices, several=several))


def _spoken(text: str, choices: Sequence[Choice]) -> str | None:
    """Give the one choice that a short answer fits by its sense: “落了” is the lost card."""
    said = plain(text)
    for pattern, labels in SPOKEN:
        if pattern.fullmatch(said):
            fitting = [each.key for each in choices if labels.search(each.label)]
            if fitting:
                return fitting[0] if len(fitting) == 1 else None
    return None


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
    agreed = [each.key for each in choices if "确定" in (each.label, *each.words)]
    if len(agreed) == 1 and _AGREES.match(plain(text) or text) and read_yes_no(text):
        return agreed[0]
    yes = next((each for each, no in _PAIRS if {each, no} <= labels.keys()), None)
    if yes == "有" and plain(text).startswith(_DENIALS):
        return None  # “没得问题” has nothing
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
        for word in (choice.label, *choice.words, *MORE_WORDS.get(choice.label, ())):
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
        return 0 if word in _HAS_NONE and not _governs(said, word, about) else len(word) * 10
    if len(said) > 1 and said in word and not word.startswith(_DENIALS):
        return len(said) * 10 - 1
    return 0


def _governs(said: str, word: str, about: str) -> bool:
    """Say whether a no stands alone or is said of what is asked: “没得人带我去” lacks no card."""
    rest = _BREAK.split(said[said.rindex(word) + len(word) :])[0]
    what = _OWN_WORDS.sub("", rest)
    if what == "人":
        return "没有人" in about
    before = _BREAK.split(said[: said.rindex(word)])[-1]
    return all(_is_asked(each, about) for each in (what, lacked_before(before)))


def _is_asked(named: str, about: str) -> bool:
    named = named.replace("人", "")
    return sum(each in about for each in named) * 2 >= len(named)


def _denied(said: str, word: str) -> bool:
    before = said[: said.index(word)]
    return before.endswith(_DENIALS)
