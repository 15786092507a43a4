"""Personal names in a citizen's words: said as a name (我叫王德发), or what may well be one.

The characters of names are those of many words, so a name that wasn't said as one is a guess.
"""

import functools
import itertools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.reading.day_words import one_of
from knowledge.reading.figures import plain_text

_DATA = Path(__file__).parents[1] / "data"
_HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0002ffff"
_RUNS = re.compile(rf"[{_HAN}]+")
_DOTTED = re.compile(rf"(?<![{_HAN}])([{_HAN}]{{2,8}}(?:[·・•‧∙⋅][{_HAN}]{{2,8}}){{1,2}})")
_CALLED = re.compile("[我俺他她]叫|老人叫|[爸妈]叫|本名|全名")
_KIN = re.compile("[儿孙孩娃女老爸妈爷奶哥姐弟妹人村镇车]")
_DOTS = re.compile("[・•‧∙⋅]")
_LINK = r"[:：,，、\s]{0,2}(?:叫|是|为)?\s{0,2}[“\"'「【]?"
_SEX = re.compile(r"\s{0,2}[,，、(/]?\s{0,2}(?:性别)?[:：]?[男女](?![儿孩士朋人生子婿友方])")
_SURNAME_ONLY = re.compile(r"(?:我|俺|本人|免贵|小姓|他|她)?(?:姓)(?!名|氏|啥|什|甚|张的|别)")
_ETHNIC_LABELS = ("姓名", "电话", "地址", "示例", "手机")
_PARTICLES, _LONGEST_NAME = "的啊呀哈呢吧嘛了哦", 4
_MOST = 24  # clauses, or marks of a name, that are looked at


@dataclass(frozen=True, slots=True)
class Name:
    """A full name. `certain`: it was said as a name; else it only looks like one: ask back."""

    full: str
    certain: bool

    @property
    def masked(self) -> str:
        """The name with its first character only: 王**."""
        return self.full[0] + "*" * (len(self.full) - 1)


@dataclass(frozen=True, slots=True)
class NotAFullName:
    """Only a surname was said (姓李, 李大爷); `why` asks for all of the name."""

    surname: str
    why: str


@dataclass(frozen=True, slots=True)
class _Words:
    surnames: frozenset[str]
    compound: frozenset[str]
    given: frozenset[str]
    doubled: frozenset[str]
    never: frozenset[str]
    never_last: frozenset[str]
    titles: re.Pattern[str]
    strong: re.Pattern[str]
    weak: re.Pattern[str]
    follow: re.Pattern[str]
    words: frozenset[str]


