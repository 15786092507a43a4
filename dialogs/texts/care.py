"""The bot's sentences for people who need not come, or come first. source: CN-12."""

from knowledge.towns import Town

ASK_ABSENT = "您来不了窗口是吧？是想换一天来、让别人去办，还是请人上门来办？"
FIRST_IN_LINE = "好。到了窗口说一声您的情况，请他们优先。"


def ways(kind: str, town: Town) -> str:
    """Offer the ways that save the walk, and the fast lane."""
    return (
        f"您说的情况（{kind}）可以不用跑：请村里代办员办，不收钱；来不了可以申请上门；"
        f"自己来就在窗口说一声，请他们优先（{town.centre}，电话{town.phone}）。您想怎么办？"
    )


def line(kind: str) -> str:
    """Remind, beside a list, of the ways that save the walk."""
    return (
        f"▍您说过是{kind}：可以说“请代办”让代办员跑，说“上门”请人来，自己来在窗口说一声请他们优先。"
    )


_WITHOUT_WALKING = (
    "说“请代办”，村里代办员帮您跑，不收钱；说“上门”，可以申请请人到家里来。"
    "要接着看带什么，就答下面这一问。"
)
NOBODY_GOES = f"自己来不了、没人带也不要紧：{_WITHOUT_WALKING}"


def in_between(kind: str) -> str:
    """Tell who is old, disabled, ill or pregnant the ways that save the walk."""
    return f"记下了（{kind}）。可以不用跑：{_WITHOUT_WALKING}"
