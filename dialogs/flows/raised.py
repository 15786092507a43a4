"""“什么时候答复”: how a suggestion, complaint or promised answer stands. source: TL-7, BY-18."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.suggest_ports import Raised
from dialogs.texts import raised as texts

_ANSWER = r"(?:答复|回复|回话|回信|回音|答覆|回覆)"
_WHEN = (
    r"(?:什么时候|啥时候|啥子时候|么事时候|几时|几耐|何时|哪天|哪一天|多久|好久|多长时间|几天"
    r"|多少天)"
)
_THING = r"(?:意见|建议|投诉|反映的?(?:事|情况|问题)?|办不成的?事?)"
_ASKED = re.compile(
    rf"{_WHEN}(?:才|能|可以|会|得|要)*(?:给|跟)?(?:我|俺)?(?:一?个)?{_ANSWER}"
    rf"|{_ANSWER}(?:我|俺)?(?:了|过)?(?:没有|没得|没|吗|不|冇)|(?:怎么|咋|为啥)(?:还)?(?:不|没){_ANSWER}"
    rf"|(?:还没|没有?|没得|冇){_ANSWER}"
    rf"|{_THING}.{{0,4}}(?:怎么样|咋样|咋个样|处理|解决|结果|到哪|哪一步|查得|查清|进展|下文|有没有|好了没)"
)
_OF_IT = re.compile(
    rf"{_WHEN}(?:才|能|可以|会|得|要)*(?:有|给我?|出|得)?(?:一?个)?(?:结果|说法|处理|消息|信儿?)"
)
_LONGEST = 20  # characters: who writes more tells a new story


def answer(turn: Turn) -> Aside | None:
    """Tell how it stands; None where it is not asked, or is of how long a matter takes."""
    if not asks_for_it(turn.said.text, of_a_matter=turn.learned.get("matter") is not None):
        return None
    found = turn.world.desk.suggestions.raised()
    if not found and (turn.learned.get("matter") or not _ASKED.search(plain(turn.said.text))):
        return None
    turn.world.desk.answered(turn.said.text)
    told = texts.told(found, turn.world.town.phone) if found else texts.NOTHING
    return Aside((told,))


def asks_for_it(text: str, *, of_a_matter: bool = False) -> bool:
    """Say whether somebody asks when the answer comes, and not how long a matter takes."""
    said = plain(text)
    if len(said) > _LONGEST:
        return False
    return bool(_ASKED.search(said) or (not of_a_matter and _OF_IT.fullmatch(said)))


def told_before(turn: Turn, kind: str) -> Aside | None:
    """Answer shortly what belongs to something that is open already; more words are added to it."""
    there = same_before(turn, kind)
    if there is not None:
        turn.world.desk.answered(turn.said.text)
        return Aside((texts.before(there),))
    found = (each for each in turn.world.desk.suggestions.raised() if each.kind == kind)
    still = next((each for each in found if each.answered_on is None), None)
    if still is None:
        return None
    turn.world.desk.call_clerk(kind, turn.said.text, None)
    return Aside((texts.added(still),))


def same_before(turn: Turn, kind: str) -> Raised | None:
    """Give what was raised in just these words and is not answered yet; None where it is new."""
    said = turn.said.text.strip()
    return next(
        (
            each
            for each in turn.world.desk.suggestions.raised()
            if each.kind == kind and each.answered_on is None and said in each.words.split("\n")
        ),
        None,
    )
