"""Who handles a matter where: village point, town centre, county hall, online; nearest first.

Nothing here is guessed: what catalog and town file do not say is asked at the counter.
source: XL-1, XL-11, XL-15, XL-17, TL-3
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from knowledge.gathering import is_gathered, is_taken_here
from knowledge.matters import Catalog, Level, Matter
from knowledge.notice_words import online_words
from knowledge.outlets import Hours, Outlet, Spot
from knowledge.residence import Residence, residence_of
from knowledge.town_files.rules import DISTRICT_KINDS
from knowledge.towns import Town, Village

Doing = Literal["受理", "初审", "代办", "指引"]
"""What is done at a place: taken, looked through first, carried on by an agent, the way told."""

ANY_POINT = "村（社区）便民服务站"
_ANY_CENTRE = "您所在镇街的便民服务中心"
_GATHERED = "企业的事集中到这里办"
_DOINGS: tuple[Doing, ...] = ("受理", "初审", "代办", "指引")
_GUANGDONG = re.compile(r"粤|穗|广东|广州|南网")
"""Much of the catalog was read from Guangdong's guides; its channels are no other province's."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place to go with a matter. `village` is set where the point is a certain village's.

    `hours` and `spot` are empty where nobody said them; `note` says what is particular.
    """

    level: Level
    doing: Doing
    name: str
    counters: tuple[str, ...] = ()
    address: str | None = None
    phone: str | None = None
    hours: tuple[Hours, ...] = ()
    spot: Spot | None = None
    note: str | None = None
    village: Village | None = None


@dataclass(frozen=True, slots=True)
class Online:
    """How to do it without coming: the channel's name, how to open it, what to do there.

    Each is None where it is not known; `channel` or `how` always is.
    """

    channel: str | None
    opening: str | None
    how: str | None


@dataclass(frozen=True, slots=True)
class Levels:
    """All places for one matter. `stops` are nearest first; those that only tell the way are last.

    `from_county`: a county's matter that the centre takes (承接区县事项). `gathered`: the district
    takes such matters itself (企业事项). `forwarded_to` decides where it is passed on (转报);
    `season` is when it is accepted, if not always. source: XL-1, TL-3, BZ-15
    """

    stops: tuple[Stop, ...]
    online: Online | None
    residence: Residence
    from_county: bool = False
    gathered: bool = False
    forwarded_to: str | None = None
    season: str | None = None


def levels_of(matter: Matter, town: Town, village: Village | None = None) -> Levels:
    """Give the places for this matter in this town; with a village, its own point."""
    gathered = is_gathered(matter, town)
    return Levels(
        stops=tuple(_stops(matter, town, village, gathered=gathered)),
        online=online_of(matter, town),
        residence=residence_of(matter),
        from_county=is_from_county(matter),
        gathered=gathered,
        forwarded_to=matter.decided_by if "转报" in matter.tags or not matter.done_here else None,
        season=matter.season,
    )


def is_from_county(matter: Matter) -> bool:
    """Say whether it is a county's matter that towns take in. source: XL-1."""
    return matter.handled_at == "county" and matter.done_here


def _stops(
    matter: Matter, town: Town, village: Village | None, *, gathered: bool
) -> Iterator[Stop]:
    if gathered and town.kind in DISTRICT_KINDS:
        yield replace(_own_hall(matter, town), note=_GATHERED)
        return
    if gathered and town.hall is not None:
        yield _hall(town.hall, "受理", _GATHERED)
    elif matter.done_here:
        yield from _point(matter, town, village)
    yield _centre(matter, town)
    above = matter.handled_at == "county" and town.kind not in DISTRICT_KINDS and not gathered
    if town.hall is not None and above:
        yield _hall(town.hall, "指引", "区县的事也可以先打这个电话问")


