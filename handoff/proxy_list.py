"""Which papers a proxy request needs: those of the citizen's own notice, else of the catalog."""

from dataclasses import dataclass

from handoff.notices import FoundNotice, latest_number, notice_numbered
from handoff.ports import Work
from handoff.proxy_records import Proxy
from knowledge.matters import Matter, TownId
from knowledge.notices import NoticeMaterial, materials_for


@dataclass(frozen=True, slots=True)
class WantedPaper:
    """One paper: how many originals are to come back, how many sheets stay; `when` it is needed."""

    name: str
    originals: int
    kept: int
    when: str | None


@dataclass(frozen=True, slots=True)
class WantedList:
    """The papers, and the number of the notice that names them; None: the catalog's own list."""

    notice: str | None
    papers: tuple[WantedPaper, ...]


def wanted(work: Work, town_id: TownId, proxy: Proxy, matter: Matter | None) -> WantedList:
    """Give what the agent should be handed, by the newest notice that the citizen was told."""
    told = _told(work, town_id, proxy)
    if told is not None:
        return WantedList(told.number, tuple(_paper(each) for each in told.notice.materials))
    answers = {name: tuple(said) for name, said in proxy.answers.items()}
    found = materials_for(matter, {"agent": ("代办",), **answers}) if matter else ()
    return WantedList(None, tuple(_paper(each) for each in found))


def _told(work: Work, town_id: TownId, proxy: Proxy) -> FoundNotice | None:
    if proxy.citizen is None:
        return None
    number = latest_number(work, town_id, proxy.citizen, proxy.matter) or proxy.notice
    return notice_numbered(work, town_id, proxy.citizen, number) if number else None


def _paper(material: NoticeMaterial) -> WantedPaper:
    """Count what comes back: a form that is filled in stays there."""
    stays = material.originals if material.form is not None else 0
    return WantedPaper(
        material.name,
        material.originals - stays,
        material.copies + stays,
        material.only_when,
    )
