"""Of whom something is said: “俺儿子离婚了” is said of the son. The writer is nobody else."""

import re

from knowledge.reading.kinsfolk import people_in

SOMEBODY_ELSE = "别人"
SPOUSES = frozenset({"老伴", "爱人"})

_SPOUSE = re.compile(
    r"(?:孩子|娃儿?|宝宝|小孩)(?:他|她|的)?(?:爸爸?|妈妈?|爹|娘)|婆娘|堂客|屋里人|屋头的|当家的|那口子"
)
_OUTSIDERS = re.compile(r"[叔伯舅姨婶侄甥嫂]|姑(?!娘)|朋友|同事|同学|战友|老乡|别人|别个|人家|工友")
_BESIDE = re.compile(r"(?:[跟和与同带养管]|照顾|照看)(?:着|了)?(?:我|俺|一?个|两个|[小大])*$")
_OF_NOBODY = frozenset({"老人", "村民", "被监护人"})
"""Words that are said of whomever it is about: “老人”, “低保户”."""
_WIDER = {
    "孩子": frozenset({"儿子", "女儿", "孙子"}),
    "父母": frozenset({"爸爸", "妈妈"}),
    "爱人": frozenset({"老伴"}),
    "兄弟姐妹": frozenset({"哥哥", "弟弟", "姐姐", "妹妹"}),
}
"""Words that may be said of any of the narrower ones."""


def said_of(words: str, whom: str | None = None) -> str | None:
    """Give the relation of whom the words before a predicate are said.

    None where it is the writer or `whom`, the one whose matter it is. Who is only named beside
    (“带着儿子离了婚”) is not meant.
    """
    plain = _SPOUSE.sub("爱人", "".join(words.split()))
    for relation, start in people_in(plain):
        if relation in _OF_NOBODY or _BESIDE.search(plain[:start]):
            continue
        return None if is_the_same(relation, whom) else relation
    return SOMEBODY_ELSE if _OUTSIDERS.search(plain) else None


def is_the_same(relation: str, whom: str | None) -> bool:
    """Say whether two words for relations may mean one person."""
    if whom is None:
        return False
    one_of = {whom, *_WIDER.get(whom, ())} & {relation, *_WIDER.get(relation, ())}
    return whom == "老人" or bool(one_of)
