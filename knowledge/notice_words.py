"""What stands on a notice in words: who handles it, how long it takes, when we are open.

source: BY-2, BZ-2, CN-10, TL-3, XL-1
"""

from collections.abc import Collection
from datetime import datetime

from knowledge.calendar import WEEKDAYS, Calendar, day_words, local
from knowledge.gathering import is_gathered_above
from knowledge.matters import Matter
from knowledge.sessions import next_opening, open_now
from knowledge.towns import Town


def handled_by(matter: Matter, town: Town) -> str:
    """Say in words who handles it and what the centre does. source: TL-3, XL-1."""
    if town.hall is not None and is_gathered_above(matter, town):
        return f"企业的事集中在{town.hall.name}办（电话{town.hall.phone}），不在本中心办"
    match matter.handled_at, matter.town_role:
        case _, "指引":
            return "不在本中心办，本中心告诉您去哪办、怎么办"
        case "county", role:
            return f"由区县办理，本中心{role}"
        case "village", "初审":
            return f"村（社区）便民服务站收材料、先看一遍，再往上报；也可以到{town.centre}"
        case "village", _:
            return f"村（社区）便民服务站就能办，也可以到{town.centre}"
        case _, "初审":
            return "本中心受理、初审，再报区县"
        case _:
            return "本中心办理"


def days_words(matter: Matter) -> str:
    """Say how long it takes: at once, promised or statutory working days, or that it varies."""
    if matter.kind == "即办件" or matter.promised_days == 0 or matter.statutory_days == 0:
        words = "材料齐全，当场办结"
    elif matter.promised_days is not None:
        words = f"{matter.promised_days}个工作日"
        if matter.statutory_days is not None and matter.statutory_days > matter.promised_days:
            words += f"（法定{matter.statutory_days}个工作日）"
    elif matter.statutory_days is not None:
        words = f"{matter.statutory_days}个工作日"
    else:
        words = "各地不同，受理时当面告诉您"
    return f"{words}；{matter.time_note}" if matter.time_note else words


def hours_words(town: Town) -> str:
    """Say the ordinary hours: 周一至周五 9:00-12:00、13:30-17:30."""
    first, last = town.weekdays[0], town.weekdays[-1]
    if len(town.weekdays) == last - first + 1:
        days = f"周{WEEKDAYS[first - 1]}至周{WEEKDAYS[last - 1]}"
    else:
        days = "、".join(f"周{WEEKDAYS[each - 1]}" for each in town.weekdays)
    spans = "、".join(
        f"{each.start.hour}:{each.start:%M}-{each.end.hour}:{each.end:%M}" for each in town.hours
    )
    return f"{days} {spans}"


def opening_words(town: Town, calendar: Calendar, now: datetime) -> str:
    """Say whether it is open at this instant, until when, or when it opens next. source: BZ-2."""
    session = open_now(town, calendar, now)
    if session is not None:
        return f"现在开着，到{session.end.hour}:{session.end:%M}"
    coming = next_opening(town, calendar, now)
    if coming is None:
        return f"今年的放假安排还没录入，开不开门请先打电话问：{town.phone}"
    day = day_words(coming.start.date(), local(now).date())
    return f"现在没开门，下次开门：{day} {coming.start.hour}:{coming.start:%M}"


def online_words(matter: Matter, town: Town) -> str | None:
    """Name the town's own channel where the matter can be done online. source: BY-2."""
    if matter.online is None:
        return None
    return town.online_channel or matter.online


def tolerant_words(matter: Matter, listed: Collection[str]) -> str | None:
    """Say which papers of this list, by name, may follow later, or None. source: CN-10.

    Words that name none of the matter's papers are kept, as it can't be told which is meant.
    """
    if matter.tolerant is None:
        return None
    named = {each.name for each in matter.materials}
    told = (each for each in matter.tolerant.may_lack if _paper(each, named) in {None, *listed})
    return "、".join(told) or None


def _paper(words: str, named: Collection[str]) -> str | None:
    """Give the paper that is meant: “甲（可承诺）” is 甲; None where there is none so named."""
    bare = words.split("（", maxsplit=1)[0]
    return next((each for each in (words, bare) if each in named), None)
