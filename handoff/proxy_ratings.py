"""After a proxy request is closed its citizen is asked how it was, once. source: BZ-13, XL-12."""

from datetime import timedelta

from sqlalchemy import String, cast, literal, select

from handoff.ports import Scene, Work
from handoff.ratings import ask_for_rating
from handoff.serving import tell
from handoff.tables.proxies import ProxyRow
from handoff.tables.ratings import RatingAskRow
from handoff.tables.upsert import table_of
from knowledge.towns import Town

_PROXIES, _ASKS = table_of(ProxyRow), table_of(RatingAskRow)
_LOOK_BACK = timedelta(days=1)
_SERVICE = "proxy:"


def ask_about_proxies(work: Work, scene: Scene) -> int:
    """Ask about what was closed lately and not asked about yet; gives how many. A job."""
    return sum(_ask(work, scene, town) for town in scene.towns)


def _ask(work: Work, scene: Scene, town: Town) -> int:
    service = literal(_SERVICE) + cast(_PROXIES.c.number, String)
    asked = select(_ASKS.c.id).where(_ASKS.c.town == town.id, _ASKS.c.service == service)
    wanted = select(*_PROXIES.c["number", "citizen", "matter", "agent"]).where(
        _PROXIES.c.town == town.id,
        _PROXIES.c.state == "returned",
        _PROXIES.c.closed_at > work.now - _LOOK_BACK,
        ~asked.exists(),
    )
    found = work.execute(wanted).all()
    for number, citizen, matter, agent in found:
        about = {"citizen": citizen, "matter": matter, "clerk": agent}
        ask = ask_for_rating(work, town.id, f"{_SERVICE}{number}", number, **about)
        tell(work, town, ask, citizen, scene.url)
    return len(found)
