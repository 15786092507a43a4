"""What the form for a proxy request begins with, out of a chat; and how its citizen hears of it."""

from handoff.console.guards import Seat
from handoff.console.inbox import matter_name
from handoff.household import people
from handoff.ports import Work
from handoff.prechecking import in_messages
from handoff.proxy_moves import tell
from handoff.proxy_records import Proxy
from handoff.telling import say_done
from handoff.transcripts import chat_view, look
from knowledge.matters import Catalog


def known_in(work: Work, seat: Seat, catalog: Catalog, chat: int | None) -> dict[str, str]:
    """Give what is known of who chats: the matter, and what the own profile says."""
    view = chat_view(work, seat.town.id, chat) if chat is not None else None
    if view is None:
        return {}
    look(work, seat.town.id, seat.clerk.login, view.citizen, "household")
    found = {"matter": matter_name(catalog, view.matter) or ""}
    profiles = people(work, seat.town.id, view.citizen)
    own = next((each for each in profiles if each.relation == "本人"), None)
    if own is not None:
        found |= {"who": own.name, "phone": own.phone or "", "village": own.village or ""}
    return found


def tell_asked(work: Work, seat: Seat, proxy: Proxy, words: str, chat: int | None) -> None:
    """Tell who asked; out of a chat the clerk does, and has answered there."""
    if chat is None or proxy.citizen is None:
        tell(work, seat.town.id, proxy, words)
        return
    for text in in_messages(words.split("\n")):
        say_done(work, seat.town.id, proxy.citizen, text, seat.clerk.login, chat)
