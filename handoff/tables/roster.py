"""Who is away, who was put on duty by hand, what the plan lacks, and who signed in and out."""

from datetime import date, datetime

from sqlalchemy import Index, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import TownId
from knowledge.tables import Base


class AbsenceRow(Base):
    """请假 外出 上门 培训: somebody of the staff is away from `first_at` to `until_at`.

    An absence that was called off is empty: it ends where it begins. `ref` names what it belongs
    to (a trip), None for one that was entered by hand. source: BZ-12
    """

    __tablename__ = "absences"
    __table_args__ = (
        Index("ix_absences_until", "town", "until_at"),
        Index("ix_absences_ref", "town", "ref"),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    login: Mapped[str] = mapped_column(String(40))
    first_at: Mapped[datetime]
    until_at: Mapped[datetime]
    why: Mapped[str] = mapped_column(String(10))
    by: Mapped[str] = mapped_column(String(40))
    ref: Mapped[str | None] = mapped_column(String(40))
    made_at: Mapped[datetime]


class TurnRow(Base):
    """A turn of duty that somebody set for one local day, over the rotation of the town's file.

    `kind` is counter, office or leader; `of` the counter's or office's id (empty for the leader).
    `part` is am or pm for a leader's half a day, the name of a special session at a counter, else
    empty for all ordinary hours. source: BY-4, BZ-10, BZ-14
    """

    __tablename__ = "turns_of_duty"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    of: Mapped[str] = mapped_column(String(40), primary_key=True)
    part: Mapped[str] = mapped_column(String(40), primary_key=True)
    login: Mapped[str] = mapped_column(String(40))
    by: Mapped[str] = mapped_column(String(40))
    made_at: Mapped[datetime]


class GapRow(Base):
    """What is lacking in the plan of a local day: nobody at a counter or office.

    Also a month without a leader's half a day (`kind` leader, `of` 2026-11) and a year whose
    holidays nobody knows (`kind` year, `of` 2027). Found once; `filled_at` once it is mended.
    source: BY-4, BZ-14
    """

    __tablename__ = "roster_gaps"
    __table_args__ = (Index("ix_roster_gaps_day", "town", "filled_at", "day"),)

    town: Mapped[TownId] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    of: Mapped[str] = mapped_column(String(40), primary_key=True)
    found_at: Mapped[datetime]
    filled_at: Mapped[datetime | None]


class AttendanceRow(Base):
    """签到、签退: one stretch of a person's presence on a local day; `left_at` None: still here.

    source: CN-5
    """

    __tablename__ = "attendances"
    __table_args__ = (
        Index("ix_attendances_day", "town", "day", "login"),
        Index(
            "uq_attendances_one_open",
            "town",
            "login",
            "day",
            unique=True,
            sqlite_where=text("left_at IS NULL"),
            postgresql_where=text("left_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    login: Mapped[str] = mapped_column(String(40))
    day: Mapped[date]
    came_at: Mapped[datetime]
    left_at: Mapped[datetime | None]
