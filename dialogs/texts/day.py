"""The bot's sentences on the day of a visit: the number, a closure's answer, the rating."""

from datetime import date, datetime, time

from dialogs.day_ports import BookedFor, ComeLater, HallClosed, InLine, MovedTo
from dialogs.texts.writing import link
from knowledge.calendar import day_words

WHICH_GROUP = "没有预约也能取号。您要办的在哪个窗口？不清楚就选最像的，窗口的人会帮您转。"
NO_QUEUE = "您今天没有预约。这里不用取号，直接到窗口或者咨询台就行。要约个时间就说“预约”。"
LEFT = "好，{}号不排了。"
NO_NUMBER = "您现在没有在排的号。到了大厅就说“我到了”。"
ASK_CLOSED = "您约的时间办不了了，改到什么时候？"
NOT_COMING = "都不行，取消预约"
NOTHING_PROPOSED = "这个改时间的提议已经处理过了，或者收回了。要看您的预约，说“我的预约”。"
GONE = "不好意思，这个时间刚被约走了，请选另一个，或者说“人工”。"
OFF = "好，这个预约取消了（号{}）。以后要来，说“预约”就行。"
WHICH_LEVEL = "{}这次办得怎么样？"
THANKS_RATED = "谢谢您的评价。"
LOW_RATED = (
    "对不起，让您不满意了。已经交给负责人核实，查清楚了会答复您。是哪里不好？点一个，或者写几句。"
)
NOTHING_TO_RATE = "现在没有要您评价的。在窗口办完，会在这里问您满不满意；有话现在说，回“人工”。"
REASON_NOTED = "记下了，谢谢您说出来。负责人核实后答复您。"
NOT_RATABLE = "没有找到要评价的这次服务：可能已经评过了，或者过去太久了。有话要说就回“人工”。"


def in_line(found: InLine) -> str:
    """Say the number and how long it will take."""
    page = link(found.url, "打开我的号")
    if found.state in {"called", "serving"}:
        return f"{found.number} 已经叫到了，请到{found.counter}。\n{page}"
    before = f"前面还有{found.ahead}位，{found.wait}" if found.ahead else found.wait
    return (
        f"您的号：{found.number}\n{before}。叫到时这里会告诉您，也请留意叫号。\n{page}\n"
        "老人、残疾人、病人、孕妇、带婴儿的，请跟工作人员说一声，先办。不等了就说“不排了”。"
    )


def not_in_line(phone: str) -> str:
    """Say that no number of theirs waits, and where to see how many do."""
    return (
        "您现在没有在排的号。大厅排到几号、要等多久，看大厅的叫号屏，"
        f"或者打中心电话问：{phone}。到了大厅说“我到了”；要问哪件事多久办好，直接说是哪件事。"
    )


def come_later(found: ComeLater) -> str:
    """Say from when on the booking may be checked in."""
    at: datetime = found.opens_at
    return f"您约的时间还早（号{found.number}），{at.hour}:{at:%M}以后再说“我到了”。"


def booked_for(found: BookedFor, today: date) -> str:
    """Say that the booking is for another day."""
    return f"您约的是{_when(found.on, found.start, today)}（号{found.number}），不是现在。"


def closed(found: HallClosed) -> str:
    """Say that no numbers are given out now."""
    return f"现在不取号。{found.opening}。"


def moved(found: MovedTo, today: date) -> str:
    """Say the new time and number."""
    when = _when(found.on, found.start, today)
    return f"改好了：{when}，{found.counter_name}。新的号：{found.number}。要带的材料不变。"


def option(on: date, start: time, today: date) -> str:
    """Put one of the times to choose."""
    return _when(on, start, today)


def ticket(url: str) -> str:
    """Point to the ticket's page."""
    return f"{link(url, '打开我的号（有二维码）')}，到了大厅点“我到了”，或者在这里说“我到了”。"


def _when(on: date, start: time, today: date) -> str:
    return f"{day_words(on, today)} {start.hour}:{start:%M}"
