"""Who sits where while others are away: plain facts, without a database."""

from datetime import date

from handoff.seating import Seat, counter_seats, office_seat
from knowledge.towns import Counter, Roster, Staff, Town
from tests.support.towns import make_town

TUESDAY = date(2026, 11, 24)
ONE, TWO = Counter("one", "1号窗口", takes_all=True), Counter("two", "2号窗口", takes_all=True)


def clerk(login: str, *counters: str, cover: str | None = None) -> Staff:
    return Staff(login, login.upper(), "办事员", counters=counters, cover=cover)


def rota(counter: str, *people: str) -> Roster:
    return Roster(people, TUESDAY, "day", counter=counter)


def town_of(*staff: Staff, rosters: tuple[Roster, ...] = (), counters: tuple[Counter, ...]) -> Town:
    return make_town(staff=staff, rosters=rosters, counters=counters)


def here(town: Town, *away: str) -> dict[str, tuple[str, ...]]:
    found = counter_seats(town, TUESDAY, "", {}, away)
    return {each: seat.here for each, seat in found.items()}


def test_b_of_the_rotation_takes_a_s_seat() -> None:
    town = town_of(clerk("a"), clerk("b"), rosters=(rota("one", "a", "b"),), counters=(ONE,))

    assert here(town) == {"one": ("a",)}
    assert here(town, "a") == {"one": ("b",)}
    assert here(town, "a", "b") == {"one": ()}


def test_nobody_sits_at_two_counters() -> None:
    rosters = (rota("one", "a", "b"), rota("two", "b", "a"))
    town = town_of(clerk("a"), clerk("b"), rosters=rosters, counters=(ONE, TWO))

    assert here(town, "a") == {"one": (), "two": ("b",)}


def test_a_reserve_of_the_hall_covers_where_b_sits_elsewhere() -> None:
    rosters = (rota("one", "a", "b"), rota("two", "b", "a"))
    people = (clerk("a"), clerk("b"), clerk("c", "one", "two"))
    town = town_of(*people, rosters=rosters, counters=(ONE, TWO))

    assert here(town, "a") == {"one": ("c",), "two": ("b",)}
    assert here(town, "a", "b") == {"one": ("c",), "two": ()}


def test_a_named_cover_comes_before_the_rotation() -> None:
    people = (clerk("a", cover="c"), clerk("b"), clerk("c"))
    town = town_of(*people, rosters=(rota("one", "a", "b"),), counters=(ONE,))

    assert here(town, "a") == {"one": ("c",)}
    assert here(town, "a", "c") == {"one": ("b",)}


def test_people_of_several_counters_are_shared_out() -> None:
    town = town_of(clerk("a", "one", "two"), clerk("b", "one", "two"), counters=(ONE, TWO))

    assert here(town) == {"one": ("a",), "two": ("b",)}
    assert here(town, "b") == {"one": ("a",), "two": ()}


def test_capacity_follows_the_people_rounded_down() -> None:
    three = Counter("one", "1号窗口", takes_all=True, capacity=3)

    def places(plan: int, there: int, counter: Counter = three) -> int:
        due = tuple(f"p{at}" for at in range(plan))
        return Seat(due, due[:there], (), plan).places(counter)

    assert [places(2, there) for there in (2, 1, 0)] == [3, 1, 0]
    assert [places(3, there) for there in (3, 2, 0)] == [3, 2, 0]
    assert places(2, 1, ONE) == 1  # A and B of a window for one: B alone is enough


def test_a_counter_for_which_nobody_is_named_keeps_its_capacity() -> None:
    town = town_of(clerk("a"), counters=(ONE,))
    seat = counter_seats(town, TUESDAY, "", {}, {"a"})["one"]

    assert seat.places(ONE) == 1
    assert not seat.is_gap


def test_who_is_put_elsewhere_leaves_the_own_counter() -> None:
    rosters = (rota("one", "a"), rota("two", "b"))
    people = (clerk("a", "two"), clerk("b"))
    town = town_of(*people, rosters=rosters, counters=(ONE, TWO))

    found = counter_seats(town, TUESDAY, "", {(TUESDAY, "counter", "one", ""): "b"}, ())

    assert found["one"].here == ("b",)
    assert found["two"].here == ("a",)  # set free by b
    assert found["two"].covers == (("a", "b"),)


def test_a_special_session_may_have_its_own_person() -> None:
    town = town_of(clerk("a"), clerk("b"), rosters=(rota("one", "a"),), counters=(ONE,))
    turns = {(TUESDAY, "counter", "one", "午间"): "b"}

    assert counter_seats(town, TUESDAY, "午间", turns, ())["one"].here == ("b",)
    assert counter_seats(town, TUESDAY, "", turns, ())["one"].here == ("a",)


def test_an_office_without_a_rotation_has_no_seat() -> None:
    assert office_seat(make_town(), "minsheng", TUESDAY, {}, ()) is None
