"""Another phone for a request that stands: a wrong one was given, or the citizen has a new one."""

from handoff.ports import Work
from handoff.proxies import NoSuchProxy
from handoff.proxy_moves import Moved, Stepped, note, step
from handoff.proxy_records import OPEN, numbered
from knowledge.matters import CitizenId, TownId


def change_phone(
    work: Work, town_id: TownId, citizen: CitizenId, number: str, phone: str
) -> Stepped | Moved | NoSuchProxy:
    """Change the phone of the citizen's own open request; the history says so without the number.

    The agent's page shows the new one from then on.
    """
    found = numbered(work, town_id, citizen, number)
    if found is None or not found.open:
        return NoSuchProxy()
    result = step(work, town_id, found, None, OPEN, phone=phone)
    if isinstance(result, Stepped):
        note(work, town_id, found.id, "改电话", "citizen", f"群众改了电话，尾号{phone[-4:]}")
    return result
