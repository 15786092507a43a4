"""Who cares for somebody books for them: it is said, kept, and beside one's own booking."""

from sqlalchemy import select

from handoff.ports import Work
from handoff.tables.bookings import BookingRow
from tests.support.centre import Centre
from tests.support.citizen import Citizen


async def books(citizen: Citizen, wish: str) -> str:
    heard = "\n".join(await citizen.says(wish))
    for _step in range(6):
        if "约好了" in heard:
            return heard
        heard = "\n".join(await citizen.says("1"))
    raise AssertionError(heard)


async def test_a_booking_for_mother_says_so_and_is_kept_so(centre: Centre) -> None:
    citizen = centre.citizen("陈大山", "banzhuyuan")
    told = await books(citizen, "给我妈约明天上午办高龄津贴")
    assert "给妈妈办" in told or "给母亲办" in told, told

    def kept(work: Work) -> list[str | None]:
        wanted = select(BookingRow.for_name).where(BookingRow.state == "booked")
        return list(work.execute(wanted).scalars())

    (name,) = await centre.parts.database.run(kept)
    assert name
    await citizen.says("我的预约")
    citizen.hears(f"给{name}办")
