"""What is known of a wished visit, filled from whatever is said at whichever step."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.flows.visit_when import read_wish
from dialogs.flows.visit_words import is_self, without_need
from dialogs.household_ports import Person
from dialogs.machine import Turn
from dialogs.texts import visit as texts
from knowledge.half_days import HalfDay
from knowledge.nearness import nearest
from knowledge.outlets import Spot
from knowledge.reading.kinsfolk import SELF, read_whom
from knowledge.reading.names import Name, read_name
from knowledge.reading.needs import read_access, read_need
from knowledge.reading.phones import NotAPhone
from knowledge.reading.place_words import may_be_a_place, place_words
from knowledge.reading.places import (
    OutsideTown,
    Place,
    SeveralVillages,
    UnknownVillage,
    read_place,
)
from knowledge.reading.two_phones import Phones, read_phones

Wish = dict[str, Any]
"""Plain values, stored with the talk: relation who person need need_sure marks matter candidates
unclear village place lat lon phone other_phone no_phone halves whenever notes replies no_place."""

_NEIGHBOUR = 8_000  # metres
_UNSURE = re.compile(
    r"不清楚|不晓得|不知道|说不清|搞不清|不懂|唔知|晓不得|不好说|讲不清|很多事|好几件|来了再说|见面说"
)
_I_AM = re.compile(r"我(?:叫|是|姓)")
_NO_PHONE = re.compile(
    r"没(?:有|得)?(?:电话|手机)|冇电话|莫得电话|不方便(?:留|说)|不想(?:留|说)|^\s*(?:没|冇|莫)(?:有|得)?[。.!！]?\s*$"
)
_A_PHONE = re.compile(
    r"(?:(?:我|他|她|[一-龥]{0,2}(?:大[爷妈娘叔伯]|妈妈?|爸爸?|爷爷?|奶奶?|叔|婶|儿子|女儿|老伴))的?)?"
    r"(?:电话|手机)?(?:号码?)?[是:：]?\+?\d[\d\- ]{5,}\d"
)
_FREE = 60  # characters of a place in the citizen's own words


def absorb(turn: Turn, wish: Mapping[str, Any], said: str, asked: str) -> tuple[Wish, str]:
    """Give the wish with what this text tells of it, and what is wrong with it (or "").

    `asked` is the step that the text answers; "" for the first message.
    """
    found: Wish = {}
    _whom(said, wish, asked, found)
    _need(said, "" if asked == "need" and _named_village(turn) else asked, found)
    _matter(turn, wish, asked, found)
    wrong = _where(turn, said, asked, found) or _phones(turn, said, {**wish, **found}, asked, found)
    wrong = _when(turn, wish, said, asked, found) or wrong
    notes = None if asked == "need" else without_need(read_access(said), found.get("need"))
    if notes and notes not in str(wish.get("notes", "")):
        found["notes"] = "；".join(each for each in (wish.get("notes"), notes) if each)[:300]
    changed = {name: value for name, value in found.items() if wish.get(name) != value}
    return {**wish, **changed}, wrong


def _whom(said: str, wish: Mapping[str, Any], asked: str, found: Wish) -> None:
    if asked in {"", "who", "confirm"} or not wish.get("relation"):
        whom = read_whom(said)
        bare_no = whom is None or (whom.relation == "老人" and wish.get("relation"))
        if whom is not None and not bare_no:
            found["relation"] = whom.relation
            if whom.name:
                found["who"] = whom.name
    name = read_name(said) if asked in {"", "who", "phone", "confirm"} else None
    if isinstance(name, Name) and name.certain:
        relation = found.get("relation") or wish.get("relation")
        if (relation == SELF) == bool(_I_AM.search(said)):
            found["who"] = name.full


def _need(said: str, asked: str, found: Wish) -> None:
    need = read_need(said) if asked in {"", "who", "need", "confirm"} else None
    if need is not None:
        found.update(need=need.words, need_sure=need.sure, marks=list(need.marks))
    elif asked == "need" and len(plain(said)) > 1:
        found.update(need=said.strip()[:_FREE], need_sure=False)


def _matter(turn: Turn, wish: Mapping[str, Any], asked: str, found: Wish) -> None:
    understood = turn.said.understanding
    told = asked == "who" and understood.kind == "matter" and not wish.get("matter")
    if asked not in {"matter", "which", "confirm"} and not told:
        return
    if asked == "matter" and understood.kind != "matter" and _told_need(turn, wish, found):
        return
    if asked == "confirm" and understood.asks:
        return  # a question in between (“低保要带什么”), and no other matter for the visit
    if understood.kind != "matter" and (_named_village(turn) or is_self(turn.said.text)):
        return
    codes = [code for code in understood.codes if offered(turn, code)]
    if understood.kind == "matter" and codes:
        found.update(matter=codes[0], unclear=False, candidates=[])
    elif asked != "confirm" and understood.kind in {"clarify", "chain"} and not wish.get("matter"):
        found.update({"candidates": codes[:4]} if codes else {})
    elif asked in {"matter", "which"} and _UNSURE.search(said := turn.said.text):
        found.update(unclear=True, candidates=[], asked_for=said[:_FREE])


def _told_need(turn: Turn, wish: Mapping[str, Any], found: Wish) -> bool:
    """Take “瘫痪” for the need that was not said yet, and not for a matter."""
    need = None if wish.get("need") else read_need(turn.said.text)
    if need is None:
        return False
    found.update(need=need.words, need_sure=need.sure, marks=list(need.marks))
    return True


def _named_village(turn: Turn) -> bool:
    place = read_place(turn.said.text, turn.world.town)
    return isinstance(place, Place) and place.village is not None


def offered(turn: Turn, code: str) -> bool:
    """Say whether the catalog has this matter and the town takes it."""
    matter = turn.world.catalog.matter(code)
    return matter is not None and turn.world.town.takes(matter)


def _where(turn: Turn, said: str, asked: str, found: Wish) -> str:
    """Read village and landmark; where they were asked for, keep the words as they are."""
    if turn.said.place is not None:
        _spot(turn, turn.said.place, found)
        return ""
    if asked in {"need", "phone", "when", "which"} and not re.search(r"[村社组队]", said):
        return ""
    said = _A_PHONE.sub("，", said).strip("，, ")
    place = read_place(said, turn.world.town)
    match place:
        case Place():
            _placed(said, place, asked, found)
        case None if asked == "where" and len(plain(said)) > 1 and not _asks_or_times(turn):
            named = turn.said.understanding.kind == "none" and may_be_a_place(said)
            where = place_words(said) or (said.strip()[:_FREE] if named else "")
            found.update({"place": where} if where else {})
            return "" if where else texts.NO_PLACE
        case None:
            pass
        case SeveralVillages(why=why) | UnknownVillage(why=why) | OutsideTown(why=why):
            return why if asked in {"where", "confirm"} else ""
    return ""


def _placed(said: str, place: Place, asked: str, found: Wish) -> None:
    if place.village is not None:
        found["village"] = place.village.name
    words = _free(said, place) if asked == "where" else _details(place)
    if words:
        found["place"] = words


def _asks_or_times(turn: Turn) -> bool:
    understood, said = turn.said.understanding, turn.said.text
    asks = bool(understood.asks) or understood.kind == "intent" or said.endswith(("?", "？"))
    return asks or read_wish(turn, said, asked=True) is not None


def _spot(turn: Turn, spot: tuple[float, float], found: Wish) -> None:
    found.update(lat=spot[0], lon=spot[1])
    near = [each for each in nearest(turn.world.town, Spot(*spot)) if each.metres <= _NEIGHBOUR]
    village = next((each.village for each in near if each.village), None)
    if village is not None:
        found["village"] = village.name


def _details(place: Place) -> str:
    group = f"{place.group}组" if place.group else ""
    return "".join(each for each in (group, place.house, place.landmark) if each)


def _free(said: str, place: Place) -> str:
    """Give the words around the village's name, so that no landmark is lost."""
    words = said.strip()
    if place.village is not None and not place.heard:
        for name in (place.village.name, *place.village.aliases):
            words = words.replace(name, "，")
    elif place.heard:
        return _details(place)
    parts = [each for each in re.split(r"[,，。;；\s]+", words) if each]
    words = "，".join(each for each in parts if not read_access(each) or "楼" in each)
    return place_words(words) or _details(place)


