"""When and where the centre is open, said on its own or between two steps. source: BZ-2."""

import re
from datetime import date, datetime, timedelta

from dialogs.choosing import plain
from dialogs.flows.coming import wishes_to_come
from dialogs.machine import Aside, Turn
from dialogs.texts import in_between, say
from knowledge import notices
from knowledge.calendar import YearUnknownError, day_words, local
from knowledge.reading.dates import read_when
from knowledge.search.understanding import Intent
from knowledge.sessions import open_now, sessions_on

HOURS_INTENTS: tuple[Intent, ...] = ("hours", "where")
_HOURS = re.compile(
    r"上不上班|开不开门|(?:上班|开门)不|(?:周末|双休日?|节假日|中午|晚上).{0,4}(?:上班|开门|休息|有人上|能办|办不办)|周末(?:能不能|可不可以|可以|能)(?:去|来)"
    r"|几点.{0,4}(?:开门|关门|上班|下班)|(?:周|星期|礼拜)[一二三四五六日天末].{0,3}(?:上班|开门|休息|办公|能办)"
    r"|(?:周末|双休日?|节假日|(?:周|星期|礼拜)[六日天]).{0,3}(?:开(?!始|具)|有人|有没有人|能(?:办|领|拿|取)|可以(?:办|领|拿|取)|办不)"
    r"|来得及|来不来得及|开门没|上班没|上班吗|开门吗|闩门|放假吗|中午有人|营业时间|办公时间|上班时间|(?:今|明|后)天.{0,3}(?:上班|开门)"
)
_WEEKEND = re.compile(
    r"周末|双休|(?:周|星期|礼拜)六(?:和|跟|、|或者?|还是)?(?:周|星期|礼拜)?[日天]"
)
_SATURDAY = 6
_DENIED = re.compile(
    r"不是(?:要|想|在|来)?(?:问|说|查|打听)(?:你们|你|您|的|这个|什么)*(?:几点)?(?:上班|下班|开门|办公|营业|工作|时间|地址|电话)|没(?:有)?(?:问|说)(?:你们?|您)?(?:的)?(?:几点|上班|开门|时间|地址|电话)"
)
_ASKS = re.compile(r"[吗不没么几哪?？]|什么时候|啥时|时间")
_LONG, _CLAUSE, _ONLY_DENIED = 45, 20, 14  # characters


_OFFICE = re.compile(
    r"上班|下班(?!后|以后|之后)|开门|关门|关不关|开不开|开着|休息|休不休|放假|放不放|值班|有人|有没有人|在不在|你们在|办公|营业"
    r"|几点|多久|什么时候|啥时候|几时|哪天|怎么|在哪|哪里|电话|地址"
)
"""Words of the centre's hours or place, that no answer to “哪天来” has."""


def is_about_hours(turn: Turn) -> bool:
    """Say whether the text asks when or where the centre is open."""
    understanding = turn.said.understanding
    if understanding.intent == "complain":
        return False  # “上班时间窗口没人”
    if denies_the_hours(turn.said.text) or _is_a_story(turn.said.text):
        return False
    if wishes_to_come(turn.said.text, local(turn.world.now)):
        return False  # “明天9点办营业执照” asks for a time, not for the hours
    return bool(_HOURS.search(plain(turn.said.text))) or (
        understanding.kind == "intent" and understanding.intent in HOURS_INTENTS
    )


def denies_the_hours(text: str) -> bool:
    """Say whether somebody says that the hours, or the place, were not asked (“不是问上班时间”)."""
    return _DENIED.search(plain(text)) is not None


def denied(turn: Turn) -> Aside | None:
    """Ask what else is meant, where nothing is said but that it is not the hours."""
    said = plain(turn.said.text)
    if len(said) > _ONLY_DENIED or not denies_the_hours(turn.said.text):
        return None
    return (
        None
        if turn.said.understanding.kind in {"matter", "chain"}
        else Aside((in_between.NOT_HOURS,))
    )


def _is_a_story(text: str) -> bool:
    """Say whether it tells at length, where no clause asks: “烧烤店每天晚上营业到凌晨”."""
    clauses = re.split(r"[,，。;；!！?？\n]+", text)
    long = len(plain(text)) > _LONG
    asked = (each for each in clauses if len(each) <= _CLAUSE and _ASKS.search(each))
    return long and not any(_HOURS.search(each) for each in asked)


def asks_the_hours(turn: Turn) -> bool:
    """Say the same where a time to come was asked for: “十点来钟”, “周六上午行吗” answer that."""
    if not is_about_hours(turn):
        return False
    said = plain(turn.said.text)
    if _HOURS.search(said) or _OFFICE.search(said):
        return True
    return read_when(turn.said.text, local(turn.world.now)).says_nothing


def beside(turn: Turn) -> tuple[str, ...]:
    """Give the hours where they are asked beside a matter: “社保卡补办，周六上班不”."""
    return (hours_text(turn),) if is_about_hours(turn) else ()


def hours_text(turn: Turn) -> str:
    """Say the hours; for a named day, whether and when it is open that day."""
    world = turn.world
    here = local(world.now)
    special = tuple(
        f"{each.name} {each.hours.start:%H:%M}-{each.hours.end:%H:%M}（要先预约）"
        for each in world.town.special_sessions
    )
    text = say.hours(
        world.town,
        notices.hours_words(world.town),
        notices.opening_words(world.town, world.calendar, world.now),
        special,
    )
    day = read_when(turn.said.text, here).on
    first = None
    if "来得及" in turn.said.text or "来不来得及" in turn.said.text:
        first = _time_left(turn, here)
    elif _WEEKEND.search(plain(turn.said.text)):
        saturday = here.date() + timedelta(days=(_SATURDAY - here.isoweekday()) % 7)
        days = (saturday, saturday + timedelta(days=1))
        first = "\n".join(_one_day(turn, here, each) for each in days)
    elif day is not None and day >= here.date():
        first = _one_day(turn, here, day)
    return f"{first}\n{text}" if first else text


def _one_day(turn: Turn, here: datetime, on: date) -> str:
    words = day_words(on, here.date())
    try:
        found = sessions_on(turn.world.town, turn.world.calendar, on)
    except YearUnknownError:
        return f"{words}：那一年的放假安排还没公布，到时再问我。"
    if not found:
        return f"{words}：不上班。"
    usual = [each for each in found if each.name is None]
    spans = "、".join(f"{each.start:%H:%M}-{each.end:%H:%M}" for each in usual or found)
    if not usual:
        return f"{words}：平常不上班，只开{found[0].name}，{spans}，要先预约。"
    return f"{words}：上班，{spans}。"


def _time_left(turn: Turn, here: datetime) -> str:
    session = open_now(turn.world.town, turn.world.calendar, turn.world.now)
    if session is None:
        return "现在没开门，来不及了。"
    minutes = int((session.end - here).total_seconds() // 60)
    left = f"{minutes // 60}小时{minutes % 60}分" if minutes >= 60 else f"{minutes}分钟"  # noqa: PLR2004 - an hour
    return f"现在开着，离{session.end:%H:%M}关门还有{left}，您看路上要多久。"
