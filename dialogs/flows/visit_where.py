"""Where a visit goes: village and landmark, a place on the map, or that nobody could say."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.flows.time_meant import surely_else
from dialogs.flows.visit_when import read_wish
from dialogs.machine import Turn
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as texts
from knowledge.contrast import read_contrast
from knowledge.nearness import nearest
from knowledge.outlets import Spot
from knowledge.reading.needs import read_access, read_need
from knowledge.reading.place_words import (
    is_in_hospital,
    may_be_a_place,
    place_words,
    tells_no_place,
)
from knowledge.reading.places import (
    OutsideTown,
    Place,
    SeveralVillages,
    UnknownVillage,
    read_place,
)
from knowledge.towns import Town

_NEIGHBOUR = 8_000  # metres
_FREE = 60  # characters of a place in the citizen's own words
_A_PHONE = re.compile(
    r"(?:(?:我|他|她|[一-龥]{0,2}(?:大[爷妈娘叔伯]|妈妈?|爸爸?|爷爷?|奶奶?|叔|婶|儿子|女儿|老伴))的?)?"
    r"(?:电话|手机)?(?:号码?)?[是:：]?\+?\d[\d\- ]{5,}\d"
)
_HOUSE = re.compile(r"[街路巷弄道组社队区栋幢院里][上口]?[\d一二三四五六七八九十百]+号")
"""A house's number is no day of the month: 石桥街1号."""
_ASKS_WHERE = re.compile(r"哪|怎么|咋|几路|多少|你们|您们|贵")


_TAKEN_BACK = re.compile(
    r"^.*?(?:不对|(?:说|写|记|填|搞|弄)?错了|哦不是?|(?:改|换)(?:成|到|为|去))"
    r"(?:了|啊|哦|呀|[,，。、 ])*(?:应该)?(?:是|在|住)?(?P<meant>[^,，。 ].+)$"
)
_TOLD_HOME = re.compile(r"^(?:[他她我俺]|老人|家里?|地址)*(?:就|是)*(?:住|地址|家)(?:在|是)?")


def said_place(
    text: str, town: Town
) -> Place | SeveralVillages | UnknownVillage | OutsideTown | None:
    """Read the place that is meant in the end: 双塘村 in “龙泉村，不对是双塘村学校边”."""
    return read_place(set_right(text, town), town)


def set_right(text: str, town: Town) -> str:
    """Give what a place is set right to, where that names a place; else the text as it is."""
    contrast, taken_back = read_contrast(text), _TAKEN_BACK.match(text.strip())
    for meant in (contrast.meant if contrast else "", taken_back["meant"] if taken_back else ""):
        if meant and isinstance(read_place(meant, town), Place):
            return meant
    return text


def named_village(turn: Turn) -> bool:
    """Say whether the message names one of the town's villages."""
    place = read_place(turn.said.text, turn.world.town)
    return isinstance(place, Place) and place.village is not None


def names_only_its_village(turn: Turn, wish: Mapping[str, Any]) -> bool:
    """Say whether the message is no more than the visit's own village, said once more."""
    place = read_place(turn.said.text, turn.world.town)
    if not isinstance(place, Place) or place.village is None:
        return False
    return place.village.name == wish.get("village") and not words_around(
        turn.said.text, place, turn.world.town
    )


def hear_where(turn: Turn, wish: Mapping[str, Any], asked: str, found: dict[str, Any]) -> str:
    """Read village and landmark into `found`, and give what is wrong; “” where nothing is.

    Where they were asked for, the words are kept as they are. Who does not know the address is
    asked for a landmark once; then the visit goes on without it.
    """
    said = turn.said.text
    if turn.said.place is not None:
        _spot(turn, turn.said.place, found)
        return ""
    if asked in {"matter", "which"} and _beside_the_matter(turn, said, found):
        return ""
    if asked in {"need", "phone", "when", "which"} and not re.search(r"[村社组队]", said):
        return ""
    said = set_right(_A_PHONE.sub("，", said).strip("，, "), turn.world.town)
    place = read_place(said, turn.world.town)
    why = "" if isinstance(place, Place) or asked != "where" else _tells_none(said)
    if why:
        return _unknown(wish, found, why)
    return _heard(turn, said, place, wish, asked, found)


def _tells_none(said: str) -> str:
    """Give what to ask of who tells no place; “” where one may be told."""
    if is_in_hospital(said):
        return standing.IN_HOSPITAL
    return texts.SAY_A_LANDMARK if tells_no_place(said) else ""


def _tells_home(said: str) -> bool:
    """Say whether it is told at the end where somebody lives: 住桥头那家; not 家门口有狗."""
    return _TOLD_HOME.match(said) is not None and not (read_access(said) or read_need(said))


