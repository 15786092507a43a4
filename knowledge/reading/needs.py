"""Why somebody can't come to the counter, in their own words, and what to mind at their home.

Only what is plainly such a reason is `sure`; everything else a person weighs. source: BZ-9, CN-12
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "needs.toml"
_BREAKS = re.compile(r"[\s,，。;；、!！?？~～:：()（）]+")
_LONGEST = 400  # characters that are read
_OLD = re.compile(
    r"(?:(?<![0-9一二三四五六七八九十月第])(?:[89]\d|1[01]\d)|[八九]十[一二三四五六七八九]?"
    r"|一百零?[一二三四五六七八九十]?)"
    r"(?:多|好几|来|几)?(?:个)?(?:岁|的人|高龄|了$|了(?=[我她他])|的(?:老人|老太|老头|阿婆|阿公))"
)
_AGED = re.compile(
    r"(?:年纪|岁数)(?:很|太|好|也|真)?大|(?:今年|都|快|满)(?:[89]\d|[八九]十[一二三四五六七八九]?)$"
)


@dataclass(frozen=True, slots=True)
class Need:
    """A reason, as it was said. `marks` are 高龄 残疾 患病 孕期, as far as it says so.

    `sure`: it is plainly a reason to visit; otherwise a person should look at it.
    """

    words: str
    sure: bool
    marks: tuple[str, ...] = ()


@functools.lru_cache(maxsize=256)
def read_need(text: str) -> Need | None:
    """Read why somebody can't come; None where nothing of the kind was said. Never raises."""
    words: list[str] = []
    marks: list[str] = []
    sure = False
    for clause in _clauses(text):
        if _rules().harmless.search(clause):
            continue
        for rule in _rules().rules:
            found = rule.says.search(clause)
            if found is None:
                continue
            words.append(found[0])
            marks += [rule.mark] if rule.mark else []
            sure = sure or rule.sure
        aged = _OLD.search(clause) or _AGED.search(clause)
        if aged:
            words.append(aged[0].rstrip("了的"))
            marks.append("高龄")
            sure = True
    if not words:
        return None
    return Need("、".join(_longest(words))[:60], sure, tuple(dict.fromkeys(marks)))


def _longest(words: list[str]) -> list[str]:
    """Drop what lies within longer words (走不动 in 腿脚走不动)."""
    kept = dict.fromkeys(words)
    return [each for each in kept if not any(each != other and each in other for other in kept)]


def read_access(text: str) -> str | None:
    """Read what the visitors must mind: a dog, steps, hearing, infection; None where nothing."""
    found = [each for each in _clauses(text) if _rules().access.search(each)]
    return "；".join(found)[:120] or None


def _clauses(text: str) -> list[str]:
    return [each for each in _BREAKS.split(text[:_LONGEST]) if each]


@dataclass(frozen=True, slots=True)
class _Rule:
    says: re.Pattern[str]
    sure: bool
    mark: str | None


@dataclass(frozen=True, slots=True)
class _Rules:
    rules: tuple[_Rule, ...]
    harmless: re.Pattern[str]
    access: re.Pattern[str]


@functools.cache
def _rules() -> _Rules:
    table = tomllib.loads(_FILE.read_text("utf-8"))
    rules = tuple(
        _Rule(re.compile("|".join(row["says"])), row["sure"], row.get("mark"))
        for row in table["need"]
    )
    harmless = re.compile("|".join(table["harmless"]["says"]))
    return _Rules(rules, harmless, re.compile("|".join(table["access"]["says"])))
