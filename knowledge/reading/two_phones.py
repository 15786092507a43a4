"""Two phones in one message: one's own, and the one of those who are visited."""

import re
from dataclasses import dataclass

from knowledge.reading.phones import NotAPhone, Phone, read_phone

_PARTS = re.compile(r"[,，。;；、\n]+|还有|另外|再就是|(?<=\d)和|(?<=\d)跟")
_THEIRS = re.compile(
    r"老人|他|她|屋[里头]|家里|屋企|座机|[爸妈爹娘]|奶奶|爷爷|婆|公公|外公|大[爷妈娘叔伯]|叔叔|伯伯|婶|老伴|老汉|邻居|本人"
)
_MINE = re.compile(r"我(?:的|自己)|打我|我手机|我电话")


@dataclass(frozen=True, slots=True)
class Phones:
    """The writer's phone and the visited person's, formatted as said; None where not said."""

    mine: Phone | None = None
    theirs: Phone | None = None


def read_phones(text: str, *, area: str = "", asked: bool = False) -> Phones | NotAPhone | None:
    """Read up to two phones; what is wrong with the first; None where none is meant."""
    mine: Phone | None = None
    theirs: Phone | None = None
    for part in _PARTS.split(text):
        found = read_phone(part, area=area, asked=asked and any(c.isdigit() for c in part))
        if not isinstance(found, Phone):
            continue
        is_mine = _MINE.search(part) is not None
        is_theirs = _THEIRS.search(part) is not None and not is_mine
        if is_mine and mine is not None and theirs is None:
            mine, theirs = found, mine
        elif theirs is None and (is_theirs or mine is not None):
            theirs = found
        elif mine is None:
            mine = found
    if mine is None and theirs is None:
        whole = read_phone(text, area=area, asked=asked)
        return Phones(whole) if isinstance(whole, Phone) else whole
    return Phones(mine, theirs)
