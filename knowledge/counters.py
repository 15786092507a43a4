"""The offices behind the counters, the counters themselves, and when they open besides."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from knowledge.matters import Matter
from knowledge.outlets import Hours

Purpose = Literal["咨询", "受理", "出件"]
Audience = Literal["重点企业"]


@dataclass(frozen=True, slots=True)
class Office:
    """A back office (办所) and the domains (民政, 社保 …) it is responsible for."""

    id: str
    name: str
    domains: tuple[str, ...]
    phone: str | None = None


@dataclass(frozen=True, slots=True)
class Counter:
    """A window: which domains or matters it takes (`takes_all` for every one), and for what.

    `capacity` is how many citizens one slot holds. `audience`: a 专窗 for these alone (CN-3).
    """

    id: str
    name: str
    takes_all: bool = False
    domains: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    except_domains: tuple[str, ...] = ()
    except_matters: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ("咨询", "受理", "出件")
    capacity: int = 1
    audience: Audience | None = None

    def takes(self, matter: Matter, purpose: Purpose = "受理") -> bool:
        """Say whether this matter can be brought here for this purpose."""
        if purpose not in self.purposes:
            return False
        if matter.code in self.matters:
            return True
        if matter.code in self.except_matters or matter.domain in self.except_domains:
            return False
        return self.takes_all or matter.domain in self.domains


@dataclass(frozen=True, slots=True)
class SpecialSession:
    """错时、延时 or holiday opening: on these days of the week (1 = Monday) or on these dates."""

    name: str
    hours: Hours
    weekdays: tuple[int, ...] = ()
    dates: tuple[date, ...] = ()
    counters: tuple[str, ...] = ()
