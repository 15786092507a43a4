"""请他评价, out of a chat: asked while WeChat still lets us write, once for each contact.

source: BZ-13
"""

from dataclasses import dataclass

from handoff.allowed import allowed
from handoff.chats import Answered, ChatClosed, NotYours, answer
from handoff.day_words import tap
from handoff.ports import PageUrl, Work
from handoff.ratings import LEVELS, Ask, ask_for_rating, level_of, note_question, service_asked
from handoff.telling import own_citizen
from handoff.ticket_paths import rating_path
from handoff.transcripts import chat_view
from knowledge.matters import TownId
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class RatingAsked:
    """The question is on its way."""


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """Once is all: the service was asked about already. `level` is the answer, if there is one."""

    level: int | None


@dataclass(frozen=True, slots=True)
class NotNow:
    """WeChat takes nothing more until the citizen writes: a kept question would come too late."""


def ask_in_chat(
    work: Work, town: Town, chat: int, login: str, url: PageUrl
) -> RatingAsked | AskedBefore | NotNow | NotYours | ChatClosed:
    """Ask the citizen of one's own chat how this contact was served."""
    citizen = own_citizen(work, town.id, chat, login)
    if isinstance(citizen, NotYours | ChatClosed):
        return citizen
    view = chat_view(work, town.id, chat)
    if view is None:
        return ChatClosed()
    before = asked_before(work, town.id, view.contact)
    if before is not None:
        return before
    if not allowed(work, town.id, citizen).left:
        return NotNow()
    name = f"咨询{view.contact}"
    service = _service(view.contact)
    ask = ask_for_rating(
        work, town.id, service, name, citizen=citizen, matter=view.matter, clerk=login
    )
    sent = answer(work, town.id, chat, login, _text(town, ask, url), typed=False)
    if not isinstance(sent, Answered):
        raise TypeError(f"a rating could not be asked for: {type(sent).__name__}")
    note_question(work, ask, sent.message)
    return RatingAsked()


def asked_before(work: Work, town: TownId, contact: int) -> AskedBefore | None:
    """Say whether this contact's service was asked about, and what was answered."""
    service = _service(contact)
    if service_asked(work, town, service) is None:
        return None
    return AskedBefore(level_of(work, town, service))


def _service(contact: int) -> str:
    return f"contact:{contact}"


def _text(town: Town, ask: Ask, url: PageUrl) -> str:
    levels = "\n".join(tap(words, f"评价{ask.name} {words}") for words in LEVELS.values())
    page = url(rating_path(town.id, ask.key))
    return (
        f"【评价】这次咨询（编号{ask.name.removeprefix('咨询')}）办得怎么样？点一个：\n{levels}\n"
        f'也可以<a href="{page}">在网页上评</a>。只评一回。'
    )
