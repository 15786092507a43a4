"""Who is first responsible."""

from datetime import date

from handoff.roster import Owner, owner_for
from knowledge.towns import Roster
from tests.support.towns import make_matter, make_town

MONDAY = date(2026, 11, 23)
TURNS = Roster(("minsheng-a", "minsheng-b"), MONDAY, "day", office="minsheng")
TOWN = make_town(rosters=(TURNS,))


def test_a_matter_goes_to_the_clerk_on_duty_for_its_office() -> None:
    matter = make_matter(domain="民政")

    first = owner_for(TOWN, matter, MONDAY)
    second = owner_for(TOWN, matter, date(2026, 11, 24))

    assert first == Owner("minsheng-a", "民生A岗（示例）", "minsheng", "matter")
    assert second.login == "minsheng-b"


def test_the_lead_answers_for_what_fits_no_office() -> None:
    lead = Owner("zhuren", "主任（示例）", None, "lead")

    assert owner_for(TOWN, None, MONDAY) == lead
    assert owner_for(TOWN, make_matter(domain="税务"), MONDAY) == lead


def test_the_lead_stands_in_for_an_office_without_a_roster() -> None:
    town = make_town(rosters=())

    owner = owner_for(town, make_matter(domain="民政"), MONDAY)

    assert owner == Owner("zhuren", "主任（示例）", "minsheng", "lead")
