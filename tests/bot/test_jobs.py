"""The timer runs each job when its time has come, and one that fails hinders no other."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.database import Database
from bot.jobs import JOBS, Timed, Timer
from handoff.ports import Scene, Work
from knowledge.calendar import read_calendar
from tests.conftest import HeldClock
from tests.support.chat import catalog

SCENE = Scene((), read_calendar(), lambda _town: catalog(), str, lambda *_: "")


async def test_a_job_runs_when_its_time_has_come(database: Database, clock: HeldClock) -> None:
    ran: list[datetime] = []
    timed = Timed("noted", timedelta(minutes=5), lambda work, _scene: ran.append(work.now))
    timer = Timer(database, lambda: SCENE, clock, (timed,))

    await timer.look()
    clock.pass_(timedelta(minutes=4))
    await timer.look()
    clock.pass_(timedelta(minutes=1))
    await timer.look()

    assert ran == [clock.now - timedelta(minutes=5), clock.now]


async def test_a_job_that_fails_hinders_no_other(
    database: Database, clock: HeldClock, caplog: pytest.LogCaptureFixture
) -> None:
    ran: list[str] = []

    def broken(_work: Work, _scene: Scene) -> None:
        raise LookupError("broken")

    jobs = (
        Timed("broken", timedelta(seconds=5), broken),
        Timed("whole", timedelta(seconds=5), lambda _work, _scene: ran.append("whole")),
    )
    await Timer(database, lambda: SCENE, clock, jobs).run_all()

    assert ran == ["whole"]
    assert "job broken failed" in caplog.text


def test_every_job_is_told_to_operators() -> None:
    text = (Path(__file__).parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [each.name for each in JOBS if f"| `{each.name}` |" not in text] == []
