"""Whether a message wants a visit at home, is of one, or of the household. source: BZ-9, CN-12."""

import re
from typing import Any

from dialogs.choosing import plain
from dialogs.flows import household_words, instead_of_counter, standing_visits, ways_named
from dialogs.flows.visit_matter import offered
from dialogs.flows.visit_words import is_of_visits
from dialogs.leaving import leaves_visit
from dialogs.machine import Aside, Start, Turn
from dialogs.texts import visit as texts
from knowledge.matters import Matter
from knowledge.reading.kinsfolk import kin_words
from knowledge.reading.needs import read_need

_TOLD_ANYWAY = frozenset({"visit", "where", "papers", "paper"})
"""What a visit tells by itself; the rest of what is asked is answered first."""
_SURE = 0.6
"""From this score on, a matter is taken to be meant that stands beside the wish; it is shown."""
_WANTS = re.compile(
    r"(?:约|要|请|想|给|帮|派|喊|叫|让|麻烦).{0,12}(?:上门|来家|到家|来屋|到屋|过来)|上门(?:来)?(?:办|弄|给|帮)|^上门$"
    r"|来(?:我|俺|他|她)?(?:家|屋)|上(?:我|俺)家|来(?:一|个)趟|派人|嚟(?:我)?屋企"
)
_LIKELY = 0.3
"""From this score on, a matter is offered that shares words with the wish."""
_NEAR = 6
_HOME = re.compile(
    r"(?:来|到|上|去|嚟)(?:我|俺|咱|他|她|老人)?(?:们)?(?:的)?(?:家里?|屋里|屋头|屋企|屋)"
)
_HOUSE = re.compile(r"[房屋宅]|漏|塌|盖|修建|地基")
_ONLY_THE_WAY = re.compile(
    r"(?:那|就|还是|干脆|要不|不如|帮我|给我|我|想|要|能不能|可不可以|可以|麻烦|请|都)*(?:改|换|转)(?:成|为|到|做|约)?"
    r"(?:你们|工作人员|人)?(?:来)?上门(?:服务|办理|来办|办|来)?(?:吧|了|算了|好了|行不行|可以|吗|嘛|呢|啊)*"
)
"""Another way for the matter at hand: 改 is here no change of what a paper says."""
_ONLY_ASKS = re.compile(
    r"^.{0,20}(?:能不能|可不可以|可以|能|有没有|是不是).{0,3}上门.{0,6}(?:吗|不|么|嘛|呢|啊|办吗|办不)?$"
)


def of_mine(turn: Turn) -> Start | None:
    """Begin with the visits asked for already, or the household, where the text is of those."""
    text = turn.said.text
    if standing := standing_visits.begins(turn):
        return standing
    if household_words.is_wish(text):
        return Start("household", {"said": text})
    stands = turn.world.desk.visits.open()
    if stands and is_of_visits(text) and not ways_named.is_a_new_visit(turn):
        return Start("my_visits", {"said": text})
    return None


def not_wanted(turn: Turn) -> Aside | None:
    """Say, to who wants no visit, that none was asked for."""
    text = turn.said.text
    if "上门" not in text or not leaves_visit(text) or turn.world.desk.visits.open():
        return None
    return Aside((texts.LEFT,))


def _is_told(turn: Turn) -> bool:
    return "number" in turn.learned


def begins(turn: Turn, given: dict[str, Any]) -> Start | None:
    """Begin a visit where one is wished, not only asked about; `given` holds what routing knows.

    Beside a matter, “能上门吗” alone is a question about it, answered from its record.
    """
    text, understood = turn.said.text, turn.said.understanding
    books = understood.intent == "book" and "上门" in text and _WANTS.search(text) is not None
    wished = books or understood.intent == "home_visit"
    if not wished or ("wish" in turn.learned and not _is_told(turn)):
        return None  # in the middle of one
    told_need = read_need(text) is not None
    only_asks = _ONLY_ASKS.search("".join(text.split())) or not _WANTS.search(text)
    if understood.kind == "matter" and not told_need and only_asks:
        return None
    asks = [each for each in understood.asks if each not in _TOLD_ANYWAY]
    near = [each.code for each in understood.near if offered(turn, each.code)][:_NEAR]
    known = {"said": text, "asks": asks, "near": near, **about(turn, given)}
    return instead_of_counter.begins(turn, known)


def about(turn: Turn, given: dict[str, Any]) -> dict[str, Any]:
    """Give the matter that is meant, or those that may be."""
    understood = turn.said.understanding
    codes = [c for c in understood.codes if offered(turn, c) and not _only_the_way(turn, c)]
    if codes and understood.kind == "matter":
        return {"matter": codes[0]}
    if codes and understood.near and understood.near[0].score >= _SURE:
        return _nearly(turn)
    if codes:
        return {"candidates": codes[:4]}
    only_way = _ONLY_THE_WAY.fullmatch(plain(turn.said.text)) is not None
    at_hand = given.get("matter") or turn.learned.get("matter")
    if at_hand is None and turn.memory.notice:
        at_hand = turn.memory.matter
    nearly = {} if only_way else _nearly(turn)
    return nearly or ({"matter": at_hand} if at_hand else {})


def _nearly(turn: Turn) -> dict[str, Any]:
    """Give the matter beside the wish: “社保认证能不能上门来弄” is above all a wish for a visit."""
    near = [
        each
        for each in turn.said.understanding.near
        if offered(turn, each.code) and not _only_the_way(turn, each.code)
    ]
    if near and near[0].score >= _SURE:
        return {"matter": near[0].code}
    matters = [turn.world.catalog.matter(each.code) for each in near]
    said = plain(turn.said.text)
    named = [m.code for m in matters if m and any(len(n) > 1 and n in said for n in _names(m))]
    if len(named) == 1:
        return {"matter": named[0]}
    if not named and near and near[0].score >= _LIKELY and _shares(turn, near[0].code):
        return {"candidates": [near[0].code]}
    return {"candidates": named[:3]} if named else {}


def _shares(turn: Turn, code: str) -> bool:
    """Say whether two characters together of what is wished stand in the matter's names too."""
    matter, said = turn.world.catalog.matter(code), _what_for(turn)
    words = [said[at : at + 2] for at in range(len(said) - 1)]
    return matter is not None and any(
        word in name
        for word in words
        if "，" not in word
        for name in (*_names(matter), matter.called)
    )


def _what_for(turn: Turn) -> str:
    """Give the words of a wish without for whom and why: 老人瘫在床上 names none."""
    said = _HOME.sub("，", plain(turn.said.text))
    need = read_need(said)
    for words in need.words.split("、") if need else ():
        said = said.replace(words, "，")
    return re.sub(kin_words(), "，", said)


def _only_the_way(turn: Turn, code: str) -> bool:
    """Say whether a matter of houses is near only for the home they are to come to: 来屋里."""
    matter = turn.world.catalog.matter(code)
    of_a_house = matter is not None and _HOUSE.search(matter.name + matter.called) is not None
    said = plain(turn.said.text)
    comes = _HOME.search(said) is not None
    return of_a_house and comes and not _HOUSE.search(_HOME.sub("", said))


def _names(matter: Matter) -> tuple[str, ...]:
    return (matter.name, matter.name.partition("（")[0], *matter.aliases)
