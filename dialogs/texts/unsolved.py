"""The bot's sentences about the “办不成事” window. source: CN-2."""

from dialogs.unsolved_ports import UnsolvedTaken
from knowledge.towns import Town

WHAT_FOR = (
    "“办不成事”窗口管这些：窗口该办没办成、来回跑了好几趟、没人受理。\n"
    "还没到窗口问过的先问窗口；打官司、公安的案子、信访的事、政策不许的，不归这里。\n"
    "哪一个像您遇到的？也可以直接说经过。"
)
WHAT_MORE = "是下面哪一个？都不像，就直接说经过，负责人来看。"
FIRST_ASK = (
    "先听窗口解释一遍，多半就清楚了。要办什么事直接告诉我，我先把条件、材料、流程说给您听；"
    "听了还是办不成，再说“办不成事”，我马上转给负责人。"
)
STORY = "请说说：什么事、找过谁或哪个窗口、卡在哪里。有多少说多少，一条说完。"
TOO_SHORT = "太短了，负责人看不明白。什么事、卡在哪里，多说一句。"
NOT_TAKEN = "“办不成事”窗口不办这些，要找对的地方："
_ELSEWHERE = {
    "suit": "打官司、对判决不服：法院诉讼服务中心，电话12368。请律师没钱：法律援助，电话12348。",
    "law": "公安、检察院正在办的案子：办案单位；对办案不服找检察院，电话12309。",
    "petition": "信访的事：到镇（街）信访接待，或者打政务热线12345。",
    "policy": "现行政策不允许的事，窗口改不了政策。想反映政策不合理，可以打12345，或者说“提建议”。",
}


def elsewhere(kind: str) -> str:
    """Say where one of the four goes that are not taken."""
    return f"{NOT_TAKEN}\n{_ELSEWHERE[kind]}\n找过了还是不清楚，说“人工”。"


def taken(found: UnsolvedTaken, town: Town) -> str:
    """Say who has it now."""
    window = f"也可以直接到{found.window}。" if found.window else ""
    when = "" if found.open_now else f"{found.opening}，一开门就看。"
    return (
        f"记下了，转给{found.lead}亲自看，在这里回复您。{when}{window}"
        f"监督电话：{town.complaint_phone}。"
    )
