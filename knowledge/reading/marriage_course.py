"""A marriage told as it went: “离婚又结了”, “结了又离了”; and those who never registered one."""

import re
from typing import Literal

Course = Literal["再婚", "离婚", "丧偶", "unclear"]
Unwed = Literal["with a child", "unwed", "no paper"]

_MARKS = re.compile(r"[\s,，.。;；、!！~～]+")
_THEN = (
    r"(?:后|以后|之后|过后|又|再|重新|另外?|后头|后来|现在|然后|接着|去年|前年|今年|才|就|都|也|已经|我|俺|他|她|跟(?:别人|人)"
    r"|[0-9一二三四五六七八九十几]+[年月]|了)*"
)
_WHO = r"(?:我们?|俺|他|她|以前|之前|原来|早年|先|早就?|是|已经|头婚)*"
_SPOUSE = r"(?:老公|老婆|老伴|男人|女人|丈夫|妻子|爱人|媳妇|前夫|前妻|前头那个|原来那个|头一个)"
_DIVORCED = r"离(?:了|过|异)?婚?(?:了|过|的)*"
_WIDOWED = rf"(?:丧偶|守寡|{_SPOUSE}(?:就|都|已经)*(?:死|走|没|去世|过世|不在))(?:了|过|的)*"
_ENDED = rf"(?:(?P<divorced>{_DIVORCED})|{_WIDOWED})"
_WED = r"(?:结|嫁|娶|找|讨|成)(?:了|过)?(?:婚|家|人|一?个|老公|老婆|老伴|对象)*(?:了|的)*"
_ONCE_MORE = rf"(?:再婚|二婚|后婚|{_WED})(?:了|的)*"
_NOT_AGAIN = r"(?:一直|就|还|都|也|后来|从来)*(?:没有?|没得|未|不)(?:想|打算)?(?:再|又|另|重新)*"
_AGAIN = re.compile(rf"{_WHO}{_ENDED}{_THEN}{_ONCE_MORE}")
_NEVER_AGAIN = re.compile(rf"{_WHO}{_ENDED}{_THEN}{_NOT_AGAIN}{_ONCE_MORE}")
_ENDED_AFTER = re.compile(rf"{_WHO}(?:{_ONCE_MORE}){_THEN}{_ENDED}")
_TURNED = re.compile(r"(?:又|再|重新|另外?|后来)(?:结|嫁|娶|找|离|讨)|复婚")
_BEFORE = re.compile(r"离|丧偶|守寡|死|走了|去世|过世|再婚|二婚")
_NOT = r"(?:没有?|没得|莫得|未|冇|还?没)"
_PAPER = r"(?:结婚)?(?:证|登记|手续)"
_CHILD = re.compile(r"(?:未婚|非婚|没结婚|没领证|没扯证|没办证)[^,，]{0,4}(?:先)?[生育孕怀]")
_UNWED = re.compile(
    rf"(?:[^没]{{0,6}}?){_NOT}(?:去|来得及|正式|有)*(?:办|领|扯|拿|打|登记|结)(?:过|了|到|成)?(?:婚|{_PAPER})*"
    rf"|结婚证(?:也|都|还|就|一直)*{_NOT}(?:去)?(?:办|领|扯|拿|打)(?:过|了)?"
    r"|.{0,4}?(?:未婚|单身|没对象|不结婚|非婚)(?:的)?"
)
_OTHER_PAPER = re.compile(
    r"(?!结婚)[一-龥]{2}证明?(?:也|都|还|就|一直)*(?:没|未|冇|莫)|户口|[卡簿]"
)
"""“出生证还没办” is of the child's paper."""
_NO_PAPER = re.compile(
    rf"(?:我们?|俺|也|都|还)*(?:{_NOT}(?:有|得)?结婚证|结婚证(?:也|都|还)*{_NOT}(?:有|得)?)"
)


def read_course(text: str) -> Course | None:
    """Read how a marriage stands that ended or began again; None where no such course is told.

    `unclear` where it began or ended more than once and how it stands now is not plain. No question
    is to be given.
    """
    said = _MARKS.sub("", text)
    if found := _NEVER_AGAIN.fullmatch(said):
        return "离婚" if found["divorced"] else "丧偶"
    if _AGAIN.fullmatch(said):
        return "再婚"
    if found := _ENDED_AFTER.fullmatch(said):
        return "离婚" if found["divorced"] else "丧偶"
    return "unclear" if _TURNED.search(said) and _BEFORE.search(said) else None


def read_unwed(text: str) -> Unwed | None:
    """Read that no marriage was registered; `no paper` where it may only be lost. None for else."""
    said = _MARKS.sub("", text).rstrip("的了呢啊呀")
    if _OTHER_PAPER.search(said):
        return None
    if _CHILD.search(said):
        return "with a child"
    if _NO_PAPER.fullmatch(said):
        return "no paper"
    return "unwed" if _UNWED.fullmatch(said) else None
