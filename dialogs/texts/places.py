"""The bot's sentences about places: where a matter is taken, village points, the way there."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from dialogs.texts.naming import by_domain, short_name, some
from dialogs.texts.pages import hall_path, map_url, village_path
from dialogs.texts.writing import link
from knowledge import notices
from knowledge.calendar import Calendar
from knowledge.levels import Doing, Levels, Online, Stop, keeping
from knowledge.matters import Level, Matter
from knowledge.nearness import Near
from knowledge.outlets import Hours
from knowledge.towns import Town, Village

RECEIVED = "位置收到了。"
NO_SPOTS = "服务点在地图上的位置，镇上还没告诉我。"
WHICH_VILLAGE = "您是哪个村（社区）的？点一下，或者直接说村名。"
NO_VILLAGES = "村（社区）的服务点还没有录进来。说“人工”，工作人员告诉您。"
NO_CADRES = "村干部的电话我这里没有，说不准。村里的便民服务站和代办员可以先找。"
NOT_A_VILLAGE = "没听出是哪个村。点下面的，或者说“人工”。"
NOT_IN_TOWN = "镇街的窗口不收，上面写的窗口不用去。"
ASK_FIRST = "时间没有写，去之前先打电话问"
SEND_PLACE = "把您的位置发给我（聊天框右边点“＋”，再点“位置”），我告诉您最近的服务点；也可以直接说您是哪个村的。"
ANY_VILLAGE = "村（社区）便民服务站"
SAY_VILLAGE = "说您是哪个村的，我给您村里服务站的电话和时间。"
_FAR = 30_000  # metres
_KILOMETRE = 1000
_LIST_BYTES: Mapping[Doing, int] = {"受理": 900, "初审": 420}
_HERE: Mapping[tuple[Level, Doing], str] = {
    ("village", "受理"): "可以直接办",
    ("village", "初审"): "收材料、先看一遍，再往上报",
    ("village", "代办"): "代办员帮您办、帮您跑",
    ("town", "受理"): "窗口受理",
    ("town", "初审"): "窗口受理、初审，再报区县",
    ("town", "代办"): "窗口帮您代办",
    ("town", "指引"): "不收件，告诉您去哪办、怎么办",
    ("county", "受理"): "窗口受理",
    ("county", "初审"): "窗口受理、初审",
    ("county", "代办"): "窗口帮您代办",
    ("county", "指引"): "先打电话问清再去",
}
GROUPS: Mapping[Doing, str] = {
    "受理": "村里就能办",
    "初审": "村里收材料、先看一遍，再往上报",
    "代办": "代办员帮您跑镇上",
    "指引": "告诉您去哪办",
}


class Saying:
    """Words about one town at one instant. `base` is where its pages are (a URL without path)."""

    def __init__(self, town: Town, calendar: Calendar, now: datetime, base: str = "") -> None:
        self._town, self._calendar, self._now, self._base = town, calendar, now, base

    def levels(self, matter: Matter, found: Levels) -> str:
        """Say where a matter can be taken, nearest first, and what is particular about it."""
        return "\n".join(self._levels(matter, found))

    def _levels(self, matter: Matter, found: Levels) -> Iterator[str]:
        taking = [each for each in found.stops if each.doing != "指引"]
        if not taking:
            yield "不在本中心的窗口办。怎么办："
            yield from (f"{at}. {each}" for at, each in enumerate(matter.steps, 1))
        elif len(taking) > 1:
            yield "去哪办（从近到远，挑方便的）："
        else:
            yield "去哪办："
        numbered = len(taking) > 1
        for place, stop in enumerate(found.stops, 1):
            yield (f"{place}. " if numbered else "· ") + self.stop(stop)
        if any(each.level == "village" and each.village is None for each in taking):
            yield SAY_VILLAGE
        if found.online is not None:
            yield f"也能网上办{_called(found.online)}，说“网上办”给您步骤。"
        yield from particulars(found)

    def stop(self, stop: Stop) -> str:
        """Say one place: its name, what is done there, phone, hours, and the way."""
        if stop.doing == "指引":
            return f"{stop.name}：{stop.note or _HERE[stop.level, '指引']}，电话{stop.phone or self._town.phone}"
        counters = f"（{'、'.join(stop.counters)}）" if stop.counters else ""
        parts = [f"{stop.name}{counters}：{stop.note or _HERE[stop.level, stop.doing]}"]
        if stop.note:
            parts.append(_HERE[stop.level, stop.doing])
        parts += [f"地址：{stop.address}"] if stop.address else []
        parts += [f"电话{stop.phone}"] if stop.phone else []
        parts += [self._open(stop.hours, stop.phone)] if stop.hours else []
        if stop.spot is not None:
            parts.append(link(map_url(stop.spot, stop.name), "看地图"))
        return "，".join(parts[:2]) + "".join(f"，{each}" for each in parts[2:])

    def done(self, stop: Stop, matter: Matter) -> str:
        """Say what is done of the matter at a place."""
        return f"{short_name(matter)}，{_HERE[stop.level, stop.doing]}"

    def not_done(self, matter: Matter) -> str:
        """Say that a place does nothing of the matter."""
        return f"{short_name(matter)}在这里办不了"

    def _open(self, hours: tuple[Hours, ...], phone: str | None) -> str:
        kept = keeping(self._town, hours, phone)
        return notices.opening_words(kept, self._calendar, self._now)

    def hours(self, hours: tuple[Hours, ...], phone: str | None) -> str:
        """Say hours and whether it is open now, or that they are not known."""
        if not hours:
            return ASK_FIRST
        kept = keeping(self._town, hours, phone)
        return f"{notices.hours_words(kept)}（{self._open(hours, phone)}）"

    def point(self, village: Village) -> str:
        """Say a village's point: agent, phone, hours, how far the centre is, map and page."""
        person = self._town.person(village.agent) if village.agent else None
        lines = [f"【{village.point}】"]
        lines.append(f"代办员：{person.name}" if person else "代办员：没有写，先打镇上的电话问")
        lines.append(f"电话：{village.phone or self._town.phone + '（镇上）'}")
        lines.append(f"时间：{self.hours(village.hours, village.phone)}")
        lines.append(f"到{self._town.centre}大约{village.minutes}分钟。")
        ways = [link(self.village_url(village), "村里能办的事和要带的材料")]
        if village.spot is not None:
            ways.insert(0, link(map_url(village.spot, village.point), "看地图"))
        return "\n".join([*lines, "　".join(ways)])

    def village_url(self, village: Village) -> str:
        """Give the address of a village's page."""
        return self._base + village_path(self._town.id, village.name)

    def hall_url(self) -> str:
        """Give the address of the centre's public page."""
        return self._base + hall_path(self._town.id)

    def village_list(self, village: Village, lists: Mapping[Doing, tuple[Matter, ...]]) -> str:
        """Say what can be done at a village's point, in one message. source: TL-4."""
        lines = [f"【{village.point}能办的】"]
        for doing, matters in lists.items():
            lines.append(f"▍{GROUPS[doing]}（{len(matters)}件）")
            most = _LIST_BYTES.get(doing)
            lines.append(some(matters, most) if most else by_domain(matters))
        if len(lines) == 1:
            lines.append(f"村里能办的事没有写，请到{self._town.centre}办。")
        lines.append(f"要办哪件直接说。{link(self.village_url(village), '全部事项和要带的材料')}")
        return "\n".join(lines)

    def near(self, places: Iterable[Near], doing: Mapping[str, str]) -> str:
        """Say the nearest places; `doing` says by name what is done there."""
        lines = [f"{RECEIVED}离您最近的："]
        for at, each in enumerate(places, 1):
            what = doing.get(each.name) or (each.outlet.what if each.outlet else None)
            lines.append(
                f"{at}. {each.name}，{distance(each.metres)}" + (f"：{what}" if what else "")
            )
            phone = each.phone or f"{self._town.phone}（{self._town.kind}上）"
            lines.append(f"　{self.hours(each.hours, each.phone)}")
            lines.append(f"　电话{phone}　{link(map_url(each.spot, each.name), '看地图')}")
        return "\n".join(lines)

    def online(self, matter: Matter, online: Online | None, stop: Stop | None) -> str:
        """Say how to do it online, first; then the counter, which is always there. XL-17."""
        phone = f"拿不准打电话问：{self._town.phone}"
        counter = f"到窗口一样办：{self.stop(stop)}" if stop else phone
        if online is None:
            return f"没有查到网上办理的渠道。{counter}。"
        steps = [f"打开{online.channel}" if online.channel else None, online.opening, online.how]
        said = [each for each in steps if each]
        if online.channel and online.opening:
            said[:2] = [f"打开{online.channel}：{online.opening}"]
        if matter.materials:
            said.append("照清单把材料备好，网上要交的按页面提示交（说“材料”看清单）")
        lines = "\n".join(f"{at}. {each}" for at, each in enumerate(said, 1))
        return (
            f"可以网上办：{online.channel or '看下面的步骤'}\n{lines}\n"
            f"不会用、不想用都行，{counter}。要人教就说“人工”。"
        )


