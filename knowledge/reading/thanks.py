"""Reads thanks for what is done: “谢谢你们，我妈的高龄津贴已经到账了”."""

import re

_LONGEST = 60  # characters: who writes more tells a story
_THANKS = re.compile(r"谢谢|感谢|多谢|致谢|谢[了啦哈你您]|感激|辛苦(?:了|你|您|大家)|多亏")
_DONE = re.compile(
    r"(?<![没未不])(?:到账|到帐|领到|拿到|收到|办好|办成|办妥|办完|办下来|批下来|批准|发下来|发了|到手|搞定|解决|弄好)"
)
_NOT_YET = re.compile(
    r"[没未](?:有|得)?(?:给|见|能)?(?:我|他|她)?(?:到|领|拿|收|办|批|发|弄|解决)|[批办]不下|还差"
)
_WANTS = re.compile(
    r"[?？吗么呢]|怎么|咋|哪|啥|什么|多久|多少|几[时天点号]|能不能|可不可以|可以|请问|想|需要|还要|(?<!不是)要(?!是)|再|麻烦|顺便"
    r"|以后|下一步|接着|另外|什么时候|丢|坏|少|错"
)
_ONLY_THANKS = re.compile(
    r"^(?:我|我们|俺)?(?:这次|今天)?(?:不是|没有?)(?:想|要|来)*(?:办|申请|问|咨询|投诉)[^,，]{0,6}[,，\s]*"
    r"(?:我|就|只|是|来|想|要|专门|特意)*(?:谢|感谢|多谢|表示?感谢)"
)


def thanks_for_what_is_done(text: str) -> bool:
    """Say whether it thanks for something that is done, and neither asks nor wishes anything."""
    if len(text) > _LONGEST or _NOT_YET.search(text) or _WANTS.search(text):
        return False
    return _THANKS.search(text) is not None and _DONE.search(text) is not None


def only_thanks(text: str) -> bool:
    """Say whether nothing is wished, as the text itself says: “我不是要办，是谢谢你们”."""
    return _ONLY_THANKS.search(text.strip()) is not None
