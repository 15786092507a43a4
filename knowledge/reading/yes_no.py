"""Yes and no in every dress: 要得, 中, 系, 冇问题, 莫得, 不消了, 👌; never a guess.

What is neither, both, half a yes, or a question is None, so that it can be asked again.
"""

import functools
import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from knowledge.reading.day_words import one_of

_WORDS = Path(__file__).parents[1] / "data" / "yes_no.toml"
_LONGEST, _MOST_CLAUSES = 80, 8
_INVISIBLE = re.compile(
    r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\u061c]|[\U0001f3fb-\U0001f3ff]"
)
_BREAKS = re.compile(r"[\s,，.。;；、!！~～…:：·\-—\"“”'‘’()【】]+")
_TWICE = re.compile(r"(.{1,3}?)\1+")
_ASKS = re.compile(
    r"[?？]|[吗嘛]$(?<!好嘛)(?<!行嘛)(?<!中嘛)(?<!对嘛)(?<!得嘛)(?<!是嘛)(?<!要嘛)(?<!可以嘛)|么$|呢$|(.{1,2})[不没唔冇]\1|什么|啥|怎么|怎样|咋|哪|谁|多少|多久|几[个天时点号]|为何|干嘛|难道|何必|岂"
    r"|^可[照中管行得要好能]$|有冇|系咪|能否|可否|是否|要不$|[^0-9]{1,}[^就偏也都才又还并从我俺他她你咱们然定对决绝]不$|.没$(?<!还没)(?<!也没)(?<!都没)(?<!就没)(?<!我没)"
)
_HALF = re.compile(
    r"但|不过|可是|只是|除非|如果|要是|假如|万一|的话|看情况|得看|要看|看看|先看|再看|商量|考虑|想想|问问|前提|至于|(.{1,2})是\1|一半|有点|有些|倒是|虽然"
    r"|可能|大概|也许|好像|应该.*吧|估计|或许|差不多|不一定|说不定|不确定|不好说|说不准|随便|无所谓|都行|都可以|都得|都要得"
)
_UNSURE = re.compile(
    r"不清楚|不知道|不晓得|不懂|不明白|搞不[清懂]|不记得|忘记?了|晓不得|唔知|说不清|不太清楚|没听懂|不了解|不好意思|不客气|不要紧|不得不|不存在"
)
_RESULT = re.compile(r".{0,3}?得(?:动|到|起|来|成|及|下|了)了?")
_NO_RESULT = re.compile(r".{0,3}[^要]?(?:不|唔)(?:动|到|起|来|成|及|下|了)了?")
_DOUBLE = re.compile(
    r"(?:也|又|倒)?不是(?:说)?不(?:行|可以|能|得行|中|同意|愿意|要得)|(?:没有|没得|莫得|没)(?:什么|啥子?|哪[样个])?不(?:行|可以|好|同意|愿意|妥)|不.{1,4}(?:不行|不可以|不成|不得行)|非.{1,4}不可"
)
_NOT_DOING = re.compile(
    r"(?:我|俺|我们|咱|他|她|暂时|目前|现在|今天|这次|真的|真|就|都|也|从来|一直|还|已经|肯定|绝对|坚决|当然)*"
    r"(?:不|没有|没得|莫得|没|冇|未|唔|莫|别|甭|勿|木有|木得)(?!是|错|问题|意见|关系|毛病|事|异议|说的|得说|得话说|同|管|论|但|只|仅|如|太|大|过).{0,6}"
)
_Side = Literal["yes", "no", "shaped yes", "shaped no", "asks", "open", "nothing"]


@dataclass(frozen=True, slots=True)
class _Words:
    yes: frozenset[str]
    no: frozenset[str]
    signs: re.Pattern[str]
    yes_signs: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    polite: frozenset[str]


@functools.cache
def _words() -> _Words:
    table = tomllib.loads(_WORDS.read_text("utf-8"))
    signs = (*table["yes"]["signs"], *table["no"]["signs"])
    return _Words(
        yes=frozenset(table["yes"]["words"]),
        no=frozenset(table["no"]["words"]),
        signs=re.compile(one_of(map(re.escape, signs))),
        yes_signs=frozenset(table["yes"]["signs"]),
        before=re.compile(rf"^(?:{one_of(table['before'])})+(?=.)"),
        after=re.compile(rf"(?<=.)(?:{one_of(table['after'])})+$"),
        polite=frozenset(table["polite"]),
    )


def read_yes_no(text: str) -> bool | None:
    """Say whether a text means yes (True) or no (False); None where it is neither or unclear.

    A question, a condition (“好是好，但是…”) or a contradiction (“不，是的”) is None. Never raises.
    """
    if len(text) > _LONGEST:
        return None
    raw = _INVISIBLE.sub("", text)
    signs = [found[0] in _words().yes_signs for found in _words().signs.finditer(raw)]
    plain = unicodedata.normalize("NFKC", _words().signs.sub(" ", raw)).lower()
    if len(plain) > _LONGEST * 2:
        return None
    plain = "".join(each if unicodedata.category(each)[0] in "LNPZ" else " " for each in plain)
    parted = _BREAKS.sub("", plain) if plain.isascii() else plain  # “bu yong” is one word
    clauses = [each for each in _BREAKS.split(parted) if each]
    if len(clauses) > _MOST_CLAUSES:
        return None
    sides = [_side(each) for each in clauses]
    return _together(sides, signs)


def _together(sides: Iterable[_Side], signs: list[bool]) -> bool | None:
    """Weigh the clauses: what is open or asked makes all open; the first yes or no must stand."""
    said = list(sides)
    shaped = any(each.startswith("shaped") for each in said)
    if "asks" in said or (shaped and "open" in said):
        return None
    answers = {each.endswith("yes") for each in said if each.endswith(("yes", "no"))} | set(signs)
    if len(answers) != 1:
        return None
    decided = next((each for each in said if each != "nothing"), "yes")
    return answers.pop() if decided != "open" else None


def _side(clause: str) -> _Side:
    if _DOUBLE.fullmatch(clause.rstrip("的了啊呀")):
        return "yes"
    if known := _known(clause) or _known(_once(clause)):
        return known
    if _ASKS.search(clause) or _HALF.search(clause) or _UNSURE.search(clause):
        return "asks"
    bare = _words().before.sub("", clause)
    if known := _known(bare):
        return known
    bare = _words().after.sub("", bare)
    return _known(bare) or _known(_once(bare)) or _shaped(clause)


def _known(words: str) -> _Side | None:
    if words in _words().yes:
        return "yes"
    if words in _words().no:
        return "no"
    return "nothing" if words in _words().polite else None


def _once(words: str) -> str:
    found = _TWICE.fullmatch(words)
    return found[1] if found else words


def _shaped(clause: str) -> _Side:
    """Read what isn't listed by its shape: 走得动, 走不动, 没带过."""
    if _NO_RESULT.fullmatch(clause) or _NOT_DOING.fullmatch(clause):
        return "shaped no"
    return "shaped yes" if _RESULT.fullmatch(clause) else "open"
