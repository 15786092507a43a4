"""Whose turn a chat is: plain facts on a made-up floor."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

from handoff.floor import Floor, Hold, Offer, OpenChat, Withdraw
from knowledge.calendar import read_calendar
from knowledge.open_time import after_open, open_between
from knowledge.towns import Roster, Staff, Town
from tests.support.towns import NOW, make_town

A, B, GENERAL, LEAD = "minsheng-a", "minsheng-b", "zonghe", "zhuren"
MINUTE = timedelta(minutes=1)
STAFF = (
    Staff(LEAD, "主任", "负责人"),
    Staff(A, "A岗", "办事员", office="minsheng"),
    Staff(B, "B岗", "办事员", office="minsheng"),
    Staff(GENERAL, "综合", "办事员", counters=("w1",)),
)
DUTY = (Roster((B, A), date(2026, 11, 24), "day", office="minsheng"),)
TOWN = make_town(staff=STAFF)
NIGHT = datetime(2026, 11, 24, 12, tzinfo=UTC)  # 20:00
MORNING = datetime(2026, 11, 25, 1, tzinfo=UTC)


def floor(
    *here: str, now: datetime = NOW, town: Town = TOWN, loads: dict[str, int] | None = None
) -> Floor:
    return Floor(town, read_calendar(), now, frozenset(here), Counter(loads or {}))


def waiting(**changes: object) -> OpenChat:
    return OpenChat(**{"id": 1, "state": "waiting", "clerk": None, "office": "minsheng"} | changes)  # type: ignore[arg-type]


def taken(**changes: object) -> OpenChat:
    return waiting(state="taken", clerk=A, taken_at=NOW - timedelta(hours=1), **changes)


def to(step: object) -> str:
    assert isinstance(step, Offer)
    return step.to


def test_who_knew_the_citizen_is_first_then_the_least_loaded_then_who_has_the_duty() -> None:
    assert to(floor(A, B, GENERAL).next_step(waiting(knew=GENERAL))) == GENERAL
    assert to(floor(A, B, loads={A: 1}).next_step(waiting(knew=GENERAL))) == B
    assert to(floor(A, B, town=make_town(staff=STAFF, rosters=DUTY)).next_step(waiting())) == B
    assert to(floor(A, B, GENERAL).next_step(waiting(office=None))) == GENERAL


def test_who_is_full_or_let_it_pass_is_left_out_and_the_lead_is_the_last() -> None:
    six = TOWN.chats.capacity
    assert to(floor(A, B, loads={A: six}).next_step(waiting())) == B
    assert to(floor(A, B, GENERAL).next_step(waiting(tried=(A, B)))) == GENERAL
    step = floor(A).next_step(waiting(tried=(A,)))
    assert isinstance(step, Offer)
    assert (step.to, step.alone) == (LEAD, False)
    assert floor().next_step(waiting()) == Offer(
        LEAD, NOW + 3 * MINUTE, (LEAD,), "别人都没空", alone=True
    )


def test_an_offer_stands_until_its_time_is_over_or_its_clerk_is_gone() -> None:
    chat = waiting(offered_to=A, offer_ends=NOW + MINUTE)
    assert floor(A, B).next_step(chat) is None
    assert to(floor(B).next_step(chat)) == B
    assert to(floor(A, B).next_step(waiting(offered_to=A, offer_ends=NOW))) == B


def test_the_lead_is_spared_as_soon_as_somebody_is_free_and_a_new_round_begins_with_all() -> None:
    resort = waiting(offered_to=LEAD, offer_ends=NOW + MINUTE, tried=(A, LEAD))
    assert floor(A).next_step(resort) is None
    assert to(floor(A, B).next_step(resort)) == B
    over = waiting(offered_to=LEAD, offer_ends=NOW, tried=(A, LEAD))
    assert to(floor(A).next_step(over)) == A


def test_a_clerk_who_is_gone_or_silent_keeps_the_chat_but_it_is_offered_on() -> None:
    silent = TOWN.chats.silent
    assert floor(A, B).next_step(taken()) is None
    assert floor(A, B).next_step(taken(since=NOW - silent)) is None
    assert to(floor(A, B).next_step(taken(since=NOW - silent - MINUTE))) == B
    assert to(floor(B).next_step(taken())) == B
    assert floor(A, B).next_step(taken(offered_to=B, offer_ends=NOW + MINUTE)) == Withdraw()
    lunch = datetime(2026, 11, 24, 6, 5, tzinfo=UTC)  # 14:05: five minutes of open time since 11:58
    asked = datetime(2026, 11, 24, 3, 58, tzinfo=UTC)
    assert floor(A, B, now=lunch).next_step(taken(since=asked)) is None


def test_at_night_what_nobody_has_is_held_for_the_next_opening() -> None:
    assert floor(A, now=NIGHT).next_step(taken()) is None
    assert floor(A, now=NIGHT).next_step(taken(since=NIGHT - timedelta(hours=1))) == Hold(MORNING)
    assert floor(now=NIGHT).next_step(taken()) == Hold(MORNING)
    assert floor(A, now=NIGHT).next_step(waiting(offered_to=A, offer_ends=NIGHT)) == Hold(MORNING)
    assert floor(A, now=NIGHT).next_step(waiting(held_until=MORNING)) is None
    assert to(floor(A, now=MORNING).next_step(waiting(held_until=MORNING))) == A


def test_open_time_leaves_out_lunch_nights_and_weekends() -> None:
    calendar = read_calendar()
    friday = datetime(2026, 11, 27, 9, 30, tzinfo=UTC)  # 17:30
    monday = datetime(2026, 11, 30, 1, 15, tzinfo=UTC)  # 9:15
    assert open_between(TOWN, calendar, friday, monday) == 45 * MINUTE
    assert open_between(TOWN, calendar, monday, friday) == timedelta()
    assert after_open(TOWN, calendar, friday, 45 * MINUTE) == monday
    assert after_open(TOWN, calendar, friday, 30 * MINUTE) == friday + 30 * MINUTE
