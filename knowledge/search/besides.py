"""Reads what a message says beside its matter, whatever that matter is."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.search.asked import Asked, Questions
from knowledge.search.elsewhere import Topic, find_topic, read_topics
from knowledge.search.lexicon import Lexicon
from knowledge.search.slots import Kin, Told, read_slots
from knowledge.search.understanding import Slots
from knowledge.search.wording import Wordings
from knowledge.towns import Village


@dataclass(frozen=True, slots=True)
class Beside:
    """What was asked and told beside the matter, and the topic of another body's business.

    `only_whom`: the message says nothing but for whom (“我爸的话呢”); `only_answers`: it is an
    answer that asks nothing (“不清楚”).
    """

    asked: Asked
    slots: Slots
    told: tuple[tuple[str, str], ...]
    topic: Topic | None
    only_whom: bool
    only_answers: bool


class Besides:
    """Holds the tables. Pure: the same text always gives the same result."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Read the tables of the lexicon. Raises LexiconError."""
        self.questions = Questions(lexicon.asked)
        self.topics = read_topics(lexicon.elsewhere)
        self.kin = Kin(lexicon.kin)
        self._told = Told(lexicon.told)

    def read(self, said: Wordings, villages: Iterable[Village]) -> Beside:
        """Read one message."""
        return Beside(
            asked=self.questions.hear(said.clauses),
            slots=read_slots(said.plain, self.kin, villages),
            told=self._told.hear_both(said.denying, said.repaired, said.plain),
            topic=find_topic(self.topics, said.repaired, said.question),
            only_whom=self.kin.only_whom(said.plain) is not None,
            only_answers=self.questions.only_answers(said.plain),
        )
