"""Where to go: the levels of a matter, the nearest points, and how to do it online.

source: XL-11, XL-15, XL-17
"""

import re
from collections.abc import Iterator

from dialogs.choosing import plain
from dialogs.flows import not_covered
from dialogs.flows.named_village import asks_here, by_slot, says_a_place
from dialogs.machine import Aside, Outcome, Start, Turn
from dialogs.texts import care, places, reach
from dialogs.texts.places import Saying
from knowledge.levels import Levels, levels_of
from knowledge.matters import Matter
from knowledge.nearness import Near, nearest
from knowledge.outlets import Spot
from knowledge.reading.places import Place, read_place
from knowledge.residence import open_to_elsewhere, residence_of
from knowledge.towns import Village

_MOST = 3
_NEIGHBOUR = 8_000  # metres: so near, somebody is taken to be from that village
_ELSEWHERE = re.compile(
    r"(?:外地|外省|外县|外来|异地|跨省|跨区|通办)|(?:户口|户籍).{0,4}(?:不在|在外)"
)
_OF_RESIDENCE = re.compile(
    r"户口|户籍|外来|(?<![在去到往从])(?:外地|外省|外县|异地)|跨省|跨区|通办"
)
_WHICH = re.compile(r"(?:能|可以|有|办)?(?:哪些|什么|啥)|清单|目录")
_OF_ONE = re.compile(
    r"(?:什么|啥子?|哪些|哪几样)(?:手续|材料|资料|条件|证件?|东西|证明|要求|表)|(?:带|准备|交|要|需要)(?:什么|啥|哪些)(?!事|业务)"
)
"""What is asked of one matter: the matter is taken up, though the writer be from elsewhere."""
_LONGEST = 30  # characters: who writes more tells of a matter
_NEAREST = re.compile(
    r"(?:离我|附近|最近|就近).{0,10}(?:服务[站点]|便民|办事点|网点|站点|办事的地方|能办)|就近办理?$"
)
_HOW_ONLINE = re.compile(
    r"(?:哪些|什么|啥).{0,6}网上.{0,3}办|网上.{0,4}办.{0,3}(?:哪些|什么|啥)|网上(?:怎么|咋|如何)办$"
)
_OPENING = r"(?:怎么|咋|如何|在哪).{0,3}(?:用|开|下|装|登|注册|找|进|弄)"


def saying(turn: Turn) -> Saying:
    """Give the words about this town at this instant."""
    world = turn.world
    return Saying(world.town, world.calendar, world.now, world.public_url)


def village_of(turn: Turn) -> Village | None:
    """Give the village that is named now or was before; a named one is remembered."""
    named = by_slot(turn)
    if named is None and says_a_place(turn.said.text):
        found = read_place(turn.said.text, turn.world.town)
        named = found.village if isinstance(found, Place) else None
    if named is not None:
        turn.memory.village = named.name
        return named
    kept = turn.memory.village
    return next((each for each in turn.world.town.villages if each.name == kept), None)


def levels(turn: Turn, matter: Matter) -> Levels:
    """Give the places for this matter, with the citizen's own village where it is known."""
    return levels_of(matter, turn.world.town, village_of(turn))


def tell(turn: Turn, matter: Matter) -> str:
    """Say where the matter can be taken, nearest first."""
    return saying(turn).levels(matter, levels(turn, matter))


def tell_online(turn: Turn, matter: Matter) -> str:
    """Say how to do it online, and that the counter stays. source: BY-2, XL-17."""
    found = levels(turn, matter)
    centre = turn.world.town.centre
    counter = next((each for each in found.stops if each.doing != "指引"), None)
    own = next((each for each in found.stops if each.name == centre and each.counters), counter)
    return saying(turn).online(matter, found.online, own)


def asks_of_residence(turn: Turn) -> bool:
    """Say whether the message tells of somebody who is registered elsewhere."""
    return _ELSEWHERE.search(plain(turn.said.text)) is not None


def first(turn: Turn, matter: Matter) -> Iterator[str]:
    """Give what is to be said before the questions: may people from elsewhere come. XL-11."""
    yield from not_covered.warned(turn, matter)
    said = plain(turn.said.text or str(turn.learned.get("said", "")))
    for name in sorted((matter.name, *matter.aliases), key=len, reverse=True):
        said = said.replace(plain(name), "")  # 异地就医 asks of nobody's residence
    told = "away" in turn.learned.get("asks", ())  # with what the list says of it
    if not told and _ELSEWHERE.search(said) and _OF_RESIDENCE.search(said):
        yield reach.residence(residence_of(matter), turn.world.town.phone)


