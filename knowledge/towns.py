"""A town as its file describes it: names, account, offices, counters, hours, people, villages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from knowledge.booking_rules import BookingRules, ProxyRules
from knowledge.chat_rules import ChatRules
from knowledge.counters import Counter, Office, Purpose, SpecialSession
from knowledge.day_rules import DayRules
from knowledge.matters import Matter, TownId
from knowledge.outlets import Hours, Outlet, Spot
from knowledge.staff import Role, Roster, Staff
from knowledge.visit_rules import USUAL, VisitRules

__all__ = [
    "Account",
    "BookingRules",
    "ChatRules",
    "Counter",
    "DayRules",
    "Enterprise",
    "Hours",
    "Mode",
    "Office",
    "OtherPhone",
    "PlaceKind",
    "ProxyRules",
    "Purpose",
    "Role",
    "Roster",
    "SpecialSession",
    "Staff",
    "Town",
    "Village",
    "VisitRules",
]

Mode = Literal["plain", "compatible", "safe"]
NudgeKind = Literal["模板消息", "订阅通知"]
PlaceKind = Literal["镇", "乡", "街道", "区", "县"]


@dataclass(frozen=True, slots=True)
class Nudge:
    """The template by which a citizen is asked in to what WeChat did not take.

    `fields` pairs WeChat's field names with what they say: 中心, 说明, 状态, 时间 or 电话.
    """

    kind: NudgeKind
    template: str
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The town's WeChat account. The mode is the town's setting and never taken from a request.

    `aes_keys` holds the current EncodingAESKey (43 characters), then the previous one, if any.
    `nudge` is None where the town sends no template messages.
    """

    mode: Mode
    appid: str
    original_id: str
    token: str = field(repr=False)
    aes_keys: tuple[str, ...] = field(repr=False)
    secret: str = field(repr=False)
    nudge: Nudge | None = None


@dataclass(frozen=True, slots=True)
class Village:
    """A village with its service point (composed name), its agent and the minutes to the centre.

    `hours` are the point's, on the town's working days; empty where the town does not say them.
    `matters` are codes, where the town lists what the point does; None: by rule (levels.py).
    `deputy` is the log-in of who stands in for the agent.
    """

    name: str
    point: str
    minutes: int
    agent: str | None = None
    phone: str | None = None
    aliases: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    spot: Spot | None = None
    matters: tuple[str, ...] | None = None
    deputy: str | None = None


@dataclass(frozen=True, slots=True)
class OtherPhone:
    """The town's own phone for another body's business, by its topic (elsewhere.toml)."""

    topic: str
    phone: str


@dataclass(frozen=True, slots=True)
class Enterprise:
    """重点企业: its name, what else it is called, and its contact at the centre (a log-in).

    source: CN-3
    """

    name: str
    contact: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Town:
    """One town, as its file (over its district's, where it has one) says. Names follow TL-1.

    `assumed` lists the parts that no published plan says, as `section` or `section.key`.
    `online_how` says how to open the online channel; `hall` is the county's, `nearby` neighbours'.
    `queue` says that people without a booking take a number in the hall.
    `guest` is no key of the file: the 重点企业 (by name) to whom the town is being shown.
    source: TL-1, TL-2, TL-3, BY-2, CN-3
    """

    id: TownId
    place: str
    kind: PlaceKind
    centre: str
    district: TownId | None
    region: str
    address: str
    phone: str
    complaint_phone: str
    online_channel: str | None
    model: str
    account: Account
    hours: tuple[Hours, ...]
    weekdays: tuple[int, ...]
    special_sessions: tuple[SpecialSession, ...]
    closed_on: tuple[date, ...]
    offices: tuple[Office, ...]
    counters: tuple[Counter, ...]
    villages: tuple[Village, ...]
    staff: tuple[Staff, ...]
    lead: str
    rosters: tuple[Roster, ...]
    booking: BookingRules
    matters_off: tuple[str, ...]
    confirmed_matters: tuple[str, ...]
    notes: tuple[str, ...]
    assumed: tuple[str, ...]
    towns: tuple[TownId, ...] = ()
    phones: tuple[OtherPhone, ...] = ()
    online_how: str | None = None
    spot: Spot | None = None
    hall: Outlet | None = None
    nearby: tuple[Outlet, ...] = ()
    queue: bool = False
    day: DayRules = field(default_factory=DayRules)
    visits: VisitRules = USUAL
    proxies: ProxyRules = field(default_factory=ProxyRules)
    enterprises: tuple[Enterprise, ...] = ()
    guest: str | None = None
    chats: ChatRules = field(default_factory=ChatRules)

    @property
    def webhook_path(self) -> str:
        """Where WeChat posts this town's messages."""
        return f"/wechat/{self.id}"

    def takes(self, matter: Matter) -> bool:
        """Say whether the town offers this matter at all."""
        return matter.code not in self.matters_off

    def counters_for(self, matter: Matter, purpose: Purpose = "受理") -> tuple[Counter, ...]:
        """Give the windows that take this matter, in the file's order. source: BY-3, BZ-1, CN-1.

        A matter that names its windows is taken at those alone. A window for some (`audience`) is
        given to nobody else, and to them alone where it takes the matter. source: CN-3
        """
        if matter.windows:
            named = [each for each in self.counters if each.id in matter.windows]
            found = [each for each in named if purpose in each.purposes]
        else:
            found = [each for each in self.counters if each.takes(matter, purpose)]
        special = [each for each in found if each.audience]
        if self.guest and special:
            return tuple(special)
        return tuple(each for each in found if not each.audience)

    def phone_for(self, topic: str, national: str) -> str:
        """Give the phone for another body's business: the town's own, else the national line."""
        return next((each.phone for each in self.phones if each.topic == topic), national)

    def office_for(self, matter: Matter) -> Office | None:
        """Give the office responsible for the matter's domain, or None where none is named."""
        return next((each for each in self.offices if matter.domain in each.domains), None)

    def person(self, login: str) -> Staff | None:
        """Give the person with this log-in."""
        return next((each for each in self.staff if each.login == login), None)

    def on_duty(
        self, day: date, *, office: str | None = None, counter: str | None = None
    ) -> Staff | None:
        """Give who has the duty of this office or counter on this day, or None without a roster."""
        for each in self._rosters(office, counter):
            return self.person(each.on(day))
        return None

    def _rosters(self, office: str | None, counter: str | None) -> Iterator[Roster]:
        for each in self.rosters:
            if (office and each.office == office) or (counter and each.counter == counter):
                yield each

    @property
    def leader(self) -> Staff:
        """The centre's lead, who answers for what fits nobody else."""
        person = self.person(self.lead)
        if person is None:
            raise LookupError(f"{self.id}: lead {self.lead} is not among the staff")
        return person
