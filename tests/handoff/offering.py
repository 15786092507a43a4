"""A town with waiting citizens, and what they were told."""

from sqlalchemy import select

from bot.database import Database
from handoff.offers import offer_freed
from handoff.ports import Scene, Work
from handoff.tables.messages import MessageRow
from knowledge.matters import Catalog, CitizenId
from knowledge.towns import Town
from tests.handoff.booking import CALENDAR, HELP, TOWN

CATALOG = Catalog("v1", {HELP.code: HELP}, {})


def scene(town: Town = TOWN) -> Scene:
    return Scene(
        (town,),
        CALENDAR,
        lambda _town: CATALOG,
        lambda path: f"http://t{path}",
        lambda _town, number, key: f"http://t/n/{number}/{key}",
    )


async def offers(database: Database, town: Town = TOWN) -> int:
    """Run the timer's job; how many offers it made."""
    return await database.run(lambda work: offer_freed(work, scene(town)))


async def told(database: Database, citizen: CitizenId) -> list[str]:
    """Give what this citizen was told in chat, oldest first."""
    wanted = select(MessageRow.text).where(MessageRow.citizen == citizen).order_by(MessageRow.id)

    def job(work: Work) -> list[str]:
        return [each.text for each in work.execute(wanted)]

    return await database.run(job)
