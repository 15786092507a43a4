"""The people of a town's centre and villages, and whose turn it is."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal[
    "办事员", "负责人", "办所负责人", "带班领导", "监督员", "系统管理员", "区级查看", "代办员"
]


@dataclass(frozen=True, slots=True)
class Staff:
    """A person (or plainly made-up person) at the centre, by log-in.

    `cover` is the log-in of who stands in first (B岗), where it is not the next in the rotation.
    `badge` is the number on their card, `photo` a file's name in `<town>.photos/` beside the town's
    file: whom they visit is told both.
    """

    login: str
    name: str
    role: Role
    office: str | None = None
    counters: tuple[str, ...] = ()
    village: str | None = None
    cover: str | None = None
    badge: str | None = None
    phone: str | None = None
    photo: str | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Who has the duty for an office or a counter: people take turns, by the day or the week."""

    people: tuple[str, ...]
    since: date
    each: Literal["day", "week"]
    office: str | None = None
    counter: str | None = None

    def on(self, day: date) -> str:
        """Give the log-in of the person whose turn this day is."""
        passed = (day - self.since).days
        return self.people[(passed // 7 if self.each == "week" else passed) % len(self.people)]
