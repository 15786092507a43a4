"""Days and ids from addresses and forms: read where they can be, and never a fault."""

from datetime import date

import pytest

from handoff.console.board import period_of
from handoff.console.typed import day_typed, id_typed
from handoff.console.visit_typed import half_day_typed
from knowledge.half_days import HalfDay
from tests.handoff.console.office import OURS, Client

DAY = date(2026, 11, 25)
IMPOSSIBLE = ("0001-01-01", "9999-12-31", "2026-02-30", "99" * 20, "-1", "\x00", "²", "字" * 60)


def test_days_and_ids_are_read() -> None:
    assert day_typed("2026-11-25") == DAY
    assert id_typed("7") == 7
    assert half_day_typed("2026-11-25 am") == HalfDay(DAY, "am")


@pytest.mark.parametrize("text", [*IMPOSSIBLE, "", None])
def test_what_cannot_be_looked_up_is_none(text: str | None) -> None:
    assert day_typed(text) is None
    assert id_typed(text) is None
    assert half_day_typed(f"{text} am") is None


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_the_board_shows_the_month_so_far(text: str) -> None:
    for key in ("day", "month"):
        assert period_of({key: text}, DAY) == (date(2026, 11, 1), DAY)


async def test_pages_and_forms_stay_calm(clerk: Client) -> None:
    for text in IMPOSSIBLE:
        for path in ("register.xlsx", "roster", "visits/new", "trips", "bookings"):
            names: tuple[str, ...] = ("day", "month", "from", "to", "chat", "week", "entered")
            answer = await clerk.get(f"/console/{path}", params=dict.fromkeys(names, text))
            assert answer.status == 200, (path, text)
        for path in ("roster/absences", "closures", "visits/new"):
            names = ("login", "why", "first", "until", "from", "reason", "halves", "chat", "phone")
            form = dict.fromkeys(names, text)
            answer = await clerk.post(f"/console/{path}", data=form, headers=OURS)
            assert answer.status in {400, 409}, (path, text)
