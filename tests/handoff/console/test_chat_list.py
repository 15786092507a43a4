"""The list on the left: what all clerks see alike is read once, until the queue changes."""

from bot.database import Database
from handoff.console.chat_list import FRESH, Lists
from handoff.console.live import Live
from handoff.ports import Work
from handoff.queue import call
from knowledge.matters import CitizenId, TownId
from tests.conftest import HeldClock
from tests.handoff.console.office import LI, WANG, one_matter
from tests.support.towns import make_town

TOWN = make_town()
OTHER = CitizenId("oOther-00000000000000000c17")


async def test_it_is_read_again_when_the_queue_changes_and_after_a_second(
    database: Database, clock: HeldClock
) -> None:
    changed, (catalog, _) = [0], one_matter()
    lists = Lists(lambda _town, _topic: changed[0])

    def waiting(work: Work) -> list[int]:
        return [each.id for each in lists.read(work, TOWN.id, "a", catalog, None).waiting]

    await database.run(lambda w: call(w, TOWN, LI, reason="人工", asked="低保", matter=None))
    assert len(await database.run(waiting)) == 1
    await database.run(lambda w: call(w, TOWN, WANG, reason="人工", asked="低保", matter=None))
    assert len(await database.run(waiting)) == 1, "nothing was announced: it was not read again"

    changed[0] += 1
    assert len(await database.run(waiting)) == 2
    await database.run(lambda w: call(w, TOWN, OTHER, reason="人工", asked="低保", matter=None))
    clock.pass_(FRESH)
    assert len(await database.run(waiting)) == 3, "another server announces nothing here"


def test_a_change_is_counted_for_its_town_and_topic_alone() -> None:
    live = Live()
    before = live.changes(TOWN.id, "queue")
    live.publish([(TOWN.id, "chat:7")])
    assert live.changes(TOWN.id, "queue") == before
    live.publish([(TOWN.id, "queue")])
    assert live.changes(TOWN.id, "queue") != before
    assert live.changes(TownId("linzhen"), "queue") == before
