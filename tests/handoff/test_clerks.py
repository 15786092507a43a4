"""Log-ins: passwords, the lock after five failures, and sittings."""

from datetime import timedelta
from functools import cache, partial

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from bot.database import Database
from handoff import clerks
from handoff.clerks import (
    Account,
    Clerk,
    ClerkEntry,
    Inactive,
    LockedUntil,
    SignedIn,
    WrongPassword,
    check_password,
    hash_password,
)
from handoff.ports import Work
from handoff.tables.contacts import ClerkRow, SittingRow
from knowledge.matters import TownId
from tests.conftest import HeldClock
from tests.handoff.overlap import overlapped
from tests.support.towns import NOW

TOWN, OTHER = TownId("shizhen"), TownId("linzhen")
PASSWORD = "马到成功 2026"
LOCK = timedelta(minutes=15)

Answer = SignedIn | WrongPassword | LockedUntil | Inactive


@cache
def hashed() -> str:
    return hash_password(PASSWORD)


async def with_clerk(database: Database, login: str = "a") -> None:
    await database.run(
        lambda work: clerks.add_clerk(work, TOWN, login, "综合A岗（示例）", "办事员", hashed())
    )


async def tries(database: Database, *, ok: bool, login: str = "a", town: TownId = TOWN) -> Answer:
    return await database.run(lambda work: clerks.signed_in(work, town, login, ok))


async def who(database: Database, secret: str) -> Clerk | None:
    return await database.run(lambda work: clerks.sitting(work, secret))


async def signed_in(database: Database) -> SignedIn:
    answer = await tries(database, ok=True)
    assert isinstance(answer, SignedIn)
    return answer


def test_only_the_right_password_is_right() -> None:
    assert hashed().startswith("$argon2id$")
    assert check_password(hashed(), PASSWORD)
    assert not check_password(hashed(), PASSWORD + " ")
    assert not check_password(hashed(), "")
    assert not check_password("not a hash", PASSWORD)


def test_an_unknown_log_in_is_never_right() -> None:
    assert not check_password(None, PASSWORD)
    assert not check_password(None, "")


async def test_what_is_kept_of_a_log_in_can_be_asked_for_by_its_town_only(
    database: Database,
) -> None:
    await with_clerk(database)

    def stored(town: TownId, login: str) -> Account | None:
        return database.submit(lambda work: clerks.stored_hash(work, town, login)).result()

    assert stored(TOWN, "a") == Account("a", "综合A岗（示例）", "办事员", hashed(), active=True)
    assert stored(TOWN, "b") is None
    assert stored(OTHER, "a") is None


async def test_a_log_in_cannot_be_added_twice(database: Database) -> None:
    await with_clerk(database)

    with pytest.raises(IntegrityError):
        await with_clerk(database)


async def test_a_sitting_lasts_twelve_hours(database: Database, clock: HeldClock) -> None:
    await with_clerk(database)
    begun = await signed_in(database)

    assert begun.ends_at == NOW + timedelta(hours=12)
    assert await who(database, begun.secret) == Clerk(TOWN, "a", "综合A岗（示例）", "办事员")
    clock.pass_(timedelta(hours=12) - timedelta(seconds=1))
    assert await who(database, begun.secret) is not None
    clock.pass_(timedelta(seconds=1))
    assert await who(database, begun.secret) is None


async def test_the_secret_itself_is_not_kept_and_nothing_else_opens(database: Database) -> None:
    await with_clerk(database)
    begun = await signed_in(database)

    kept = await database.run(lambda work: work.execute(select(SittingRow.digest)).scalar())
    assert kept is not None
    assert begun.secret not in kept
    assert await who(database, kept) is None
    assert await who(database, "") is None


async def test_signing_out_ends_this_sitting_and_no_other(database: Database) -> None:
    await with_clerk(database)
    first, second = await signed_in(database), await signed_in(database)

    await database.run(lambda work: clerks.sign_out(work, first.secret))

    assert await who(database, first.secret) is None
    assert await who(database, second.secret) is not None