def _heard(
    turn: Turn,
    said: str,
    place: Place | SeveralVillages | UnknownVillage | OutsideTown | None,
    wish: Mapping[str, Any],
    asked: str,
    found: dict[str, Any],
) -> str:
    match place:
        case None if asked == "confirm" and _tells_home(said):
            found.update({"place": words} if (words := place_words(said)) else {})
        case Place() if asked != "where" or place.village is not None or not surely_else(turn):
            _placed(turn, said, place, asked, found)
        case None if asked == "where" and len(plain(said)) > 1 and not _asks_or_times(turn):
            named = turn.said.understanding.kind == "none" and may_be_a_place(said)
            where = place_words(said) or (said.strip()[:_FREE] if named else "")
            found.update({"place": where} if where else {})
            return "" if where else texts.NO_PLACE
        case UnknownVillage(name, why) if asked == "where":
            return _not_listed(said, name, why, wish, found)
        case SeveralVillages(why=why) | UnknownVillage(why=why) | OutsideTown(why=why):
            return why if asked in {"where", "confirm"} else ""
        case _:
            pass
    return ""


def _not_listed(
    said: str, name: str, why: str, wish: Mapping[str, Any], found: dict[str, Any]
) -> str:
    """Keep the words of a village that the town has not: an old name may tell where; ask once."""
    words = place_words(said)
    if words and words not in str(wish.get("place") or ""):
        found["place"] = words
    if wish.get("not_listed") != name:
        found["not_listed"] = name
        return why
    found["where_asked"] = True
    return standing.unknown_village(name)


def _unknown(wish: Mapping[str, Any], found: dict[str, Any], why: str) -> str:
    if wish.get("place"):
        found.update(where_asked=True)  # the village is not known: the landmark has to do
        return ""
    if wish.get("no_address"):
        found.update(place=texts.ADDRESS_OPEN, where_asked=True)
        return ""
    found.update(no_address=True)
    return why


def _beside_the_matter(turn: Turn, said: str, found: dict[str, Any]) -> bool:
    """Keep a place that is said where the matter is asked for; a matter named there goes first."""
    if turn.said.chosen or not is_a_place(turn, said):
        return False
    place = read_place(said, turn.world.town)
    if isinstance(place, Place) and place.village is not None:
        found["village"] = place.village.name
        words = words_around(said, place, turn.world.town)
    else:
        words = place_words(said)
    found.update({"place": words} if words else {})
    return bool(words) or "village" in found


def is_a_place(turn: Turn, said: str) -> bool:
    """Say whether a text tells where somebody lives, and names no matter surely."""
    understood = turn.said.understanding
    if understood.kind in {"matter", "intent"} or understood.asks or surely_else(turn):
        return False
    place = read_place(said, turn.world.town)
    if isinstance(place, Place) and len(_details(place)) == len(plain(said)):
        return True  # 学校背后 is no matter of schools
    if understood.kind == "clarify" and understood.candidates[0].score >= _SURE:
        return False
    return named_village(turn) or len(place_words(said)) > 1


_SURE = 0.5
"""From this score on, a matter is named."""


def _placed(turn: Turn, said: str, place: Place, asked: str, found: dict[str, Any]) -> None:
    if place.village is not None:
        found["village"] = place.village.name
    words = words_around(said, place, turn.world.town) if asked == "where" else _details(place)
    if not words and asked and place.village is not None:
        words = words_around(said, place, turn.world.town)
    if words:
        found["place"] = words


def _asks_or_times(turn: Turn) -> bool:
    understood, said = turn.said.understanding, turn.said.text
    sounds_asked = understood.kind == "intent" and not _is_an_answer(turn, said)
    if understood.asks or sounds_asked or said.endswith(("?", "？")) or surely_else(turn):
        return True
    return _HOUSE.search(said) is None and read_wish(turn, said, asked=True) is not None


def _is_an_answer(turn: Turn, said: str) -> bool:
    """Say whether a place is told in words that sound like asking ours: “就在政府旁边”."""
    of_ours = turn.said.understanding.intent == "where" and _ASKS_WHERE.search(said) is None
    return of_ours and len(place_words(said)) > 1


def _spot(turn: Turn, spot: tuple[float, float], found: dict[str, Any]) -> None:
    found.update(lat=spot[0], lon=spot[1])
    near = [each for each in nearest(turn.world.town, Spot(*spot)) if each.metres <= _NEIGHBOUR]
    village = next((each.village for each in near if each.village), None)
    if village is not None:
        found["village"] = village.name


def _details(place: Place) -> str:
    group = f"{place.group}组" if place.group else ""
    return "".join(each for each in (group, place.house, place.landmark) if each)


def words_around(said: str, place: Place, town: Town) -> str:
    """Give the words around the village's name, so that no landmark is lost."""
    words = said.strip()
    if place.village is not None and not place.heard:
        for name in (place.village.name, *place.village.aliases):
            words = words.replace(name, "，")
        if place_words(words) and read_place(place_words(words), town) == place:
            return ""  # 双塘 alone is the village 双塘村
    elif place.heard:
        return _details(place)
    parts = [each for each in re.split(r"[,，。;；\s]+", words) if each]
    words = "，".join(each for each in parts if not read_access(each) or "楼" in each)
    return place_words(words) or _details(place)
