"""Cases that a matter's name covers and its list does not, and what is said of them.

The list of 协议离婚 is nothing for whose spouse refuses, that of a first licence says nothing of
its renewal, and none was written for people abroad unless it says so.
"""

import functools
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from knowledge.mainland_only import place_words
from knowledge.matters import Matter

_FILE = Path(__file__).parent / "data" / "not_covered.toml"
_GAPS = re.compile(r"[\s。.!！?？;；~～]+")
_RUNS_OUT = re.compile(
    r"(?P<paper>[一-龥]{2,10}?(?:许可证?|执照|备案|登记|证))(?:都|也|就|快|快要|要|马上|已经|下个?月|的)*"
    r"(?:到期|过期|届满|期满|延续|续期|续办|续证|要续)"
)
_OF_RENEWAL = re.compile(r"到期|过期|延续|续[办期签证]|换[领证发]|期满|年审|年检|有效期")
_ASKS_OF_OLD = frozenset(("lost", "old_cert", "renewal", "first"))
_SHARED = 3  # characters by which an expired paper is known as the one this matter gives
_STAYS = (
    r"(?:打工|上班|工作|定居|生活|读书|留学|务工|做事|做生意|带|陪|探亲|这边|那边|现在|,|，|$|了|呢|的话"
    r"|[回来去]不|没法|不能|不方便|怎么|咋|能|可以|可不可以|要|想)"
)
_ABROAD_SAID = re.compile(r"国外|境外|海外|出国|使馆|领馆|领事")


@dataclass(frozen=True, slots=True)
class _Case:
    codes: frozenset[str]
    says: re.Pattern[str]
    unless: re.Pattern[str]
    text: str


def instead_of_the_list(matter: Matter, text: str) -> str | None:
    """Give what is said in place of the list, with {phone} for the centre's; None: it covers it."""
    said = _GAPS.sub("", text)
    for case in _cases():
        if matter.code in case.codes and case.says.search(said) and not case.unless.search(said):
            return case.text
    return None


def silent_of_renewal(matter: Matter, text: str) -> bool:
    """Say whether the paper this matter gives runs out, and its record is silent of that."""
    found = _RUNS_OUT.search(_GAPS.sub("", text))
    if found is None or _ASKS_OF_OLD.intersection(matter.asks):
        return False
    given, paper = f"{matter.name}，{matter.result}，{'，'.join(matter.aliases)}", found["paper"]
    own = any(paper[at : at + _SHARED] in given for at in range(len(paper) - _SHARED + 1))
    return own and _OF_RENEWAL.search(_record(matter)) is None


def silent_of_abroad(matter: Matter, text: str) -> bool:
    """Say whether somebody is told to be abroad, and the record says nothing of that."""
    return tells_of_abroad(text) and _ABROAD_SAID.search(_record(matter)) is None


def tells_of_abroad(text: str) -> bool:
    """Say whether somebody is abroad now: “我人在日本”; what happened there once does not count."""
    return _abroad().search(_GAPS.sub("", text)) is not None


def _record(matter: Matter) -> str:
    papers = (f"{each.name}{each.when}{each.note}" for each in matter.materials)
    names = (matter.name, matter.plain, *matter.aliases)
    return "，".join(each for each in (*names, *matter.conditions, *papers, *matter.steps) if each)


@functools.cache
def _abroad() -> re.Pattern[str]:
    return re.compile(rf"(?<!出生)在(?:{place_words()}|境外|海外){_STAYS}")


@functools.cache
def _cases() -> tuple[_Case, ...]:
    rows = tomllib.loads(_FILE.read_text("utf-8"))["case"]
    return tuple(
        _Case(
            frozenset(row["codes"]),
            re.compile("|".join(row["says"])),
            re.compile("|".join(row["unless"])),
            row["text"],
        )
        for row in rows
    )
