"""Brings what was typed or dictated to one plain wording before days and times are read from it.

Half width, simplified, no blanks inside, no fillers, and homophones of dictation put right where a
day or time stands beside them (名天上午, 九点办钟, 二十八好下午).
"""

import functools
import re
import unicodedata
from pathlib import Path

from knowledge.pinyin import lazy_pinyin
from knowledge.reading.day_words import bare, day_words, one_of

LONGEST = 200
"""Characters of a message that are read; what follows is dropped."""

_TRADITIONAL = Path(__file__).parents[1] / "data" / "lexicon" / "traditional.txt"
_FILLERS = re.compile(
    r"[嗯呃啊呀哦噢喔唉诶欸哎]+|(?<=[下上])那个(?=周|星期|礼拜|月)|那个(?=周|星期|礼拜)|就是说|怎么说呢|\.{2,}|…+"
)
_BLANKS = re.compile(r"(?<=\d)\s+(?=\d)|\s+")
_MARKS = str.maketrans("。!?、;；！？，・·•～〜—–−", ",,,、::,,,...~~---")
_NUMERALS = "零一二三四五六七八九十廿两"
_N = r"(?:\d{1,2}|[零一二两三四五六七八九十廿]{1,3})"
_AFTER = r"(?=$|[,的上下早中晚吧来去行可前以之])"
_EVIDENCE = frozenset(
    "0123456789零一二三四五六七八九十两半周天号点月日上下午早晚明后今礼星期初这本,"
)
_NUMBER_SOUNDS = {
    "yi": "一", "er": "二", "san": "三", "si": "四", "wu": "五", "liu": "六", "qi": "七",
    "ba": "八", "jiu": "九", "shi": "十", "liang": "两", "ri": "日", "tian": "天",
}  # fmt: skip
_NEVER_MISHEARD = frozenset("第有是在和的了不要就也我你他来去办")
_KEPT_BEFORE_CLOCK = frozenset("早晚快有几差半慢是就要一些多少重地优特")
_SHORT = 6


@functools.cache
def _simplified() -> dict[int, str]:
    lines = _TRADITIONAL.read_text("utf-8").splitlines()
    pairs = " ".join(line for line in lines if not line.startswith("#")).split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@functools.lru_cache(maxsize=4096)
def _sound(character: str) -> str:
    """Give the syllable of a character, without its tone."""
    return lazy_pinyin(character)[0]


@functools.lru_cache(maxsize=256)
def plain_wording(text: str) -> str:
    """Give the wording that the rules of this package are written for. Never raises."""
    text = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].lower()
    text = text.translate(_simplified()).translate(_MARKS)
    text = _BLANKS.sub(lambda each: " " if _between_digits(each) else "", text)
    text = _FILLERS.sub("", text)
    text = _typed().sub(lambda each: day_words().typed[each.group()], text)
    return _mended(text)


def _between_digits(found: re.Match[str]) -> bool:
    around = found.string[found.start() - 1 : found.start()] + found.string[found.end() :][:1]
    return len(around) > 1 and around.isdecimal()


@functools.cache
def _typed() -> re.Pattern[str]:
    return re.compile(one_of(map(re.escape, day_words().typed)))


@functools.cache
def _heard() -> dict[tuple[str, ...], str]:
    words = map(bare, day_words().heard)
    return {tuple(map(_sound, word)): word for word in reversed(list(words))}


@functools.cache
def _right() -> frozenset[str]:
    """Give the words that stand as they are, though they sound like another."""
    words = day_words()
    parts = [word for each in words.parts.values() for word in each]
    return frozenset(map(bare, (*words.heard, *words.near, *words.some, *parts)))


def _mended(text: str) -> str:
    """Put homophones right."""
    for length in (3, 2):
        text = _words_mended(text, length)
    for pattern, mend in _SINGLE:
        text = pattern.sub(mend, text)
    return text


def _words_mended(text: str, length: int) -> str:
    heard, right = _heard(), _right()
    sounds = tuple(map(_sound, text))
    for at in range(len(text) - length + 1):
        word = heard.get(sounds[at : at + length])
        window = text[at : at + length]
        if word is None or window in right or _NEVER_MISHEARD & set(window):
            continue
        if _has_evidence(text, at, length, word):
            text = text[:at] + word + text[at + length :]
    return text


def _has_evidence(text: str, at: int, length: int, word: str) -> bool:
    """Mend only a word that shares a character with what was meant, or stands among date words."""
    around = text[max(0, at - 1) : at] + text[at + length : at + length + 1]
    beside = any(each in _EVIDENCE for each in around)
    shares = any(a == b for a, b in zip(text[at : at + length], word, strict=True))
    return (beside and (shares or len(around) > 1 or len(text) <= _SHORT)) or (
        shares and len(text) <= _SHORT
    )


def _weekday(found: re.Match[str]) -> str:
    heard = found[2]
    meant = _NUMBER_SOUNDS.get(_sound(heard))
    return found[1] + meant if meant and meant in "一二三四五六日天" else found[0]


def _hour(found: re.Match[str]) -> str:
    heard = found[2]
    meant = _NUMBER_SOUNDS.get(_sound(heard))
    if heard in _KEPT_BEFORE_CLOCK or not meant or meant in "日天":
        return found[0]
    return found[1] + meant


_SINGLE = (
    (re.compile(r"(?<![\d一二三四五六七八九十百千万])元月"), "1月"),
    (re.compile(rf"((?:周|星期|礼拜))([^{_NUMERALS}日天末\d]){_AFTER}"), _weekday),
    (re.compile(rf"({_N})[好耗浩毫嚎毛](?!{_N}?(?:人|学生)){_AFTER}"), r"\1号"),
    (re.compile(rf"({_N})[典电店垫滇淀碘](?=钟|半|整|多|左右|{_N}分|[一三]刻)"), r"\1点"),
    (re.compile(rf"(?<=[午上下晚早天号])({_N})[典电店垫滇淀碘]{_AFTER}"), r"\1点"),
    (
        re.compile(
            rf"([午上晚早天号])([^{_NUMERALS}\d,])(?=点(?:钟|半|整|左右|多|$|[,来去吧可行一三]|{_N}))"
        ),
        _hour,
    ),
    (re.compile(r"(?<=点)(?:[般伴拌绊]|办(?=来|到|去|可以|行不|钟))"), "半"),
    (re.compile(r"(?<=点)([一三13])[课客克科颗棵可](?=$|[,来去到吧行])"), r"\1刻"),
    (re.compile(rf"(?<=点)({_N})[份芬粉纷]"), r"\1分"),
    (re.compile(rf"(?:(?<=[月历年])|(?<![^,]))[出除处楚](?=[一二三四五六七八九十]{_AFTER})"), "初"),
    (re.compile(rf"(?<![\d{_NUMERALS}])({_N})[越乐阅岳悦](?={_N}[号日])"), r"\1月"),
)
