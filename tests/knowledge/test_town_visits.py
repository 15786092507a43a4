"""`[visits]` in a town's file, and what the file says of who comes."""

from pathlib import Path

import pytest

from knowledge.town_files.faults import TownFaults
from knowledge.town_files.making import make_town
from knowledge.town_files.text import TownText
from knowledge.towns import Town
from knowledge.visit_rules import VisitRules
from tests.support.town_file import SOUND


def read(extra: str, text: str = SOUND) -> Town:
    return make_town(TownText.read(Path("qingshi.toml"), (text + extra).encode()), None, b"key")


def test_a_town_that_says_nothing_has_rules_for_visits() -> None:
    assert read("").visits == VisitRules()


def test_all_of_it_is_read() -> None:
    visits = read("""
[visits]
who = ["a", "fuzeren"]
agents = false
trips_half_day = 2
minutes_half_day = 200
minutes_at_door = 20
pairs = [{ people = ["a", "fuzeren"] }]
matter_minutes = [{ matter = "minzheng.gaoling", minutes = 45 }]
""").visits

    assert visits.pairs == (("a", "fuzeren"),)
    assert (visits.who, visits.agents, visits.trips_half_day) == (("a", "fuzeren"), False, 2)
    assert visits.at_door("minzheng.gaoling") == 45
    assert visits.at_door("another") == 20


def test_a_person_s_badge_phone_and_photo_are_read() -> None:
    said = 'role = "办事员", badge = "QS-007", phone = "000-0000-0009", photo = "a.jpg",'
    person = read("", SOUND.replace('role = "办事员",', said)).person("a")

    assert person is not None
    assert (person.badge, person.phone, person.photo) == ("QS-007", "000-0000-0009", "a.jpg")


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ('who = ["b"]', "没有人员“b”"),
        ('pairs = [{ people = ["a"] }]', "要正好写两个不同的人员"),
        ('travel = [{ between = ["青石村", "青石镇"], minutes = 9 }]', "没有村“青石镇”"),
        ('travel = [{ between = ["青石村"] }]', "缺少“minutes”"),
        ("trips_half_day = 0", "只能从 1 到 20"),
        ("tripshalfday = 1", "是不是想写“trips_half_day”"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(said: str, reason: str) -> None:
    with pytest.raises(TownFaults) as told:
        read(f"\n[visits]\n{said}\n")

    (fault,) = [each for each in told.value.faults if reason in each.reason]
    assert fault.line == len(SOUND.splitlines()) + 3
