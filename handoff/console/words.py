"""How the console says times, waiting, people and delivery in words."""

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from handoff.tables.messages import Delivery
from handoff.unanswered import BARE_CALLS
from knowledge.calendar import WEEKDAYS, local
from knowledge.matters import CitizenId

_LONG = re.compile(r"(?<!\d)\d{14,17}[\dXx](?!\d)")
_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")

_SOON = timedelta(minutes=5)
_LATE = timedelta(minutes=15)
_HOUR = 60  # minutes
_DAY = 24 * _HOUR
_MENU = "[点菜单] "
_MENU_NAMES = {
    "ask": "问材料",
    "book": "预约窗口",
    "my": "我的预约",
    "hours": "几点上班、在哪里",
    "human": "找工作人员",
}
_OWNED = {"lead": "默认", "clerk": "接待", "cover": "顶岗"}
_LINK = re.compile(r"<a\s[^>]*>(.*?)</a>", re.DOTALL)


class Tone(StrEnum):
    """How pressing a wait is: the colour that it is shown in."""

    CALM = "calm"
    SOON = "soon"
    LATE = "late"


def moment(instant: datetime, now: datetime) -> str:
    """Say an instant as it is spoken of today: 今天 15:20、昨天 09:05、11月20日 09:05."""
    then, here = local(instant), local(now)
    return f"{near_day(then.date(), here.date())} {then:%H:%M}"


def near_day(day: date, today: date) -> str:
    """Say a day: 今天、昨天、明天, else 11月20日, with the year where it is another one."""
    near = {0: "今天", -1: "昨天", 1: "明天"}.get((day - today).days)
    if near:
        return near
    words = f"{day.month}月{day.day}日"
    return words if day.year == today.year else f"{day.year}年{words}"


def full_day(day: date, today: date) -> str:
    """Say a day with its date and weekday: 今天 11月24日 周二."""
    words = f"{day.month}月{day.day}日"
    near = near_day(day, today)
    weekday = f"周{WEEKDAYS[day.weekday()]}"
    return f"{near} {words} {weekday}" if near in {"今天", "昨天", "明天"} else f"{near} {weekday}"


def lasted(time: timedelta) -> str:
    """Say how long something has lasted: 不到 1 分钟、6 分钟、2 小时 5 分、1 天 3 小时."""
    minutes = int(time.total_seconds()) // 60
    if minutes < 1:
        return "不到 1 分钟"
    if minutes < _HOUR:
        return f"{minutes} 分钟"
    if minutes < _DAY:
        return f"{minutes // _HOUR} 小时 {minutes % _HOUR} 分"
    return f"{minutes // _DAY} 天 {minutes % _DAY // _HOUR} 小时"


def worked(time: timedelta) -> str:
    """Say how much working time has passed, which is not counted in days: 62 小时 5 分."""
    minutes = int(time.total_seconds()) // 60
    if minutes < _HOUR:
        return lasted(time)
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours} 小时 {rest} 分" if rest else f"{hours} 小时"


def tone(time: timedelta) -> Tone:
    """Say how pressing a wait is: yellow from 5 minutes, red from 15."""
    if time >= _LATE:
        return Tone.LATE
    return Tone.SOON if time >= _SOON else Tone.CALM


def stamp(instant: datetime) -> str:
    """Give the instant for a <time> element, in UTC, to the second."""
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def masked(citizen: CitizenId) -> str:
    """Give the citizen's openid so that it can be told from another but not be used: o…a3f."""
    return f"{citizen[:1]}…{citizen[-3:]}"


def delivered(delivery: str) -> str:
    """Say where an outgoing message stands."""
    match delivery:
        case Delivery.WAITING:
            return "等待发出"
        case Delivery.SENDING:
            return "正在发送"
        case Delivery.SENT | Delivery.PASSIVE:
            return "已送到微信"
        case Delivery.FAILED:
            return "没有发出去"
        case Delivery.KEPT:
            return "等群众下次发消息时补发"
        case _:
            return ""


def spoken(text: str) -> str:
    """Give a citizen's words; a tap on the menu is named as the menu names it."""
    key = text.removeprefix(_MENU)
    return f"点菜单：{_MENU_NAMES.get(key, key)}" if key != text else text


def subject(*asked: str | None) -> str:
    """Give the first of these that says what it is about, else that nothing was said."""
    said = [each.strip() for each in asked if each and each.strip()]
    about = next((each for each in said if each not in BARE_CALLS), None)
    if about is not None:
        return spoken(about)
    return "（只说了要人工）" if said else "（没有文字）"


def owned(name: str, owner_by: str) -> str:
    """Name a contact's owner and why: by its matter, default, cover, or who heard it."""
    return f"{name}（{_OWNED.get(owner_by, '事项')}）"


def plain(text: str) -> str:
    """Give a text of ours as its citizen sees it: tappable words without their link."""
    return _LINK.sub(r"\1", text)


def without_numbers(text: str) -> str:
    """Hide mobiles and ID numbers in what was said, for who only reads: 138****5678."""
    return _MOBILE.sub(r"\1****\2", _LONG.sub("***", text))
