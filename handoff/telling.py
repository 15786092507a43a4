"""A clerk tells a notice or a correction in the chat that he or she has taken.

source: BY-12, BY-15
"""

from collections.abc import Iterable, Sequence

from handoff.chats import Answered, ChatClosed, NotYours, answer
from handoff.corrections import Issued, NothingWrong, RequirementUnfit, SecondTime, issue
from handoff.notices import ToldNotice, tell
from handoff.ports import Telling, Work
from handoff.taking import NoSuchChat, holder_of
from handoff.transcripts import chat_view
from knowledge.circumstances import Answers
from knowledge.corrections import Fault
from knowledge.matters import CitizenId, Matter, TownId
from knowledge.notices import Notice
from knowledge.towns import Town

Refused = NotYours | ChatClosed


def tell_notice(
    work: Work,
    town: Town,
    chat: int,
    login: str,
    notice: Notice,
    answers: Answers,
    telling: Telling,
) -> ToldNotice | NotYours | ChatClosed:
    """Record the notice as told by this clerk and send it; only who has taken the chat may."""
    citizen = own_citizen(work, town.id, chat, login)
    if isinstance(citizen, NotYours | ChatClosed):
        return citizen
    told = tell(work, town, citizen, notice, answers, login)
    _send(work, town.id, chat, login, telling.notice(town, notice, told.number, told.key))
    return told


def tell_correction(
    work: Work,
    town: Town,
    chat: int,
    login: str,
    matter: Matter,
    version: str,
    faults: Sequence[Fault],
    telling: Telling,
    *,
    knows_of: str | None = None,
) -> Issued | NothingWrong | RequirementUnfit | SecondTime | NotYours | ChatClosed:
    """Issue a correction (see handoff.corrections.issue) and send it, in one's own chat."""
    citizen = own_citizen(work, town.id, chat, login)
    if isinstance(citizen, NotYours | ChatClosed):
        return citizen
    issued = issue(work, town, citizen, matter, version, faults, login, knows_of=knows_of)
    if isinstance(issued, Issued):
        told = issued.told
        texts = telling.correction(town, issued.correction, told.number, told.key)
        _send(work, town.id, chat, login, texts)
    return issued


def own_citizen(work: Work, town_id: TownId, chat: int, login: str) -> CitizenId | Refused:
    """Give whose chat it is, where this clerk has taken it."""
    holder = holder_of(work, town_id, chat)
    if isinstance(holder, ChatClosed | NoSuchChat):
        return ChatClosed()
    if holder != login:
        return NotYours(holder)
    view = chat_view(work, town_id, chat)
    return ChatClosed() if view is None else view.citizen


def say_done(
    work: Work, town_id: TownId, citizen: CitizenId, text: str, login: str, chat: int | None
) -> None:
    """Say what was done for a citizen; in this clerk's own chat it is an answer there."""
    sent = answer(work, town_id, chat, login, text, typed=False) if chat is not None else None
    if not isinstance(sent, Answered):
        work.say(town_id, citizen, text, by=login, chat=chat)


def _send(work: Work, town_id: TownId, chat: int, login: str, texts: Iterable[str]) -> None:
    for text in texts:
        sent = answer(work, town_id, chat, login, text, typed=False)
        if not isinstance(sent, Answered):
            raise TypeError(f"a notice could not be sent: {type(sent).__name__}")
