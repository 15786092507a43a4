"""Transfers, referrals, owed replies, alarms, and words that did not arrive."""

from datetime import timedelta
from functools import partial

from sqlalchemy import update

from bot.database import Database
from handoff import alarms, chats
from handoff.alarms import Acknowledged, Alarm, NoSuchAlarm, acknowledge, ring
from handoff.allowed import allowed
from handoff.dealing import deal_town
from handoff.overdue import note_unreached, ring_overdue
from handoff.passing import (
    ColleagueAway,
    Declined,
    NobodyNamed,
    NotOffered,
    Passed,
    decline,
    transfer,
)
from handoff.ports import Scene, Work
from handoff.presence import seen
from handoff.referrals import (
    Decided,
    DecidedAlready,
    NotYourChat,
    Referred,
    WordsMissing,
    decide,
    refer,
)
from handoff.registers import register
from handoff.replies import NothingOwed, Replied, owed, reply
from handoff.suggestions import SuggestionCount, suggest, suggestions_since
from handoff.tables.messages import Delivery, MessageRow
from handoff.taking import TakenAlready, take
from handoff.unreached import reached, unreached
from knowledge.calendar import read_calendar
from tests.conftest import HeldClock
from tests.handoff.talking import LI, TOWN, a_chat, says
from tests.support.chat import catalog
from tests.support.towns import NOW

A, B = "minsheng-a", "minsheng-b"
CALENDAR = read_calendar()
SCENE = Scene((TOWN,), CALENDAR, lambda _town: catalog(), str, lambda *_: "")


async def ringing(database: Database) -> list[str]:
    found = await database.run(lambda work: alarms.ringing(work, TOWN.id))
    return [each.kind for each in found]


async def test_a_chat_is_passed_to_a_colleague_who_is_there_and_its_owner_stays(
    database: Database,
) -> None:
    chat = await a_chat(database, A)
    (before,) = await database.run(lambda work: register(work, TOWN.id, only_open=True))

    def to(login: str, note: str = "您熟") -> object:
        return database.run(lambda work: transfer(work, TOWN, chat, A, login, note))

    assert await to(B) == ColleagueAway("民生B岗（示例）")  # type: ignore[misc]
    await database.run(lambda work: seen(work, TOWN.id, B))
    assert await to(B, " ") == await to("nobody") == await to(A) == NobodyNamed()  # type: ignore[misc]
    assert await to(B) == Passed("民生B岗（示例）")  # type: ignore[misc]
    assert isinstance(await to("office:minsheng"), TakenAlready)  # type: ignore[misc]
    await database.run(lambda work: take(work, TOWN.id, chat, B))
    (after,) = await database.run(lambda work: register(work, TOWN.id, only_open=True))
    assert after.owner == before.owner


async def test_an_offer_that_is_declined_goes_to_the_next(database: Database) -> None:
    for login in (A, B):
        await database.run(partial(seen, town_id=TOWN.id, login=login))
    chat = await a_chat(database, None)

    def dealt(work: Work) -> str | None:
        deal_town(work, TOWN, CALENDAR)
        found = chats.open_chat(work, TOWN.id, LI)
        assert found is not None
        first = decline(work, TOWN.id, chat, A)
        return "A" if first == Declined() else "B"

    first = A if await database.run(dealt) == "A" else B
    if first == B:
        await database.run(lambda work: decline(work, TOWN.id, chat, B))
    other = B if first == A else A
    await database.run(lambda work: deal_town(work, TOWN, CALENDAR))
    assert await database.run(lambda work: decline(work, TOWN.id, chat, first)) == NotOffered()
    assert await database.run(lambda work: decline(work, TOWN.id, chat, other)) == Declined()


