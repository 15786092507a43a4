"""What a citizen has told the bot: the answers of this talk, and those of the own profile."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from bot.household_desk import CentreHousehold
from bot.tables import ConversationRow
from dialogs.talk import Talk
from handoff.ports import Recalled, Work
from handoff.tables.upsert import table_of
from knowledge.circumstances import UNSURE
from knowledge.matters import CitizenId
from knowledge.reading.kinsfolk import SELF
from knowledge.towns import Town

_CONVERSATIONS = table_of(ConversationRow)
_Said = Mapping[str, Sequence[str]]


class TalkRecall:
    """The real handoff.ports.Recall. What was said in the talk goes before what a profile says."""

    def of(self, work: Work, town: Town, citizen: CitizenId, matter: str | None) -> Recalled:
        """Give the answers about this matter, or about the one that was talked of last."""
        talk = _talk(work, town, citizen)
        about = matter or _about(talk)
        person = CentreHousehold(work, town, citizen).find(talk.memory.whom or SELF)
        said: dict[str, Sequence[str]] = dict(person.answers) if person else {}
        said |= talk.memory.known
        if talk.memory.matter == about:
            said |= talk.memory.answers
        for frame in talk.frames:
            if frame.learned.get("matter") == about:
                said |= frame.learned.get("answers", {})
        return Recalled(about, _sure(said))


def _talk(work: Work, town: Town, citizen: CitizenId) -> Talk:
    wanted = select(_CONVERSATIONS.c.state).where(
        _CONVERSATIONS.c.town == town.id, _CONVERSATIONS.c.citizen == citizen
    )
    return Talk.from_json(work.execute(wanted).scalar_one_or_none() or {})


def _about(talk: Talk) -> str | None:
    named = (each.learned.get("matter") for each in reversed(talk.frames))
    return next((str(each) for each in named if each), talk.memory.matter)


def _sure(said: _Said) -> dict[str, tuple[str, ...]]:
    return {name: tuple(each) for name, each in said.items() if each and UNSURE not in each}
