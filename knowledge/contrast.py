"""What is said against something: “不是换证，是补证”, “是换卡不是补卡”, “说错了，是补证”."""

import re
import unicodedata
from dataclasses import dataclass

_LONGEST = 60
_MARKS = re.compile(r"[,，。、;；:：!！\s]+")
_WRONG = (
    r"(?:(?:我)?(?:刚才|刚刚|前面)?(?:说|搞|弄|打|选|讲|写|点|听|看)?错了?|不对|弄反了|搞反了)"
    r"(?:了|啊|哦|呀|,)*"
)
_ABOUT = r"(?:我(?:说的|问的|要办的|办的|要)?|这个?|要办的|办的|说的)?"
_DENIED = r"(?P<denied>[^,不没吗]{1,14}?)"
_NOT_THIS_BUT = re.compile(rf"(?:{_WRONG})?{_ABOUT}不是{_DENIED}(?:,|,?而)?是(?!不是)(?P<meant>.+)")
_THIS_NOT_THAT = re.compile(
    rf"(?:{_WRONG})?{_ABOUT}(?:应该)?是(?P<meant>[^,不]+?),?(?:而)?不是{_DENIED}(?:的)?"
)
_WRONG_THIS = re.compile(
    rf"{_WRONG}(?:我是说|我说的是|我要|应该是|应该|是|要办|要|改成)?(?P<meant>.+)"
)
_ASKS = re.compile(r"[?？]|[吗么呢]$|是不是|怎么|咋|什么|啥")


@dataclass(frozen=True, slots=True)
class Contrast:
    """What is meant, and what it is set against (empty where the text only says “说错了”)."""

    meant: str
    denied: str = ""


def read_contrast(text: str) -> Contrast | None:
    """Give what is meant and what is denied; None for a question and where nothing is denied.

    A bare no (“不是”, “不是的”) or one that says no more than what isn't so (“不是未成年人”) denies
    without saying what is meant: None.
    """
    if len(text) > _LONGEST:
        return None
    plain = _MARKS.sub(",", unicodedata.normalize("NFKC", text)).strip(",")
    if _ASKS.search(plain):
        return None
    if found := _NOT_THIS_BUT.fullmatch(plain) or _THIS_NOT_THAT.fullmatch(plain):
        return Contrast(found["meant"].strip(","), found["denied"])
    found = _WRONG_THIS.fullmatch(plain)
    meant = found["meant"].strip(",") if found else ""
    return Contrast(meant) if meant.strip("了的啊呀哦") else None
