"""What must hold inside one town's file: names by rule, hours, roles and what is marked assumed."""

import re
from collections import Counter as Count
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from itertools import combinations, pairwise
from typing import Any

from knowledge.calendar import WEEKDAYS
from knowledge.town_files.faults import Found, Place
from knowledge.town_files.keys import SHAPE
from knowledge.town_files.shape import Data, close_to
from knowledge.towns import Hours

DISTRICT_KINDS = ("区", "县")
_RANGE = re.compile(r"(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})")
_NEEDED_ROLES = ("负责人", "带班领导", "监督员", "系统管理员")
_MOST_COORDINATORS = 2


def centre_name(place: str, kind: str) -> str:
    """Compose the centre's name from the place. source: TL-1."""
    return f"{place}{'政务服务中心' if kind in DISTRICT_KINDS else '便民服务中心'}"


def point_name(village: str) -> str:
    """Compose the name of a village's service point. source: TL-1."""
    return f"{village}便民服务站"


def read_hours(text: str) -> Hours | None:
    """Read “9:00-12:00”; None where it is no span of a day that ends after it starts."""
    if found := _RANGE.fullmatch(text.strip()):
        try:
            hours = Hours(time(int(found[1]), int(found[2])), time(int(found[3]), int(found[4])))
        except ValueError:
            return None
        return hours if hours.start < hours.end else None
    return None


def broken_rules(town: Data) -> Iterator[Found]:
    """Give every fault of the effective profile that can be seen without anything else."""
    yield from _names(town)
    yield from _hours(town)
    yield from _special_sessions(town)
    yield from _hours_elsewhere(town)
    yield from _roles(town)
    yield from _assumed(town)
    yield from _long_matters(town)


def _long_matters(town: Data) -> Iterator[Found]:
    for number, row in enumerate(town.get("booking", {}).get("long_matters", ())):
        if ("matter" in row) == ("domain" in row):
            place = ("booking", "long_matters", number)
            yield place, "long_matters 里要写 matter（事项编码）或 domain（领域），只写一个"


def _names(town: Data) -> Iterator[Found]:
    place, kind = town.get("place"), town.get("kind")
    if place and kind:
        if not place.endswith(kind) or place == kind:
            yield ("place",), f"place“{place}”要以 kind“{kind}”结尾（TL-1）"
        due = centre_name(place, kind)
        if town.get("centre", due) != due:
            yield ("centre",), f"名称按规则 TL-1 应为“{due}”，不能写“{town['centre']}”"
    for number, village in enumerate(town.get("villages", ())):
        name = village.get("name", "")
        if name and not name.endswith(("村", "社区")):
            yield ("villages", number, "name"), f"村名“{name}”要以“村”或“社区”结尾（TL-1）"
        point = village.get("point")
        if name and point and point != point_name(name):
            due = point_name(name)
            yield ("villages", number, "point"), f"名称按规则 TL-1 应为“{due}”，不能写“{point}”"


def _hours(town: Data) -> Iterator[Found]:
    hours = town.get("hours", {})
    if "weekdays" in hours and not hours["weekdays"]:
        yield ("hours", "weekdays"), "weekdays 至少要有一天（1 是星期一，7 是星期日）"
    if hours.get("weekdays", []) != sorted(set(hours.get("weekdays", ()))):
        yield ("hours", "weekdays"), "weekdays 要从小到大，不能重复"
    here = ("hours", "sessions")
    if hours.get("sessions") == []:
        yield here, "sessions 至少要有一个时段"
    yield from _sessions(hours.get("sessions", ()), here)


def _hours_elsewhere(town: Data) -> Iterator[Found]:
    """Check the hours of village points, of the county's hall and of neighbours."""
    yield from _sessions(town.get("hall", {}).get("hours", ()), ("hall", "hours"))
    for section in ("villages", "nearby"):
        for number, row in enumerate(town.get(section, ())):
            yield from _sessions(row.get("hours", ()), (section, number, "hours"))


