"""After the list, and only where the catalog allows it: which papers need not be brought.

told ─► sparing ─► told. source: XL-6
"""

import re

from dialogs.choosing import plain
from dialogs.machine import Again, Aside, Choice, Go, Outcome, Question, Turn
from dialogs.texts import say
from dialogs.texts.elder_notice import shorter_for
from knowledge.circumstances import Answers
from knowledge.notices import Notice, compose, materials_for
from knowledge.sparing import Sparable, read_keys, sparable, spare

NONE = "none"
_MOST = 8
"""So many are asked about in chat, one screen of choices; the page offers all."""

SPARE = Choice("spare", "有电子证照，少带几样", ("电子证照", "少带几样", "少带", "能承诺", "承诺"))
_HAS_ONE = re.compile(
    r"(?:有|用|带|是).{0,4}电子(?:证照?|版|的?.{0,6}[证照卡本簿])|(?:我)?(?:能|愿意|可以)?(?:签)?承诺(?:书)?$"
)
_ASKS = re.compile(r"[?？吗么]|[行可能]不|什么|咋|怎|哪")
_OF_A_PAPER = re.compile(r"电子(?:证照?|版)?的?(?P<paper>[一-龥]{2,6})")


def offers(turn: Turn) -> bool:
    """Say whether anything of the told list may still be spared."""
    return bool(sparable(whole(turn)))


def whole(turn: Turn) -> Notice:
    """Compose the notice that was told, without anything spared."""
    world = turn.world
    answers: Answers = {name: tuple(said) for name, said in turn.learned["answers"].items()}
    return compose(world.catalog, turn.matter, world.town, world.calendar, answers, world.now)


def is_wish(turn: Turn) -> bool:
    """Say whether the text tells of an electronic certificate or a promise, and asks nothing."""
    text = turn.said.text
    return _HAS_ONE.search(plain(text)) is not None and not _ASKS.search(text)


def later(turn: Turn) -> Aside | None:
    """Hear “我有电子身份证” before the list: promise what the catalog allows, and no more."""
    if not is_wish(turn):
        return None
    allowed = any(each.ways for each in materials_for(turn.matter, {}))
    return Aside((say.SPARE_LATER if allowed else say.NONE_SPARED,))


def wish(turn: Turn) -> Outcome | None:
    """Hear “我有电子身份证” after the list: off with it where one is named, else ask which."""
    if not is_wish(turn):
        return None
    text = plain(turn.said.text)
    allowed = sparable(whole(turn))
    if not allowed:
        return Again((say.NONE_SPARED,))
    named = _named(text, allowed)
    if len(named) != 1:  # whose, if several people's: ask
        return Go("sparing")
    before = read_keys(tuple(turn.learned.get("spared", ())))
    kept = (each for each in allowed if before.get(each.place) == each.how)
    return take(turn, tuple({each.place: each for each in (*kept, *named)}.values()))


def _named(text: str, allowed: tuple[Sparable, ...]) -> tuple[Sparable, ...]:
    found = _OF_A_PAPER.search(text)
    if found is None:
        return ()
    paper = found["paper"]
    return tuple(e for e in allowed if paper in e.material.name and e.how == "电子证照")


def ask(turn: Turn) -> Question:
    """Ask the one question: which of them."""
    allowed = sparable(whole(turn))
    choices = [Choice(each.key, each.label) for each in allowed[:_MOST]]
    more = f"\n{say.SPARE_ON_PAGE}" if len(allowed) > _MOST else ""
    choices.append(Choice(NONE, "都没有，清单照旧", ("都没有", "没有", "算了", "照旧", "不用")))
    return Question(f"{say.WHICH_SPARED}\n{say.SEVERAL_HINT}{more}", tuple(choices), several=True)


def hear(turn: Turn) -> Outcome:
    """Take off what was chosen."""
    chosen = turn.said.chosen
    if not chosen:
        return Again()
    if NONE in chosen:
        return Go("told", say=(say.KEPT_ALL,)) if len(chosen) == 1 else Again((say.NONE_OR_SOME,))
    keys = read_keys(chosen)
    taken = (each for each in sparable(whole(turn)) if keys.get(each.place) == each.how)
    return take(turn, tuple(taken))


def take(turn: Turn, taken: tuple[Sparable, ...]) -> Outcome:
    """Record the shorter notice and tell what has changed."""
    desk = turn.world.desk
    answers: Answers = {name: tuple(said) for name, said in turn.learned["answers"].items()}
    notice = spare(whole(turn), {each.place: each.how for each in taken})
    told = desk.tell(notice, answers)
    turn.memory.notice = told.number
    url = f"{told.url}?big=1" if turn.memory.elder else told.url
    return Go(
        "told",
        {"notice": told.number, "spared": [each.key for each in taken]},
        shorter_for(notice, told.number, url, desk.sample_url, elder=turn.memory.elder),
    )