def besides(turn: Turn, matter: Matter) -> Iterator[str]:
    """Give what the notice does not say: nearer places, who decides, the season, online how."""
    found = levels(turn, matter)
    short = turn.memory.elder  # who decides and how online stand on the page
    lines = [f"▍{each}" for each in places.particulars(found, short=short)]
    near = next((each for each in found.stops if each.level == "village"), None)
    if near is not None and turn.world.town.villages:
        ask = "" if near.village else places.SAY_VILLAGE
        lines.insert(0, f"▍不用跑远：{saying(turn).stop(near)}。{ask}")
    if found.gathered and found.stops[0].name != turn.world.town.centre:
        lines.insert(0, f"▍先看这里：{saying(turn).stop(found.stops[0])}。{places.NOT_IN_TOWN}")
    if found.online is not None and not short:
        how = [each for each in (found.online.opening, found.online.how) if each]
        name = found.online.channel or "网上"
        lines.append(f"▍网上怎么办：{name}。{'；'.join(how)}" if how else f"▍网上怎么办：{name}")
    if turn.memory.care:
        lines.insert(0, care.line(turn.memory.care))
    if lines:
        yield "\n".join(lines)


def answer(turn: Turn) -> Aside | None:
    """Answer questions about places that need no matter; None where it is no such question."""
    said, town = plain(turn.said.text), turn.world.town
    here = _can_here(turn)
    if here is not None:
        return here
    if _NEAREST.search(said):
        village = village_of(turn)
        told = (saying(turn).point(village),) if village else ()
        return Aside((*told, places.SEND_PLACE))
    if _asks_which(turn, said):
        found = open_to_elsewhere(turn.world.catalog, town)
        return Aside((reach.from_elsewhere(found, saying(turn).hall_url()),))
    if _about_channel(turn, said):
        return Aside((reach.channel(town, saying(turn).hall_url()),))
    return None


def _asks_which(turn: Turn, said: str) -> bool:
    """Say whether it asks which matters people from elsewhere may bring, and tells of none."""
    if len(said) > _LONGEST or turn.said.understanding.kind == "matter":
        return False
    return bool(_ELSEWHERE.search(said) and _WHICH.search(said) and not _OF_ONE.search(said))


def _can_here(turn: Turn) -> Aside | None:
    """Answer “龙泉村能办不” of the matter at hand: where it is taken, or that it is not there."""
    code = turn.learned.get("matter") or turn.memory.matter
    matter = turn.world.catalog.matter(str(code))
    if matter is None or not turn.world.town.villages or not asks_here(turn):
        return None
    village, found, words = village_of(turn), levels(turn, matter), saying(turn)
    taken = any(each.level == "village" for each in found.stops)
    where_to = f"【{matter.name}】{words.levels(matter, found)}"
    if taken:
        return Aside((where_to,))
    name = village.point if village else places.ANY_VILLAGE
    return Aside((f"{name}：{words.not_done(matter)}。", where_to))


def _about_channel(turn: Turn, said: str) -> bool:
    if _HOW_ONLINE.search(said):
        return True
    names = (turn.world.town.online_channel or "").split("、")
    met = (name for name in names if name and name in said)
    return any(re.search(re.escape(each) + _OPENING, said) for each in met)


def located(turn: Turn, *, busy: bool) -> Outcome:
    """Answer a location message: the nearest points, and what to do there. source: XL-11.

    `busy`: a step is on and goes on afterwards; else the nearest village's point is opened.
    """
    here, town = turn.said.place, turn.world.town
    found = nearest(town, Spot(*here)) if here else ()
    turn.world.desk.answered(f"发来位置{here}" if here else "发来位置")
    if not found:
        return Aside((f"{places.RECEIVED}{places.NO_SPOTS}\n{town.address}，电话{town.phone}",))
    shown = _shown(found)
    if shown[0].village is not None and shown[0].metres <= _NEIGHBOUR:
        turn.memory.village = shown[0].village.name
    away = places.far_away(found[0], town)
    told = (saying(turn).near(shown, _doing(turn, shown)), *([away] if away else []))
    if busy or shown[0].village is None:
        return Aside(told)
    return Start("village", {"village": shown[0].village.name, "shown": True}, told, hold=True)


def _shown(found: tuple[Near, ...]) -> tuple[Near, ...]:
    """Give the nearest, the centre among them: there everything is done."""
    first = found[:_MOST]
    centre = next((each for each in found if not each.village and not each.outlet), None)
    return first if centre is None or centre in first else (*first[:-1], centre)


def _doing(turn: Turn, shown: tuple[Near, ...]) -> dict[str, str]:
    """Say by name what is done there: of the matter at hand, else of all."""
    code = turn.learned.get("matter") or turn.memory.matter
    matter = turn.world.catalog.matter(str(code)) if code else None
    town, words = turn.world.town, saying(turn)
    if matter is None or not town.takes(matter):
        return {}
    told = {}
    for each in shown:
        for stop in levels_of(matter, town, each.village).stops:
            if stop.name == each.name:
                told[each.name] = words.done(stop, matter)
        if each.village and each.name not in told:
            told[each.name] = words.not_done(matter)
    return told