def _point(matter: Matter, town: Town, village: Village | None) -> Iterator[Stop]:
    if village is not None:
        doing = done_in_village(matter, town, village)
        if doing is not None:
            yield village_stop(village, doing)
    elif town.villages:
        doing = next(
            (d for each in town.villages if (d := done_in_village(matter, town, each))), None
        )
        if doing is not None:
            yield Stop(
                "village", doing, ANY_POINT, note="各村能办的不全一样" if _differ(town) else None
            )
    elif town.kind in DISTRICT_KINDS:
        if matter.handled_at == "village":
            yield Stop("village", _role(matter), ANY_POINT)
        if matter.handled_at != "county":
            yield Stop("town", _role(matter), _ANY_CENTRE)


def _differ(town: Town) -> bool:
    return any(each.matters is not None for each in town.villages)


def village_stop(village: Village, doing: Doing) -> Stop:
    """Give a village's point as a place to go."""
    return Stop(
        "village",
        doing,
        village.point,
        phone=village.phone,
        hours=village.hours,
        spot=village.spot,
        village=village,
    )


def _centre(matter: Matter, town: Town) -> Stop:
    own = is_taken_here(matter, town)
    level: Level = "county" if town.kind in DISTRICT_KINDS else "town"
    return replace(
        _own_hall(matter, town),
        level=level,
        doing=_role(matter) if own else "指引",
        counters=tuple(each.name for each in town.counters_for(matter)) if own else (),
        note="区县事项，本中心承接" if is_from_county(matter) and level == "town" else None,
    )


def _own_hall(matter: Matter, town: Town) -> Stop:
    counters = tuple(each.name for each in town.counters_for(matter))
    return Stop(
        "county", "受理", town.centre, counters, town.address, town.phone, town.hours, town.spot
    )


def _hall(hall: Outlet, doing: Doing, note: str) -> Stop:
    return Stop(
        "county", doing, hall.name, (), hall.address, hall.phone, hall.hours, hall.spot, note
    )


def _role(matter: Matter) -> Doing:
    return next((each for each in _DOINGS if each == matter.town_role), "指引")


def done_in_village(matter: Matter, town: Town, village: Village) -> Doing | None:
    """Say what the village's point does of this matter, or None where it does nothing.

    Where the town lists the point's matters, those; else what the catalog leaves to villages, and
    what the village's agent may carry to the centre. source: XL-15, TL-4
    """
    if not (town.takes(matter) and matter.done_here):
        return None
    if village.matters is not None and matter.code not in village.matters:
        return None
    if matter.handled_at == "village":
        return _role(matter)
    carried = village.matters is not None or (village.agent is not None and matter.proxy)
    return "代办" if carried else None


def village_matters(
    catalog: Catalog, town: Town, village: Village
) -> Mapping[Doing, tuple[Matter, ...]]:
    """Give the village's list (服务事项及代办事项目录) by what is done there. source: TL-4."""
    found: dict[Doing, list[Matter]] = {}
    for matter in catalog.matters.values():
        doing = done_in_village(matter, town, village)
        if doing is not None:
            own = matter.handled_at == "village" and doing == "代办"
            # the village itself does it for you: no errand to the centre
            found.setdefault("受理" if own else doing, []).append(matter)
    return {each: tuple(found[each]) for each in _DOINGS if each in found}


def online_of(matter: Matter, town: Town) -> Online | None:
    """Say how to do it online, or None where no channel is known here. source: BY-2, XL-17."""
    foreign = not town.region.startswith("广东")
    how = matter.online_how
    if how and foreign and _GUANGDONG.search(how):
        how = None
    if matter.online is None:
        return None
    if matter.done_here:
        channel = online_words(matter, town)
        return Online(channel, town.online_how, how) if channel else None
    if foreign and _GUANGDONG.search(matter.online):
        return Online(None, None, how) if how else None  # a body's own app, under a local name
    return Online(matter.online, None, how)


def keeping(town: Town, hours: tuple[Hours, ...], phone: str | None) -> Town:
    """Give the town as if it kept these hours: for what a point's or a hall's hours come to."""
    return replace(town, hours=hours, special_sessions=(), phone=phone or town.phone)