async def test_a_referral_rings_until_a_leader_has_decided_it(
    database: Database, clock: HeldClock
) -> None:
    chat = await a_chat(database, A)

    def asked(work: Work, login: str, words: str) -> object:
        return refer(work, TOWN, CALENDAR, chat, login, "办不成", words)

    assert await database.run(lambda work: asked(work, B, "情况")) == NotYourChat()
    assert await database.run(lambda work: asked(work, A, " ")) == WordsMissing()
    made = await database.run(lambda work: asked(work, A, "户口不在本镇"))
    assert isinstance(made, Referred)
    assert made.due_at == NOW + timedelta(hours=2)
    assert await ringing(database) == ["办不成"]
    clock.pass_(timedelta(hours=5))
    for _twice in range(2):
        await database.run(lambda work: ring_overdue(work, SCENE))
    assert sorted(await ringing(database)) == ["办不成", "超时"]

    def decided(work: Work) -> object:
        return decide(work, TOWN.id, made.referral, "zhuren", "同意", "到林镇办")

    assert await database.run(decided) == Decided()
    assert await database.run(decided) == DecidedAlready()
    assert await ringing(database) == ["超时"]
    closed = await database.run(lambda work: chats.close(work, TOWN.id, chat, A, "另办", None))
    assert closed == chats.Closed(chat)


async def test_what_was_passed_on_stays_open_until_its_reply(database: Database) -> None:
    chat = await a_chat(database, A)
    due = NOW + timedelta(days=1)
    await database.run(
        lambda work: chats.close(work, TOWN.id, chat, A, "衔接", "民政局", reply_due=due)
    )
    (entry,) = await database.run(lambda work: register(work, TOWN.id, only_open=True))
    assert (entry.result, entry.closed_at, entry.reply_due) == ("衔接", None, due)
    assert len(await database.run(lambda work: owed(work, TOWN.id))) == 1

    def answered(work: Work) -> object:
        return reply(work, TOWN.id, entry.id, B, "可以办")

    assert await database.run(answered) == Replied()
    assert await database.run(answered) == NothingOwed()
    assert await database.run(lambda work: register(work, TOWN.id, only_open=True)) == ()


async def test_a_suggestion_is_owed_an_answer_within_working_days(database: Database) -> None:
    taken = await database.run(lambda work: suggest(work, TOWN, CALENDAR, LI, "多放椅子"))
    assert taken.due_at - NOW == timedelta(days=7, hours=8)  # Tuesday 10:00 to Tuesday 18:00
    await database.run(lambda work: reply(work, TOWN.id, taken.number, A, "好"))
    count = await database.run(lambda work: suggestions_since(work, TOWN.id, NOW))
    assert count == SuggestionCount(1, 1)


async def test_an_alarm_rings_once_and_the_first_who_sees_it_counts(database: Database) -> None:
    def rings(work: Work) -> bool:
        return ring(work, TOWN.id, "urgent:1", "紧急", "有人受伤", None)

    assert [await database.run(rings), await database.run(rings)] == [True, False]
    (alarm,) = await database.run(lambda work: alarms.ringing(work, TOWN.id))
    assert isinstance(alarm, Alarm)

    def sees(work: Work, login: str) -> object:
        return acknowledge(work, TOWN.id, alarm.id, login, "已打120")

    assert await database.run(lambda work: sees(work, "zhuren")) == Acknowledged()
    assert await database.run(lambda work: sees(work, A)) == NoSuchAlarm()


async def test_words_that_did_not_arrive_are_their_clerks_task_until_they_do(
    database: Database,
) -> None:
    chat = await a_chat(database, A)
    await says(database, "在吗")
    for words in ("一", "二"):
        await database.run(lambda work, words=words: chats.answer(work, TOWN.id, chat, A, words))  # type: ignore[misc]
    left = await database.run(lambda work: allowed(work, TOWN.id, LI))
    assert (left.left, left.until) == (3, NOW + timedelta(hours=48))
    own = MessageRow.chat == chat

    def stuck(work: Work) -> None:
        work.execute(update(MessageRow).where(own).values(delivery=Delivery.KEPT))
        note_unreached(work, SCENE)
        note_unreached(work, SCENE)

    await database.run(stuck)
    first, second = await database.run(lambda work: unreached(work, TOWN.id))
    assert (first.login, first.text, second.text) == (A, "一", "二")
    assert first.due_at == NOW + timedelta(hours=2)
    await database.run(lambda work: reached(work, TOWN.id, first.message, B, "电话说了"))

    def arrived(work: Work) -> None:
        work.execute(
            update(MessageRow).where(MessageRow.id == second.message).values(delivery=Delivery.SENT)
        )
        note_unreached(work, SCENE)

    await database.run(arrived)
    assert await database.run(lambda work: unreached(work, TOWN.id)) == ()
