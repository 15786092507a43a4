"""What is known of a wished visit, filled from whatever is said at whichever step."""

import re
from collections.abc import Mapping
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import visit_remarks, visit_same
from dialogs.flows.coming import only_a_time
from dialogs.flows.time_meant import only_told, surely_else
from dialogs.flows.visit_matter import hear_matter, says_what_for
from dialogs.flows.visit_phone import hear_phones, without_owner
from dialogs.flows.visit_when import MOST, Wished, put_off, read_wish
from dialogs.flows.visit_where import hear_where, named_village
from dialogs.flows.visit_words import without_need
from dialogs.household_ports import Person
from dialogs.machine import Turn
from dialogs.texts import standing_visits as standing
from dialogs.texts import visit as texts
from dialogs.texts import visit_beside as beside_texts
from knowledge.calendar import local
from knowledge.contrast import read_contrast
from knowledge.half_days import HalfDay
from knowledge.reading.kinsfolk import SELF, Whom, read_whom
from knowledge.reading.names import Name, read_name
from knowledge.reading.needs import read_access, read_need

Wish = dict[str, Any]
"""Plain values, stored with the talk: relation who person need need_sure marks matter candidates
unclear village place lat lon phone other_phone no_phone halves whenever notes replies no_place
no_address no_number where_asked phone_of other_of not_listed then."""

_I_AM = re.compile(r"我(?:叫|是|姓)")
_TOO = re.compile(
    r"也(?:都)?(?:行|可以|得|中|要得|成|好|方便|有空|在家|没问题|ok)|(?:再)?加(?:上|个|一个)?.{0,6}(?:[上下]午|[周号天])|还有"
)
_FREE = 60  # characters of a place in the citizen's own words


def absorb(turn: Turn, wish: Mapping[str, Any], said: str, asked: str) -> tuple[Wish, str]:
    """Give the wish with what this text tells of it, and what is wrong with it (or "").

    `asked` is the step that the text answers; "" for the first message.
    """
    found: Wish = {}
    remark = asked == "confirm" and visit_remarks.is_remark(turn, said, wish)
    if asked and not remark and (same := _as_before(turn, asked, found)) is not None:
        return {**wish, **found}, same
    if not remark:  # “我老公叫王强，他开门”
        _whom(visit_remarks.without_the_dead(said), wish, asked, found)
    if not remark and not (asked == "confirm" and says_what_for(turn)):
        _need(said, "" if asked == "need" and named_village(turn) else asked, found)
    hear_matter(turn, wish, asked, found)
    denies = asked == "where" and _instead(said, wish) is not None
    nowhere = denies or (remark and not visit_remarks.tells_where(said))
    wrong = "" if nowhere else hear_where(turn, wish, asked, found)
    wrong = wrong or hear_phones(turn, {**wish, **found}, asked, found)
    if not remark:  # “我女儿周五会在家” chooses no day
        wrong = _when(turn, wish, said, asked, found) or wrong
    if remark or (
        asked == "confirm" and not (found or wrong) and visit_remarks.tells_of_them(turn, wish)
    ):
        found["notes"] = with_note(wish, said)
        wrong = wrong or beside_texts.remark_noted(said.strip()[:_FREE])
    notes = (
        None if asked == "need" or remark else without_need(read_access(said), found.get("need"))
    )
    if notes and notes not in str(wish.get("notes", "")):
        found["notes"] = "；".join(each for each in (wish.get("notes"), notes) if each)[:300]
    changed = {name: value for name, value in found.items() if wish.get(name) != value}
    return {**wish, **changed}, wrong


def with_note(wish: Mapping[str, Any], said: str) -> str:
    """Give the notes for the team with these words added once."""
    notes, words = str(wish.get("notes") or ""), said.strip()[:_FREE]
    return notes if words in notes else "；".join(each for each in (notes, words) if each)[:300]


def _as_before(turn: Turn, asked: str, found: Wish) -> str | None:
    """Take what is said to be as in another visit, or put off; None where nothing is."""
    heard = visit_same.hear_place(turn, asked, found)
    if heard is None:
        heard = visit_same.hear_phone(turn, asked, found)
    if heard is None:
        heard = visit_same.hear_time(turn, asked, found)
    put_off_now = heard is None and asked == "when" and put_off(turn.said.text)
    return standing.WHEN_ABOUT if put_off_now else heard


def _whom(said: str, wish: Mapping[str, Any], asked: str, found: Wish) -> None:
    denies = _instead(said, wish) is not None
    if asked in {"", "who", "confirm"} or not wish.get("relation") or denies:
        bare = without_owner(said, whole=bool(wish.get("relation")))
        told = visit_remarks.meant_for(bare) if asked == "confirm" else read_whom(bare)
        whom = _instead(said, wish) or told
        bare_no = whom is None or (whom.relation == "老人" and wish.get("relation"))
        if whom is not None and not bare_no:
            found["relation"] = whom.relation
            if whom.name or wish.get("relation") not in {None, whom.relation}:
                found["who"] = whom.name
    name = read_name(said) if asked in {"", "who", "phone", "confirm"} else None
    if isinstance(name, Name) and name.certain:
        relation = found.get("relation") or wish.get("relation")
        if (relation == SELF) == bool(_I_AM.search(said)):
            found["who"] = name.full


def _instead(said: str, wish: Mapping[str, Any]) -> Whom | None:
    """Give who is meant in the place of the one who was taken down: “不是王婆婆，是刘婆婆”."""
    contrast = read_contrast(said)
    denied = read_whom(contrast.denied) if contrast and contrast.denied else None
    if contrast is None or denied is None:
        return None
    if (denied.name or denied.relation) not in {wish.get("who"), wish.get("relation")}:
        return None
    return read_whom(contrast.meant)


def _need(said: str, asked: str, found: Wish) -> None:
    contrast = read_contrast(said) if asked == "confirm" else None
    told = contrast.meant if contrast else said
    need = read_need(told) if asked in {"", "who", "need", "confirm"} else None
    if need is not None:
        found.update(need=need.words, need_sure=need.sure, marks=list(need.marks))
    elif asked == "need" and len(plain(said)) > 1:
        found.update(need=said.strip()[:_FREE], need_sure=False)


def _when(turn: Turn, wish: Mapping[str, Any], said: str, asked: str, found: Wish) -> str:
    alone = bool(asked) and only_a_time(said, local(turn.world.now))
    wished = read_wish(turn, said, asked=alone or asked in {"when", "confirm"})
    if wished is None:
        return ""
    if asked and only_told(turn, said):
        return texts.TIME_ALONE if asked == "when" and not surely_else(turn) else ""
    if _TOO.search(plain(said)) and wish.get("halves"):
        found["halves"] = _both(wish, wished)
        return wished.why
    if wished.half and wish.get("halves"):
        days = dict.fromkeys(each.on for each in halves_of(wish))
        found["halves"] = [HalfDay(on, wished.half).stored for on in days]
        return ""
    if wished.halves or wished.whenever:
        found.update(halves=[each.stored for each in wished.halves], whenever=wished.whenever)
        return wished.why if asked else ""
    return wished.why


def _both(wish: Mapping[str, Any], wished: Wished) -> list[list[str]]:
    """Give what was wished with what suits as well: “周五上午也行”."""
    before = halves_of(wish)
    more = wished.halves
    if wished.half:
        more = tuple(HalfDay(each.on, wished.half) for each in before)
    return [each.stored for each in dict.fromkeys((*before, *more))][:MOST]


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
