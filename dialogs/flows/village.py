"""A village's service point: who is there, when, and what can be done. source: XL-15, TL-4.

begin ─┬► which ─► point ─► (which · ask_clerk · find_matter)
       └► point
"""

from dialogs.flows import routing, where
from dialogs.machine import (
    Again,
    Aside,
    Choice,
    Dialog,
    Done,
    Go,
    Outcome,
    Question,
    Start,
    State,
    Turn,
)
from dialogs.texts import places
from knowledge.levels import village_matters
from knowledge.reading.places import Place, SeveralVillages, UnknownVillage, read_place
from knowledge.towns import Village


def _village(turn: Turn) -> Village | None:
    name = turn.learned.get("village") or turn.memory.village
    return next((each for each in turn.world.town.villages if each.name == name), None)


def _begin(turn: Turn) -> Outcome:
    if not turn.world.town.villages:
        return Done((places.NO_VILLAGES,))
    village = _village(turn)
    if village is None:
        return Go("which")
    turn.world.desk.answered(f"问{village.point}")
    return Go("point", {"village": village.name}, _shown(turn, village))


def _shown(turn: Turn, village: Village) -> tuple[str, ...]:
    if turn.learned.get("shown"):
        return ()
    return (_list(turn, village),) if turn.learned.get("list") else (_point(turn, village),)


def _point(turn: Turn, village: Village) -> str:
    return where.saying(turn).point(village)


def _list(turn: Turn, village: Village) -> str:
    world = turn.world
    found = village_matters(world.catalog, world.town, village)
    return where.saying(turn).village_list(village, found)


def _ask_which(turn: Turn) -> Question:
    choices = tuple(
        Choice(each.name, each.name, (each.point, *each.aliases))
        for each in turn.world.town.villages
    )
    return Question(places.WHICH_VILLAGE, choices)


def _hear_which(turn: Turn) -> Outcome:
    name = turn.said.choice
    if name is None:
        match read_place(turn.said.text, turn.world.town):
            case Place(village=Village(name=heard)):
                name = heard
            case UnknownVillage(why=why) | SeveralVillages(why=why):
                return Again((why,))
            case _:
                return Again((places.NOT_A_VILLAGE,))
    turn.memory.village = name
    village = next((each for each in turn.world.town.villages if each.name == name), None)
    if village is None:
        return Again((places.NOT_A_VILLAGE,))
    turn.world.desk.answered(f"问{village.point}")
    return Go("point", {"village": name}, _shown(turn, village))


def _ask_point(turn: Turn) -> Question:
    name = turn.learned["village"]
    return Question(
        f"{name}服务站，您想看：",
        (
            Choice("list", "能办什么", ("能办啥", "办什么", "清单", "有哪些")),
            Choice("point", "电话和时间", ("电话", "几点开门", "地址", "代办员")),
            Choice("matter", "问一件事", ("问别的事", "要带什么")),
            Choice("proxy", "请人代办", ("代办", "帮办", "帮我办")),
            Choice("which", "换个村", ("别的村", "不是这个村")),
        ),
        open=True,
    )


def _hear_point(turn: Turn) -> Outcome:
    village = _village(turn)
    match turn.said.choice:
        case "list" if village is not None:
            return Aside((_list(turn, village),))
        case "point" if village is not None:
            return Aside((_point(turn, village),))
        case "matter":
            return Start("find_matter")
        case "proxy":
            return Start("proxy", {"village": turn.learned["village"]})
        case "which":
            return Go("which", {"shown": False, "list": False})
        case _:
            return routing.route(turn)


VILLAGE = Dialog(
    name="village",
    title="看村里的服务站",
    begin=_begin,
    first=("which", "point"),
    states=(
        State("which", _ask_which, _hear_which, ("point",)),
        State("point", _ask_point, _hear_point, ("which",), resting=True),
    ),
)
