"""What the rules' scenarios share: a running centre, and citizens who book."""

from collections.abc import Iterable

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from tests.support.centre import Centre


async def booked_counters(centre: Centre, town: str) -> list[str]:
    def job(work: Work) -> list[str]:
        wanted = select(BookingRow.counter).where(BookingRow.town == town).order_by(BookingRow.id)
        found = work.execute(wanted)
        return list(found.scalars())

    return await centre.parts.database.run(job)


async def book(centre: Centre, town: str, names: Iterable[str], wish: str) -> list[str]:
    """Have each of these citizens try for the same time; give what each heard at the end."""
    heard = []
    for name in names:
        citizen = centre.citizen(name, town)
        await citizen.says(wish)
        if "几点来" in "\n".join(citizen.latest):
            await citizen.says("9点半")
        await citizen.says("确定")
        heard.append("\n".join(citizen.latest))
    return heard
