"""Two names in one message: the writer's, and the one of whom it tells."""

import re
from dataclasses import dataclass

from knowledge.reading.kinsfolk import named_first
from knowledge.reading.names import Name, NotAFullName, read_name

_LONGEST = 200
_CLAUSES = re.compile(r"[,，。;；、!！?？()（）【】\n]+")
_FIGURE, _APART = r"[\d零〇一二三四五六七八九幺]", r"[-—\s]*"
_SURE_PHONE = re.compile(
    rf"[1一幺]{_APART}[3-9三四五六七八九](?:{_APART}{_FIGURE}){{9}}(?!{_FIGURE})|\d(?:{_APART}\d){{6,}}"
)
_LABEL = re.compile(r"(?:电话|手机|座机)(?:号码?)?(?:是|为|[:：])?\s*，")
_SPOKEN_PHONE = re.compile(rf"(?:{_FIGURE}{_APART}){{7,}}")
_I = re.compile(
    r"^(?:我|俺|咱|偶)(?:本人)?(?:叫|是(?!给|帮|替)|姓名|的?名字)|^本人(?:叫|是|姓名)?(?=.{2})"
)
_I_AM_OF = re.compile(r"^(?:我|俺)是(?P<theirs>[一-龥]{2,4})的(?P<rest>.+)$")
_LEAD = re.compile(
    r"^(?:(?:要办|办事|代办)的?人|他|她|老人家?|人家|姓名|名字|真名|大名|本名|应该|其实|就|那)*"
    r"(?:叫做?|是|写成?|为|改成|换成|改为|[:：])\s*"
)
_TITLE = re.compile(
    r"(?:女士|先生|同志|老人家?|老太太|老大爷|大爷|大妈|大娘|奶奶|爷爷|婆婆|阿姨|老师)$"
)
_SAID_AS_NAME = re.compile(
    r"(?:他|她|老人|我[爸妈])?的?(?:名字|姓名|全名|本名|大名)(?:就)?(?:叫做?|是)(?P<name>[一-龥]{2,8})"
)
_ASKS = re.compile(r"什么|啥|怎么|哪|谁|不|没|[吗么呢]$")
_NO_NAME = re.compile(r"[的打联这那不没是我你您在有话机号码了吗找他她家村组镇乡街区就和跟或天年岁]")
_HAN = re.compile(r"[一-龥]{2,8}")
_MOST_LEADS, _SHORTEST = 4, 2


@dataclass(frozen=True, slots=True)
class Names:
    """The writer's full name and the other person's, where said; else what is wrong with one."""

    mine: str | None = None
    theirs: str | None = None
    why: str | None = None


def read_names(text: str, *, asked: bool = False) -> Names:
    """Read whose name is whose: “我叫张建国，我妈王秀英” names the mother and the one who writes.

    A name that stands without “我叫” is the other person's. `asked`: the text answers the question
    for a name; else only what was said as one counts.
    """
    mine: str | None = None
    theirs: str | None = None
    why: str | None = None
    for clause in map(str.strip, _CLAUSES.split(_without_phones(text[:_LONGEST]))):
        of = _I_AM_OF.match(clause)
        if of is not None and named_first(of["rest"]):
            theirs = theirs or _whole(of["theirs"])
            mine = mine or _whole(_bare(of["rest"]))
        elif _I.match(clause):
            mine = mine or _full(read_name(clause), certain=True) or _whole(_bare(clause[1:]))
        elif theirs is None and clause:
            theirs, wrong = _theirs(clause, asked=asked)
            why = why or wrong or (_why_a_word(clause, text) if asked else None)
    return Names(mine, theirs, None if mine or theirs else why)


def _without_phones(text: str) -> str:
    # a number in digits begins at its first digit: the 二 of 李小二13812345678 is of the name
    return _LABEL.sub("，", _SPOKEN_PHONE.sub("，", _SURE_PHONE.sub("，", text)))


def _theirs(clause: str, *, asked: bool) -> tuple[str | None, str | None]:
    said, bare = read_name(clause), _bare(clause)
    found = _full(said, certain=True)
    if found is None and (asked or bare != clause):
        found = _whole(bare)
    if found is None and asked and (called := _SAID_AS_NAME.fullmatch(clause)):
        found = None if _ASKS.search(called["name"]) else called["name"]
    return found, said.why if isinstance(said, NotAFullName) else None


def _why_a_word(clause: str, text: str) -> str | None:
    """Ask back of a word that may be a name: “周一 138…”, “买买提 138…”, or “周一” alone."""
    if _HAN.fullmatch(clause) is None or _NO_NAME.search(clause) or named_first(clause):
        return None
    called = read_name(f"名字叫{clause}")
    if clause == text.strip() and not (isinstance(called, Name) and called.full == clause):
        return None
    return f"“{clause}”是姓名吗？是的话请说“名字叫{clause}”；不是就请说姓名。"


def _bare(clause: str) -> str:
    """Leave out what leads to a name and the title after it: 婆婆叫张桂芳, 王秀英女士."""
    bare = clause
    for _ in range(_MOST_LEADS):
        kin = named_first(bare)
        rest = kin[1] if kin else _LEAD.sub("", bare)
        if not rest or rest == bare:
            break
        bare = rest
    untitled = _TITLE.sub("", bare)
    return untitled if len(untitled) >= _SHORTEST else bare


def _whole(text: str) -> str | None:
    return _full(read_name(text, asked=True))


def _full(found: Name | NotAFullName | None, *, certain: bool = False) -> str | None:
    return found.full if isinstance(found, Name) and (found.certain or not certain) else None
