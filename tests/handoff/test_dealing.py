"""No chat is ever in nobody's hands, whatever happens in whatever order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from itertools import count

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import insert, select

from bot.database import Database
from handoff import chats, queue
from handoff.dealing import deal_town
from handoff.passing import decline, transfer
from handoff.ports import Work
from handoff.presence import all_here, left, seen, step_out
from handoff.tables.contacts import ChatRow
from handoff.tables.messages import MessageRow
from handoff.tables.upsert import table_of
from handoff.taking import hand_back, take, take_over
from knowledge.calendar import read_calendar
from knowledge.matters import CitizenId, TownId
from knowledge.sessions import open_now
from knowledge.towns import Staff, Town
from tests.conftest import HeldClock
from tests.support.towns import NOW, make_town

A, B, GENERAL, LEAD = "minsheng-a", "minsheng-b", "zonghe", "zhuren"
CLERKS = (A, B, GENERAL)
EVERYBODY = (*CLERKS, LEAD)
TOWN = make_town(
    staff=(
        Staff(LEAD, "主任", "负责人"),
        Staff(A, "A岗", "办事员", office="minsheng"),
        Staff(B, "B岗", "办事员", office="minsheng"),
        Staff(GENERAL, "综合", "办事员", counters=("w1",)),
    )
)
CALENDAR = read_calendar()
CITIZENS = tuple(CitizenId(f"o{each}") for each in "abc")
Job = Callable[[Work], object]

clerk_of, citizen_of = st.sampled_from(EVERYBODY), st.sampled_from(CITIZENS)
passing_time = st.sampled_from(
    [timedelta(seconds=30), timedelta(minutes=4), timedelta(minutes=11), timedelta(hours=2)]
)


def in_nobodys_hands(work: Work, town: Town) -> list[int]:
    """Give the chats that nobody has, nobody is offered, and no opening waits for."""
    here = all_here(work, town, work.now)
    is_open = open_now(town, CALENDAR, work.now) is not None
    wanted = select(*table_of(ChatRow).c).where(ChatRow.town == town.id, ChatRow.state != "closed")
    found = work.execute(wanted).all()
    lost = []
    for chat in found:
        owned = chat.state == "taken" and chat.clerk in here
        offered = chat.offered_to is not None and chat.offer_ends > work.now
        offered = offered and (chat.offered_to in here or chat.offered_to == LEAD)
        held = not is_open and chat.held_until is not None and chat.held_until > work.now
        assert chat.state != "taken" or chat.clerk is not None
        assert chat.state != "waiting" or chat.clerk is None
        if not (owned or offered or held):
            lost.append(chat.id)
    return lost


class Floor(RuleBasedStateMachine):
    """A centre with three clerks and a lead, three citizens, and everything that can happen."""

    database: Database
    clock: HeldClock
    town: Town

    def __init__(self) -> None:
        super().__init__()
        for each in CLERKS:
            self.do(partial(seen, town_id=self.town.id, login=each))

    def do(self, job: Job) -> object:
        return self.database.submit(job).result()

    def of(self, citizen: CitizenId) -> int:
        found = self.do(lambda work: chats.open_chat(work, self.town.id, citizen))
        return found.id if isinstance(found, chats.OpenChat) else 0

    @rule(citizen=citizen_of)
    def arrive(self, citizen: CitizenId) -> None:
        def job(work: Work) -> None:
            queue.call(work, self.town, citizen, reason="要人工", asked="低保", matter=None)
            deal_town(work, self.town, CALENDAR)

        self.do(job)

    @rule(citizen=citizen_of)
    def speak(self, citizen: CitizenId) -> None:
        chat = self.of(citizen)
        if chat:
            self.do(lambda work: chats.heard(work, self.town.id, chat, work.now))
            row = {"town": self.town.id, "citizen": citizen, "by": "citizen", "kind": "text"}
            more = {"text": "在吗", "said_at": self.clock.now, "delivery": "heard", "attempts": 0}
            self.do(lambda work: work.execute(insert(table_of(MessageRow)), {**row, **more}))

    @rule(citizen=citizen_of, login=clerk_of)
    def takes(self, citizen: CitizenId, login: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: seen(work, self.town.id, login))
        self.do(lambda work: take(work, self.town.id, chat, login))

    @rule(citizen=citizen_of, login=clerk_of)
    def take_over(self, citizen: CitizenId, login: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: seen(work, self.town.id, login))
        self.do(lambda work: take_over(work, self.town.id, chat, login, leads=login == LEAD))

    @rule(citizen=citizen_of, login=clerk_of)
    def answer(self, citizen: CitizenId, login: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: chats.answer(work, self.town.id, chat, login, "您好"))

    @rule(citizen=citizen_of, login=clerk_of)
    def hand_back(self, citizen: CitizenId, login: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: hand_back(work, self.town.id, chat, login))

    @rule(citizen=citizen_of, login=clerk_of)
    def decline(self, citizen: CitizenId, login: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: decline(work, self.town.id, chat, login))

    @rule(citizen=citizen_of, login=clerk_of, to=st.sampled_from([*EVERYBODY, "office:minsheng"]))
    def pass_on(self, citizen: CitizenId, login: str, to: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: transfer(work, self.town, chat, login, to, "您熟"))

    @rule(citizen=citizen_of, login=clerk_of)
    def close(self, citizen: CitizenId, login: str) -> None:
        chat = self.of(citizen)
        self.do(lambda work: chats.close(work, self.town.id, chat, login, "告知", None))

    @rule(login=clerk_of)
    def come(self, login: str) -> None:
        self.do(lambda work: seen(work, self.town.id, login))

    @rule(login=clerk_of)
    def sign_out(self, login: str) -> None:
        self.do(lambda work: left(work, self.town.id, login))

    @rule(login=clerk_of, away=st.booleans())
    def step_out(self, login: str, away: bool) -> None:
        self.do(lambda work: step_out(work, self.town.id, login, away=away))

    @rule(time=passing_time)
    def pass_time_and_crash(self, time: timedelta) -> None:
        """Whoever is not heard of in the meantime has crashed."""
        self.clock.pass_(time)

    @rule(time=passing_time)
    def pass_time_at_work(self, time: timedelta) -> None:
        self.clock.pass_(time)
        for each in CLERKS:
            self.do(partial(seen, town_id=self.town.id, login=each))

    @rule()
    def night(self) -> None:
        self.clock.pass_(timedelta(hours=10))

    @rule()
    def weekend(self) -> None:
        self.clock.pass_(timedelta(days=4))

    @invariant()
    def nobody_is_lost(self) -> None:
        self.do(lambda work: deal_town(work, self.town, CALENDAR))
        assert self.do(lambda work: in_nobodys_hands(work, self.town)) == []


def test_no_chat_is_ever_in_nobodys_hands(database: Database, clock: HeldClock) -> None:
    """Every example is another town on the same database."""
    numbers = count()

    class Here(Floor):
        def __init__(self) -> None:
            self.database, self.clock = database, clock
            self.town = replace(TOWN, id=TownId(f"town{next(numbers)}"))
            clock.now = NOW
            super().__init__()

    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=20,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
