"""Questions in between, answered from the record without leaving the step.

Several in one message are all answered: “要几张照片，多久办好，周六上班吗”. source: BZ-2, XL-3
"""

import re
from collections.abc import Iterator

from dialogs.choosing import plain
from dialogs.flows import (
    agent_fee,
    asked_along,
    elements,
    getting_here,
    hall,
    named_village,
    not_covered,
    not_ours,
    of_the_record,
    own_asked,
    paper_answers,
    paper_doubts,
    published,
    raised,
    rushed,
    sparing,
    visit_wish,
    where,
    who_writes,
)
from dialogs.flows.hours import HOURS_INTENTS, hours_text, is_about_hours
from dialogs.flows.why import asks_why
from dialogs.machine import Aside, Turn
from dialogs.texts import say
from knowledge.matters import Matter
from knowledge.reading.names import Name, read_name
from knowledge.reading.phones import Phone, read_phone

PLAINLY_ANOTHER = 0.3
"""From this score on, words in the middle of a step mean another matter, which is asked back."""
_NO_MORE_THAN_THAT = 18  # characters
_HOW = re.compile(
    r"(?:那|我|该|要|这个?|到底)*(?:怎么|咋个?|啷个|点样|如何)"
    r"(?:办|弄|整|搞|做)(?:理|好|才好)?"
)
_WHO = (
    r"(?:您|你|们|晒|姑娘|妹子|妹妹|小妹|小伙子?|同志|老师|师傅"
    r"|大姐|大哥|阿姨|领导|闺女|孩子|娃|大家)*"
)
_THANKS = re.compile(
    rf"(?:(?:好|好的|要得|中|行|嗯+|哦+|那|那就|真是|真的|太|多|也){_WHO}[啊呀哈嘞吧,，]?)*"
    rf"(?:(?:谢谢|多谢|感谢|谢|唔该|劳驾|费心|麻烦|辛苦|再见|再会|好的好|回见|回头见|拜拜|晓得|知道|明白|好的|好嘞|好那就这样|🙏|\[(?:抱拳|合十|玫瑰|再见)\])"
    rf"{_WHO}(?:啊|哈|呀|哦|啦|喽|嘞|咯|了|那就这样|就这样|,|，)*{_WHO})+"
)


_YES = re.compile(
    r"好|行|可以|要得|对|是|[嗯哦噢喔]+|中|收到|ok|(?:我)?(?:同意|愿意|确定|确认|答应)|没问题|没错|对头|就这样"
    r"|(?:好滴|好哒|好勒|好咧|妥|妥妥|妥当|成|(?:👌|👍|✅|🆗|\[(?:ok|强|好的?|点头)\])+)"
)


def answer(turn: Turn) -> Aside | None:
    """Answer a question in between, or give None where the text is no such question."""
    if is_thanks(turn):
        return Aside((say.THANKS,))
    if of_the_list := paper_doubts.answer(turn) or not_covered.answer(turn) or rushed.answer(turn):
        return of_the_list
    if way := asked_along.answer(turn) or getting_here.answer(turn):
        return way
    if stands := raised.answer(turn) or own_asked.answer(turn):
        return stands
    if named_village.begins(turn) is not None or visit_wish.of_mine(turn) is not None:
        return None  # a dialog of its own
    of_us = agent_fee.answer(turn) or hall.answer(turn) or who_writes.answer(turn)
    public = of_us or where.answer(turn) or published.answer(turn)
    if public is not None:
        return public
    told = tuple(_told(turn))
    if told:
        return Aside(told)
    of_record = of_the_record.answer(turn)
    return _of_the_questions(turn) or not_ours.answer(turn) or of_record or _noted(turn)


def at_rest(turn: Turn) -> Aside | None:
    """Answer where nothing is asked; “嗯” below a list says that it was read."""
    return Aside((say.AS_YOU_LIKE,)) if is_yes_alone(turn) else answer(turn)


