"""Several who come to the counter together: “两口子都去”, “我和我妈都去”."""

import re

_MARKS = re.compile(r"[\s,，.。;；、!！~～]+")
_GO = r"(?:要|会|可以|能|亲自|到时候?)*(?:过?[来去]|到场|到|跑)(?:办|一趟|的)*"
_ALL = r"(?:都|一起|一同|一块儿?|同时|两个|亲自|双方)+"
_COUPLE = re.compile(
    rf"(?:我们?|俺们?|咱们?|那|就|是)*(?:两口子|俩口子|小两口|老两口|夫妻(?:俩|两个?|二人|双方)?|男女双方|双方|两公婆|我们两个?人?|咱俩|我俩|我们俩)"
    rf"(?:人)?(?:{_ALL})?{_GO}"
)
_I_WITH = re.compile(
    rf"(?:那|就|是)*(?:(?:我|俺)(?:和|跟|与|同|带)(?P<other>.{{1,6}}?)|(?P<first>.{{1,6}}?)(?:和|跟|与|同)(?:我|俺)){_ALL}{_GO}"
)


def read_together(text: str) -> str | None:
    """Give with whom the writer comes, in the writer's words; empty for the couple.

    None where nobody comes together, or it is denied or asked.
    """
    said = _MARKS.sub("", text).rstrip("的了啊呀吧哈嘛")
    if _COUPLE.fullmatch(said):
        return ""
    found = _I_WITH.fullmatch(said)
    return (found["other"] or found["first"]) if found else None
