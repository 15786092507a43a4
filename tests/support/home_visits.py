"""Home visits as somebody asked for them, for tests that plan and make them."""

from datetime import datetime
from typing import Any

from sqlalchemy import insert, select

from handoff.ports import Work
from handoff.tables.trips import TripRow
from handoff.tables.upsert import table_of
from handoff.tables.visits import VisitRow

VISITS, TRIPS = table_of(VisitRow), table_of(TripRow)


def ask_visit(work: Work, number: int, *, town: str = "shizhen", **changes: object) -> int:
    """Put a visit that was asked for into the database; gives its id."""
    values: dict[str, Any] = {
        "town": town,
        "number": f"V261124-{number:03d}",
        "citizen": f"o-family-{number}",
        "who": f"李秀英{number}",
        "relation": "母亲",
        "phone": f"1380000{number:04d}",
        "village": None,
        "place": "老祠堂后面第二家",
        "matter": "minzheng.shi",
        "answers": {},
        "halves": [],
        "state": "asked",
        "made_at": work.now,
        "made_by": "bot",
        "channel": "微信",
        **changes,
    }
    return int(work.execute(insert(VISITS).returning(VISITS.c.id), values).scalar_one())


def visit_row(work: Work, visit: int) -> Any:  # noqa: ANN401 - a row of all its columns
    """Give the visit as it is kept now."""
    return work.execute(select(VISITS).where(VISITS.c.id == visit)).one()


def trip_rows(work: Work) -> list[Any]:
    """Give all trips, the oldest first."""
    return list(work.execute(select(TRIPS).order_by(TRIPS.c.id)))


def wish(on: datetime, half: str = "am") -> list[str]:
    """Say a half-day as it is kept."""
    return [on.date().isoformat(), half]
