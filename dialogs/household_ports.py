"""What the dialogs need from the desk for households: the people a citizen cares for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

Mark = Literal["高龄", "残疾", "患病", "孕期"]
Consent = Literal["聊天", "纸质", "窗口"]


@dataclass(frozen=True, slots=True)
class Person:
    """One profile. `agreed` is False while the person's consent is missing: then it is not used.

    `relation` is 本人 for the citizen. `answers` are circumstances remembered; there is no ID
    number. `until` is the local day on which the profile ends by itself.
    """

    id: int
    relation: str
    name: str = ""
    born: int | None = None
    elder: bool = False
    village: str | None = None
    place: str = ""
    phone: str | None = None
    answers: Mapping[str, list[str]] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    agreed: bool = False
    until: date | None = None

    @property
    def called(self) -> str:
        """What the citizen calls this person."""
        return self.name or self.relation


class HouseholdDesk(Protocol):
    """The household of one citizen, in one transaction. source: BZ-9, CN-12."""

    def people(self) -> tuple[Person, ...]:
        """Give the profiles in force, the citizen's own first."""

    def find(self, whom: str) -> Person | None:
        """Give the profile of this relation or name that may be used; None without consent."""

    def keep(self, person: Person) -> Person:
        """Make the profile (id 0) or change it as given; the citizen's own is agreed at once."""

    def agree(self, person: int, how: Consent, note: str) -> None:
        """Record that the person agreed, how, now, as the citizen says; `note` shows it."""

    def remember(self, whom: str | None, answers: Mapping[str, list[str]]) -> None:
        """Keep circumstances of somebody who has an agreed profile; nothing where there is none."""

    def mark(self, marks: tuple[str, ...]) -> None:
        """Remember of the citizen, as they said: 高龄 残疾 患病 孕期."""

    def end(self, person: int) -> bool:
        """End a profile, dropping everything personal in it; False where there is none."""
