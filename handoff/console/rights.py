"""Who may look at what and who may change it: one table, which the door holds and the bar shows.

source: BY-24, TL-6
"""

from dataclasses import dataclass
from typing import Final, get_args

from knowledge.staff import Role

Roles = frozenset[str]

EVERYBODY: Final[Roles] = frozenset(get_args(Role))
_COUNTER: Final[Roles] = frozenset({"办事员", "负责人", "带班领导"})
_CENTRE: Final[Roles] = _COUNTER | {"办所负责人"}
_WATCHED: Final[Roles] = _CENTRE | {"监督员"}
_OVERSEE: Final[Roles] = frozenset({"负责人", "办所负责人", "带班领导", "监督员", "系统管理员"})
_AUDIT: Final[Roles] = frozenset({"负责人", "带班领导", "监督员", "系统管理员"})
_AGENTS: Final[Roles] = _CENTRE | {"代办员"}
LEADS: Final[Roles] = frozenset({"负责人", "带班领导"})
"""Who answers alarms, decides, and may take any colleague's chat over. source: TL-6"""

_NOBODY: Final[Roles] = frozenset()
_AGENT_S_PHONE: Final = ("/console/agent", "/console/sheet", "/console/attendance")
_CLERK_S_PHONE: Final = ("/console/", "/console/sheet", "/console/proxies")


@dataclass(frozen=True, slots=True)
class Area:
    """A family of pages under one path: who reads it, who changes it.

    `name` stands on the bar (empty: it does not) of those in `bar`, all readers where it is None;
    `key` is pressed after g.
    """

    path: str
    reads: Roles
    changes: Roles
    name: str = ""
    key: str = ""
    bar: Roles | None = None

    @property
    def tab(self) -> str:
        """The word by which a page's frame names this area."""
        return self.path.removeprefix("/console/") or "chats"

    def allows(self, role: str, *, reading: bool) -> bool:
        """Say whether this role may."""
        return role in (self.reads if reading else self.changes)


AREAS: Final[tuple[Area, ...]] = (
    Area("/console/", _WATCHED, _CENTRE, "会话", "q"),
    Area("/console/chats", _WATCHED, _CENTRE),
    Area("/console/parts", _WATCHED, _NOBODY),
    Area("/console/parts/bell", EVERYBODY, _NOBODY),
    Area("/console/away", _NOBODY, _CENTRE),
    Area("/console/media", _WATCHED, _NOBODY),
    Area("/console/register", _WATCHED, _CENTRE, "首问登记", "r"),
    Area("/console/register/new", _CENTRE, _CENTRE),
    Area("/console/register.xlsx", _WATCHED, _NOBODY),
    Area("/console/calls", _WATCHED, _COUNTER, "待告知", "d"),
    Area("/console/bookings", _WATCHED, _COUNTER, "预约", "b"),
    Area("/console/bookings/new", _COUNTER, _COUNTER),
    Area("/console/hall", _WATCHED, _COUNTER, "叫号", "h"),
    Area("/console/closures", _WATCHED, _COUNTER),
    Area("/console/visits", _WATCHED, _CENTRE, "上门", "s"),
    Area("/console/visits/new", _CENTRE, _CENTRE),
    Area("/console/agent", _AGENTS, _AGENTS, "我的代办", "l", bar=frozenset({"代办员"})),
    Area("/console/proxies", _WATCHED, _CENTRE, "代办", "p"),
    Area("/console/proxies/new", _CENTRE, _CENTRE),
    Area("/console/oversight", _WATCHED, _CENTRE, "督办", "u"),
    Area("/console/board", _OVERSEE | {"区级查看"}, _NOBODY, "看板", "k"),
    Area("/console/district", _OVERSEE | {"区级查看"}, _NOBODY),
    Area("/console/loops", _OVERSEE | {"办事员"}, _NOBODY, "没闭环的", "w"),
    Area("/console/looks", _AUDIT, _NOBODY),
    Area("/console/voices", _WATCHED, _CENTRE, "语音", "v"),
    Area("/console/trips", _WATCHED, _CENTRE, "出车", "t"),
    Area("/console/trips/plan", _CENTRE, _CENTRE),
    Area("/console/sheet", _AGENTS, _AGENTS, "今天上门", "j"),
    Area("/console/catalog", EVERYBODY, _CENTRE | {"系统管理员", "区级查看"}, "事项目录", "c"),
    Area("/console/canned", _CENTRE, _CENTRE, "常用语", "y"),
    Area(
        "/console/misses",
        _CENTRE | {"系统管理员"},
        frozenset({"办事员", "负责人", "系统管理员"}),
        "没听懂的",
        "m",
    ),
    Area("/console/misses/try", _NOBODY, _CENTRE | {"系统管理员"}),
    Area("/console/ratings", _OVERSEE | {"办事员"}, _CENTRE, "好差评", "o"),
    Area("/console/ratings/analysis", _OVERSEE | {"区级查看"}, _NOBODY),
    Area("/console/complaints", _WATCHED | {"代办员"}, _AGENTS, "投诉", "e"),
    Area("/console/roster", _WATCHED | {"系统管理员"}, _CENTRE, "排班", "z"),
    Area(
        "/console/attendance",
        _WATCHED | {"代办员", "系统管理员"},
        _CENTRE | {"代办员"},
        "考勤",
        "a",
    ),
    Area("/console/live", EVERYBODY, _NOBODY),
    Area("/console/help", EVERYBODY, _NOBODY),
    Area("/console/logout", _NOBODY, EVERYBODY),
)
"""Everything in the console but the login and the static files. What is not here, nobody may.

In the order of the bar: what citizens wait for, the lead's view, then what is done now and then.
"""


def area_of(place: str) -> Area | None:
    """Give the area of a route's path: the one with the longest path that it lies under."""
    under = [each for each in AREAS if _lies_under(place, each.path)]
    return max(under, key=lambda each: len(each.path), default=None)


def _lies_under(place: str, path: str) -> bool:
    return place == path or (not path.endswith("/") and place.startswith(f"{path}/"))


def may_open(role: str, path: str) -> bool:
    """Say whether this role may look at this page: no link leads where the door is shut."""
    area = area_of(path)
    return area is not None and area.allows(role, reading=True)


def may_change(role: str, path: str) -> bool:
    """Say whether this role may do what this page's buttons do: who may not is shown none."""
    area = area_of(path)
    return area is not None and area.allows(role, reading=False)


def on_the_bar(role: str) -> tuple[Area, ...]:
    """Give the areas that this role finds on the bar, in their order."""
    return tuple(
        each
        for each in AREAS
        if each.name and role in each.reads and (each.bar is None or role in each.bar)
    )


def on_the_phone(role: str) -> tuple[Area, ...]:
    """Give the areas between which this role moves on a phone, below its pages."""
    paths = _AGENT_S_PHONE if role == "代办员" else _CLERK_S_PHONE
    return tuple(each for path in paths for each in AREAS if each.path == path)


def home_named(role: str) -> str:
    """Give the name of the first page that this role may see."""
    found = on_the_bar(role)
    return found[0].name if found else "首页"


def home_of(role: str) -> str:
    """Give the path of the first page on the bar where this role works, else that it may see."""
    found = on_the_bar(role)
    works = [each for each in found if role in each.changes]
    return next((each.path for each in (*works, *found)), "/console/help")
