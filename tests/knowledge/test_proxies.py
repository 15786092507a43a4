"""Who is asked, by when, and which matters an agent does."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from knowledge.booking_rules import ProxyRules
from knowledge.calendar import local, read_calendar
from knowledge.matters import MatterCode
from knowledge.proxies import Hurdle, answer_by, handlers, hurdle, next_handler
from knowledge.towns import Staff, Town, Village
from tests.support.towns import make_matter, make_town

VILLAGE = Village("甲村", "甲村便民服务站", 10, agent="jia", deputy="yi", phone="023-0000-1")


def town(village: Village = VILLAGE) -> Town:
    people = (Staff("jia", "甲（示例）", "代办员"), Staff("yi", "乙（示例）", "代办员"))
    return make_town(villages=(village,), staff=(*make_town().staff, *people))


@pytest.mark.parametrize(
    ("asked", "minutes", "due"),
    [
        ("2026-11-24T10:00:30", 120, "2026-11-24T12:00"),
        ("2026-11-24T11:00", 120, "2026-11-24T15:00"),  # over noon, which is closed
        ("2026-11-27T17:30", 120, "2026-11-30T10:30"),  # over a weekend
        ("2026-11-28T09:00", 60, "2026-11-30T10:00"),  # asked on a Saturday
        ("2026-09-30T17:30", 60, "2026-10-08T09:30"),  # over the national holiday
    ],
)
def test_the_time_to_accept_is_counted_in_opening_hours(asked: str, minutes: int, due: str) -> None:
    here = replace(town(), proxies=ProxyRules(timedelta(minutes=minutes)))
    at = datetime.fromisoformat(f"{asked}+08:00")

    found = answer_by(here, read_calendar(), at)

    assert found is not None
    assert local(found) == datetime.fromisoformat(f"{due}+08:00")


def test_in_a_year_that_nobody_knows_no_time_is_guessed() -> None:
    at = datetime.fromisoformat("2026-12-31T17:30+08:00")
    assert answer_by(town(), read_calendar(), at) is None


def test_agent_deputy_and_lead_are_asked_one_after_the_other() -> None:
    assert [each.login for each in handlers(town(), VILLAGE)] == ["jia", "yi", "zhuren"]
    alone = replace(VILLAGE, deputy=None)
    assert [each.step for each in handlers(town(), alone)] == [0, 2]
    assert next_handler(town(), VILLAGE, -1, frozenset({"jia"})).login == "yi"
    assert next_handler(town(), VILLAGE, -1, frozenset({"jia", "yi", "zhuren"})).login == "zhuren"
    assert next_handler(town(), None, -1).login == "zhuren"


@pytest.mark.parametrize(
    ("matter", "village", "why"),
    [
        ({}, {}, None),
        ({"proxy": False}, {}, "in_person"),
        ({"town_role": "指引"}, {}, "not_here"),
        ({}, {"matters": ()}, "not_listed"),
        ({}, {"matters": ("minzheng.shi",)}, None),
        ({}, {"agent": None}, "no_agent"),
    ],
)
def test_what_an_agent_does_not_do_is_told_with_why(
    matter: dict[str, object], village: dict[str, object], why: Hurdle | None
) -> None:
    here = replace(VILLAGE, **{"deputy": None, **village})  # type: ignore[arg-type]
    found = make_matter(**matter)
    assert found.code == MatterCode("minzheng.shi")
    assert hurdle(found, town(here), here) == why
