"""What a waiting citizen is told when a place is free, and when it is gone."""

from datetime import datetime

from handoff.slots import FreeTimeAt
from knowledge.calendar import day_words, local
from knowledge.matters import Matter

YES, NO = "要这个号", "不要这个号"
_YES_TAP, _NO_TAP = 11, 12  # below 100: good in every state, never stale


def offer_words(matter: Matter, free: FreeTimeAt, until: datetime, now: datetime) -> str:
    """Offer a place with its two answers to tap."""
    day = day_words(free.on, local(now).date())
    at = local(until)
    return (
        f"您等的号有了：\n{day} {free.start.hour}:{free.start:%M}\n办：{matter.name}\n"
        f"给您留到 {at.hour}:{at:%M}。要就点一下：\n{_tap(YES, _YES_TAP)}　{_tap(NO, _NO_TAP)}"
    )


def passed_words(matter: str) -> str:
    """Say that the time to answer has passed."""
    return (
        f"“{matter}”那个号没等到您回话，让给下一位了。"
        "还想要就说“要这个号”（还空着就给您），或者说“预约”重新选。"
    )


def over_words(matter: str) -> str:
    """Say that no place became free on the wished days."""
    return (
        f"“{matter}”您等的那几天没有空出号来，候补到期了。"
        "说“预约”可以另选时间，说“人工”找工作人员。"
    )


def _tap(word: str, number: int) -> str:
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={word}&msgmenuid={number}">{word}</a>'