def _sessions(texts: Iterable[str], here: Place) -> Iterator[Found]:
    """Check that each is a span of a day, that they are in order and do not overlap."""
    spans = []
    for text in texts:
        hours = read_hours(text)
        if hours is None:
            yield here, _wrong_hours(text)
        else:
            spans.append(hours)
    for earlier, later in pairwise(spans):
        if later.start < earlier.end:
            yield here, f"时段 {_span(earlier)} 和 {_span(later)} 重叠或次序不对"


def _special_sessions(town: Data) -> Iterator[Found]:
    specials = town.get("special_sessions", [])
    for number, each in enumerate(specials):
        here = ("special_sessions", number)
        if "hours" in each and read_hours(each["hours"]) is None:
            yield (*here, "hours"), _wrong_hours(each["hours"])
        if not each.get("weekdays") and not each.get("dates"):
            yield here, f"特别时段“{each.get('name', '')}”没有写哪天开：写 weekdays 或 dates"
        usual = set(town.get("hours", {}).get("weekdays", ()))
        shared = usual & set(each.get("weekdays", ()))
        span = read_hours(each.get("hours", ""))
        if shared and span and any(_overlap(span, other) for other in _ordinary(town)):
            days = "、".join(f"周{WEEKDAYS[day - 1]}" for day in sorted(shared))
            yield (*here, "hours"), f"“{each.get('name', '')}”在{days}和正常上班时间重叠"
    for (_, one), (number, other) in combinations(enumerate(specials), 2):
        spans = read_hours(one.get("hours", "")), read_hours(other.get("hours", ""))
        if spans[0] and spans[1] and _overlap(spans[0], spans[1]) and _same_day(one, other):
            names = f"“{one.get('name', '')}”和“{other.get('name', '')}”"
            yield ("special_sessions", number, "hours"), f"特别时段{names}重叠"


def _ordinary(town: Data) -> list[Hours]:
    read = [read_hours(text) for text in town.get("hours", {}).get("sessions", ())]
    return [each for each in read if each is not None]


def _overlap(one: Hours, other: Hours) -> bool:
    return one.start < other.end and other.start < one.end


def _same_day(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    def dates(row: Mapping[str, Any]) -> set[date]:
        return set(row.get("dates", ()))

    def weekdays(row: Mapping[str, Any]) -> set[int]:
        return set(row.get("weekdays", ()))

    return bool(
        dates(one) & dates(other)
        or weekdays(one) & weekdays(other)
        or weekdays(one) & {day.isoweekday() for day in dates(other)}
        or weekdays(other) & {day.isoweekday() for day in dates(one)}
    )


def _span(hours: Hours) -> str:
    return f"{hours.start:%H:%M}-{hours.end:%H:%M}"


def _wrong_hours(text: str) -> str:
    return f"时段“{text}”不对：写成 9:00-12:00 这样，结束要比开始晚"


def _roles(town: Data) -> Iterator[Found]:
    if "staff" not in town:
        return
    count = Count(each.get("role") for each in town["staff"])
    for role in _NEEDED_ROLES:
        if not count[role]:
            yield ("staff",), f"人员里没有“{role}”"
    if "district" not in town:
        return
    if count["带班领导"] > 1:
        yield ("staff",), f"分管领导（带班领导）只设1名，现在有{count['带班领导']}名（TL-6）"
    if count["负责人"] > _MOST_COORDINATORS:
        yield ("staff",), f"统筹人员（负责人）设1至2名，现在有{count['负责人']}名（TL-6）"


def _assumed(town: Data) -> Iterator[Found]:
    for entry in town.get("assumed", ()):
        head, _, key = entry.partition(".")
        if head not in SHAPE:
            yield ("assumed",), f"assumed 里的“{entry}”不是这个文件的一项{close_to(head, SHAPE)}"
            continue
        known = {*SHAPE[head].keys, *_row_names(town.get(head))}
        if key and key not in known:
            yield ("assumed",), f"assumed 里的“{entry}”不存在{close_to(key, known)}"


def _row_names(rows: object) -> set[str]:
    """Give the ids by which rows are named: id, log-in or name."""
    if not isinstance(rows, list):
        return set()
    named = [row for row in rows if isinstance(row, dict)]
    return {str(row.get("id") or row.get("login") or row.get("name")) for row in named}