def in_the_hall(things: tuple[str, ...], phone: str) -> str:
    """Say that it is not written whether the hall has these, and whom to ask."""
    return f"大厅有没有{'、'.join(things)}，我这里没有写，不敢乱说。来之前打电话问：{phone}，或者说“人工”。"


def particulars(found: Levels, *, short: bool = False) -> Iterator[str]:
    """Say who decides, when it is accepted and whose matter it is. source: BZ-15, XL-1.

    `short` leaves out who decides.
    """
    if found.from_county:
        yield "这是区县的事项，本中心承接。"
    if found.forwarded_to and not short:
        yield (
            found.forwarded_to + "。"
            if "不用" in found.forwarded_to
            else f"{_whose(found)}：{found.forwarded_to}。"
        )
    if found.season:
        yield f"什么时候办：{found.season}。"


def _whose(found: Levels) -> str:
    taken = any(each.doing != "指引" for each in found.stops)
    return "报上去，最后由谁定" if taken and not found.gathered else "归谁管"


def distance(metres: float) -> str:
    """Say how far: 约300米, 约1.2公里; as the crow flies."""
    if metres < _KILOMETRE:
        return f"直线约{max(round(metres, -2), 100):.0f}米"
    return f"直线约{metres / _KILOMETRE:.1f}公里"


def far_away(near: Near, town: Town) -> str | None:
    """Say that somebody seems to be in another town, or None."""
    if near.metres < _FAR:
        return None
    return f"您好像不在{town.place}，最近的也有{near.metres / _KILOMETRE:.0f}公里，可以先打电话问。"


def _called(online: Online) -> str:
    return f"：{online.channel}" if online.channel else ""
