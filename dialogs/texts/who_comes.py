"""What a citizen reads where it is asked who comes to the counter."""


def asks_who_comes(whom: str) -> str:
    """Ask who comes to the counter for somebody else than the writer."""
    return f"是{whom}本人来办（有人陪也算），还是您或别人替去办？"


def who_comes(whom: str | None) -> str:
    """Ask who comes to the counter, where the words fit neither answer."""
    who = whom or "要办的人"
    return (
        f"到窗口来办的是谁？{who}自己来（有人陪也算），选“本人”；{who}不来、您或别人去，选“代办”。"
    )


WHO_COMES_AFTER_A_DEATH = (
    "请节哀。这里问的是谁到窗口来办，不是问谁走了：儿女、老伴这样的家里人来，选“本人”；"
    "托外人来，选“代办”。"
)
AGENT_NOTED = "好，记下了：是代办，要多带的会列上。不对请说“不对，是本人”。"
CHILD_S_PARENTS = (
    "孩子的事，爸妈来办算不算“本人”，各件事不一样。孩子自己到场选“本人”，不到场选“代办”；"
    "拿不准就选“不清楚”，要带的我都列上。"
)
WHOSE_OR_WHO_COMES = (
    "您是说这件事是给他（她）办的，还是他（她）替人来办？"
    "给他（她）办，就说“给我妈办”这样的话；替人来办，选“代办”。"
)
INTRODUCED = "好，您帮着问、帮着回就行。"
WHAT_FOR = "要办什么事，直接说就行，比如“给老人办高龄补贴”。"


def hindered(phone: str) -> str:
    """Say that nobody must read or write for it."""
    return f"没关系，您帮着回就行；打字不方便就打电话{phone}，或者说“人工”。"


SOMEBODY_FROM_ABROAD = (
    "您说有人是港澳台同胞或外国人，我记着。后面问到“内地居民，还是港澳台同胞或外国人”，"
    "问的是要办的这个人；拿不准选“不清楚”，几种情况的材料都列给您。"
)