def _of_the_questions(turn: Turn) -> Aside | None:
    """Answer why we ask, and what an electronic certificate is good for, where no list is told."""
    if asks_why(turn.said.text):
        return Aside((say.WHY_WE_ASK,))
    if len(plain(turn.said.text)) > _NO_MORE_THAN_THAT or not sparing.is_wish(turn):
        return None
    return Aside((say.SPARE_IN_A_CHAIN if turn.learned.get("chain") else say.SPARE_OF_WHAT,))


def how_to_go_on(turn: Turn) -> Aside | None:
    """Answer “咋办”, said of nothing else, with the steps of the matter at hand."""
    matter = at_hand(turn)
    if matter is None or not _HOW.fullmatch(plain(turn.said.text)):
        return None
    return Aside((elements.tell(turn, matter, ("steps",)),))


def _noted(turn: Turn) -> Aside | None:
    """Take note of a name or a phone number that nobody asked for: it stays in the transcript."""
    text = plain(turn.said.text)
    if len(text) > _NO_MORE_THAN_THAT:
        return None
    name = read_name(text)
    named = isinstance(name, Name) and name.certain
    if named or isinstance(read_phone(text), Phone):
        return Aside((say.NOTED,))
    return None


def _told(turn: Turn) -> Iterator[str]:
    matter = at_hand(turn)
    if matter is not None and is_about(turn, matter):
        yield elements.tell(turn, matter, turn.said.understanding.asks)
    if is_about_hours(turn) and not _names_another(turn, matter):
        yield hours_text(turn)


def _names_another(turn: Turn, matter: Matter | None) -> bool:
    """Say whether a matter or chain is named that is not at hand: it is begun with the hours."""
    understanding = turn.said.understanding
    match understanding.kind:
        case "chain":
            return understanding.chain != turn.learned.get("chain")
        case "matter":
            return understanding.codes[0] != (matter and matter.code)
        case "clarify":
            plainly = understanding.candidates[0].score >= PLAINLY_ANOTHER
            return plainly and (matter is None or matter.code not in understanding.codes)
        case _:
            return False


def is_thanks(turn: Turn) -> bool:
    """Say whether the text only thanks or takes leave: answered everywhere, never a miss."""
    said = plain(turn.said.text) or turn.said.text.strip()
    return len(said) <= _NO_MORE_THAN_THAT * 2 and _THANKS.fullmatch(said) is not None


def is_yes_alone(turn: Turn) -> bool:
    """Say whether the text only says yes where nothing was asked."""
    return is_yes(turn.said.text)


def is_yes(text: str) -> bool:
    """Say whether a text is no more than a yes: “同意” names no matter, whatever asks."""
    return _YES.fullmatch(plain(text) or text.strip()) is not None


def at_hand(turn: Turn) -> Matter | None:
    """Give the matter that is talked of, or was last, or None."""
    code = turn.learned.get("matter") or turn.memory.matter
    return turn.world.catalog.matter(code) if code else None


def names_a_paper_only(turn: Turn) -> bool:
    """Say whether all that a message names is a paper, which its matter is not called after.

    “委托书在哪里领” resembles a matter with 委托 in it; 身份证 is a paper and a matter.
    """
    understanding = turn.said.understanding
    if understanding.subject or understanding.kind != "matter":
        return not understanding.subject
    meant = turn.world.catalog.matter(understanding.codes[0])
    if meant is None:
        return False
    names = (meant.name, *meant.aliases)
    return not any(word in name for name in names for word in understanding.papers)


def is_about(turn: Turn, matter: Matter) -> bool:
    """Say whether the message asks something of this matter and names no other."""
    understanding = turn.said.understanding
    if not understanding.asks:
        return False
    papers = paper_answers.OF_ONE_PAPER & set(understanding.asks)
    if papers and not understanding.subject and paper_answers.named_papers(turn, matter):
        return True
    if understanding.kind == "matter" and not names_a_paper_only(turn):
        return understanding.codes[0] == matter.code
    if not understanding.subject or understanding.intent in HOURS_INTENTS:
        return True
    if understanding.elsewhere or understanding.kind == "clarify":
        return False
    return bool(papers and paper_answers.named_papers(turn, matter))