async def test_sittings_that_ended_are_swept_out(database: Database, clock: HeldClock) -> None:
    await with_clerk(database)
    await signed_in(database)
    clock.pass_(timedelta(hours=12))
    await signed_in(database)

    def count(work: Work) -> int:
        return len(work.execute(select(SittingRow.digest)).all())

    assert await database.run(count) == 1


async def test_the_fifth_failure_locks_for_fifteen_minutes(
    database: Database, clock: HeldClock
) -> None:
    await with_clerk(database)

    heard = [await tries(database, ok=False) for _ in range(5)]

    assert heard == [*(WrongPassword(left) for left in (4, 3, 2, 1)), LockedUntil(NOW + LOCK)]
    clock.pass_(LOCK - timedelta(seconds=1))
    assert await tries(database, ok=True) == LockedUntil(NOW + LOCK)
    assert await tries(database, ok=False) == LockedUntil(NOW + LOCK)


async def test_the_lock_ends_and_five_tries_are_there_again(
    database: Database, clock: HeldClock
) -> None:
    await with_clerk(database)
    for _ in range(5):
        await tries(database, ok=False)
    clock.pass_(LOCK)

    assert await tries(database, ok=False) == WrongPassword(4)
    assert isinstance(await tries(database, ok=True), SignedIn)


async def test_the_right_password_clears_earlier_failures(database: Database) -> None:
    await with_clerk(database)
    for _ in range(4):
        await tries(database, ok=False)
    await signed_in(database)

    assert await tries(database, ok=False) == WrongPassword(4)


async def test_failures_at_the_same_moment_are_all_counted(
    database: Database, second: Database
) -> None:
    await with_clerk(database)
    for _ in range(3):
        await tries(database, ok=False)
    wrong = partial(clerks.signed_in, town_id=TOWN, login="a", ok=False)

    heard = await overlapped(database, second, wrong, wrong)

    assert heard == [WrongPassword(1), LockedUntil(NOW + LOCK)]


async def test_failures_of_one_log_in_do_not_lock_another(database: Database) -> None:
    await with_clerk(database)
    await with_clerk(database, "b")
    for _ in range(5):
        await tries(database, ok=False)

    assert isinstance(await tries(database, ok=True, login="b"), SignedIn)


async def test_an_unknown_log_in_is_answered_like_a_first_wrong_password(
    database: Database,
) -> None:
    await with_clerk(database)

    assert await tries(database, ok=False, login="nobody") == WrongPassword(4)
    assert await tries(database, ok=False, town=OTHER) == WrongPassword(4)


async def test_a_log_in_that_was_shut_cannot_sit(database: Database) -> None:
    await with_clerk(database)
    begun = await signed_in(database)
    await database.run(lambda work: work.execute(update(ClerkRow).values(active=False)))

    assert await tries(database, ok=True) == Inactive()
    assert await who(database, begun.secret) is None


async def test_a_new_password_lifts_the_lock_and_ends_every_sitting(database: Database) -> None:
    await with_clerk(database)
    begun = await signed_in(database)
    for _ in range(5):
        await tries(database, ok=False)

    assert await database.run(lambda work: clerks.set_password(work, TOWN, "a", "$argon2id$new"))

    assert await who(database, begun.secret) is None
    account = await database.run(lambda work: clerks.stored_hash(work, TOWN, "a"))
    assert account is not None
    assert account.password_hash == "$argon2id$new"
    assert isinstance(await tries(database, ok=True), SignedIn)


async def test_an_unknown_log_in_gets_no_password(database: Database) -> None:
    assert not await database.run(lambda work: clerks.set_password(work, TOWN, "a", hashed()))


async def test_the_log_ins_of_a_town_are_listed_with_their_locks(database: Database) -> None:
    await with_clerk(database, "b")
    await with_clerk(database, "a")
    for _ in range(5):
        await tries(database, ok=False)

    name, role = "综合A岗（示例）", "办事员"
    assert await database.run(lambda work: clerks.clerks_of(work, TOWN)) == (
        ClerkEntry("a", name, role, active=True, locked_until=NOW + LOCK),
        ClerkEntry("b", name, role, active=True, locked_until=None),
    )
    assert await database.run(lambda work: clerks.clerks_of(work, OTHER)) == ()