def _phones(turn: Turn, said: str, wish: Mapping[str, Any], asked: str, found: Wish) -> str:
    area = turn.world.town.phone.partition("-")[0] if "-" in turn.world.town.phone else ""
    read = read_phones(said, area=area, asked=asked == "phone")
    match read:
        case Phones(mine, theirs):
            if wish.get("relation") == SELF:
                mine, theirs = mine or theirs, None
            if mine:
                found["phone"] = mine.formatted
            if theirs:
                found["other_phone"] = theirs.formatted
            return ""
        case NotAPhone(why):
            return why if asked in {"phone", "confirm"} else ""
        case None:
            if asked == "phone" and _NO_PHONE.search(said):
                found["no_phone"] = True
            return ""


def _when(turn: Turn, wish: Mapping[str, Any], said: str, asked: str, found: Wish) -> str:
    wished = read_wish(turn, said, asked=asked in {"when", "confirm"})
    if wished is None:
        return ""
    if wished.half and wish.get("halves"):
        days = dict.fromkeys(each.on for each in halves_of(wish))
        found["halves"] = [HalfDay(on, wished.half).stored for on in days]
        return ""
    if wished.halves or wished.whenever:
        found.update(halves=[each.stored for each in wished.halves], whenever=wished.whenever)
        return ""
    return wished.why


def halves_of(wish: Mapping[str, Any]) -> tuple[HalfDay, ...]:
    """Give the half-days that are wished so far."""
    return tuple(HalfDay.read(each) for each in wish.get("halves", ()))


def with_profile(wish: Wish, person: Person | None, own: Person | None) -> Wish:
    """Fill what is not said from the household: where, both phones, why. source: BZ-9."""
    if own is not None:
        wish = _kept(wish, phone=own.phone)
    if person is None or wish.get("person") == person.id:
        return wish
    phone = "phone" if person.relation == SELF else "other_phone"
    wish = _kept(wish, who=person.name, **{phone: person.phone})
    if not wish.get("village") and not wish.get("place"):
        wish = _kept(wish, village=person.village, place=person.place)
    if person.marks and not wish.get("need"):
        wish = {**wish, "need": texts.of_profile(person.marks), "need_sure": True}
    return {**wish, "person": person.id, "marks": list(person.marks)}


def _kept(wish: Wish, **known: str | None) -> Wish:
    new = {name: value for name, value in known.items() if value and not wish.get(name)}
    return {**wish, **new}