@functools.cache
def _words() -> _Words:
    table = tomllib.loads((_DATA / "names.toml").read_text("utf-8"))
    lines = (_DATA / "not_names.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    said = table["said"]
    return _Words(
        surnames=frozenset(table["surnames"]) - {"\n"},
        compound=frozenset(table["compound"]),
        given=frozenset(table["given"]) - {"\n"},
        doubled=frozenset(table["surnames"].replace("\n", "")[:100]),
        never=frozenset(table["never"]),
        never_last=frozenset(table["never_last"]),
        titles=re.compile(one_of(table["titles"])),
        strong=re.compile(rf"(?:{one_of(said['strong'])}){_LINK}"),
        weak=re.compile(rf"(?:{one_of(said['weak'])}){_LINK}"),
        follow=re.compile(one_of(said["follow"])),
        words=frozenset(row[0] + rest for row in rows for rest in row[1:]),
    )


def read_name(text: str, *, asked: bool = False) -> Name | NotAFullName | None:
    """Give the first personal name of a text, a surname that stands alone, or None.

    A name is certain where it was said as one (我叫…, …，女, 我妈刘素珍), or where `asked`: the
    text answers the question for a name. An everyday word is never a name unless said as one.
    """
    plain = _DOTS.sub("·", plain_text(text))
    mark = _words().strong.search(plain) or re.match("我是", plain)
    dotted = _DOTTED.search(plain[mark.end() if mark else 0 :])
    if dotted and not dotted[1].startswith(_ETHNIC_LABELS):
        return Name(dotted[1], certain=True)
    for read in (_strong(plain), _weak(plain), _with_sex(plain)):
        if read is not None:
            return read
    return _surname(plain) or _alone(plain, asked=asked)


def _strong(plain: str) -> Name | NotAFullName | None:
    for mark in _first(_words().strong, plain):
        run = _RUNS.match(plain, mark.end())
        if run is None:
            continue
        titled = _titled(run[0])
        full = _best(run[0])
        if titled or full:
            return titled or Name(full or "", certain=True)
        if _CALLED.match(mark[0]) and _is_foreign(run[0]):
            return Name(run[0], certain=False)
    return None


def _first(pattern: re.Pattern[str], plain: str) -> Iterator[re.Match[str]]:
    return itertools.islice(pattern.finditer(plain), _MOST)


def _is_foreign(run: str) -> bool:
    # somebody without a Chinese surname: 买买提
    common = run in _words().words or _words().follow.match(run) or _KIN.match(run)
    return 1 < len(run) <= _LONGEST_NAME + 2 and not common and not _words().never & set(run)


def _weak(plain: str) -> Name | NotAFullName | None:
    for mark in _first(_words().weak, plain):
        run = _RUNS.match(plain, mark.end())
        full = _best(run[0]) if run else None
        if run is None or full is None or _is_word(full) or not _is_likely(full):
            continue
        return _titled(run[0]) or Name(full, certain=True)
    return None


def _with_sex(plain: str) -> Name | None:
    """张桂芳，女 and 张桂芳 女 65岁."""
    for run in _first(_RUNS, plain):
        if _SEX.match(plain, run.end()):
            full = _whole(run[0])
            if full and full not in _words().words:
                return Name(full, certain=True)
        elif run[0][-1] in "男女" and len(run[0]) <= _LONGEST_NAME + 1:
            full = _whole(run[0][:-1])
            if full and _is_likely(full) and not _is_word(full) and _ends_clause(plain, run.end()):
                return Name(full, certain=len(full) > 2)  # noqa: PLR2004 - 胜男 is a given name
    return None


def _ends_clause(plain: str, end: int) -> bool:
    return end < len(plain) and plain[end] in ",， 、0123456789"


def _surname(plain: str) -> NotAFullName | None:
    """我姓李 and 李大爷, 张阿姨, as a clause of its own."""
    said = _SURNAME_ONLY.search(plain)
    if said:
        run = _RUNS.match(plain, said.end())
        first = _surname_of(run[0]) if run else None
        if first and run:
            rest = run[0][len(first) :]
            if not rest or rest[0] in _PARTICLES or _words().follow.match(rest):
                return _only(first)
    for run in _first(_RUNS, plain):
        titled = _titled(run[0].removeprefix("我是").removeprefix("叫"))
        if titled:
            return titled
    return None


def _only(surname: str) -> NotAFullName:
    return NotAFullName(surname, f"只知道姓{surname}，请把姓名写全，比如“{surname}某某”。")


def _titled(run: str) -> NotAFullName | None:
    first = _surname_of(run)
    title = _words().titles.match(run, len(first)) if first else None
    if first is None or title is None:
        return None
    rest, single = run[title.end() :], len(title[0]) == 1
    if not rest or (not single and _words().follow.match(rest)):
        return None if single and run in _words().words else _only(first)
    return None


def _alone(plain: str, *, asked: bool) -> Name | None:
    # a clause that holds nothing else
    for run in _first(_RUNS, plain):
        full = _whole(run[0].rstrip(_PARTICLES) if asked else run[0])
        if full is None or full in _words().words or full[-1] in _words().never_last:
            continue
        if _is_likely(full) and (asked or not _is_word(full)):
            return Name(full, certain=asked)
    return None


def _surname_of(run: str) -> str | None:
    if run[:2] in _words().compound:
        return run[:2]
    return run[:1] if run[:1] in _words().surnames else None


def _whole(run: str) -> str | None:
    first = _surname_of(run)
    if first is None or _words().never & set(run[len(first) :]) or _titled(run):
        return None
    double = len(run) == _LONGEST_NAME and set(run[:2]) <= _words().doubled
    given = len(run) - len(first)
    return run if 1 <= given <= 2 or double else None  # noqa: PLR2004 - one or two characters


def _best(run: str) -> str | None:
    # the beginning that most likely is the name, by what goes on after it
    scored = [(_score(run, full), full) for full in _splits(run)]
    best = max(scored, default=(0, ""))
    return best[1] if best[0] > 0 else None


def _splits(run: str) -> Iterator[str]:
    for length in range(2, _LONGEST_NAME + 1):
        full = _whole(run[:length]) if len(run) >= length else None
        if full:
            yield full


def _score(run: str, full: str) -> int:
    rest = run[len(full) :]
    usual = 1 if len(full) == 3 else 0  # noqa: PLR2004 - most names have three characters
    if not rest:
        return 20 + usual
    found = _words().follow.match(rest)
    if found is None:
        return 0
    doubtful = 3 if _words().follow.match(full[-1]) else 0
    return 10 + 2 * len(found[0]) + usual - doubtful


def _is_word(full: str) -> bool:
    # also what begins with a word and ends unlike a name: 高龄费
    words, given = _words().words, _words().given
    return full in words or (full[:2] in words and full[-1] not in given)


def _is_likely(full: str) -> bool:
    return len(full) == _LONGEST_NAME or bool(_words().given & set(full[1:]))
