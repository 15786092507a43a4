"""What a town teaches the search: a way to put it (example) or another name (alias) of a matter.

A lesson comes from a clerk's click or from a town's file of examples; both are held to these rules.
"""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from knowledge.matters import Catalog, Matter
from knowledge.search.lexicon import Lexicon, read_lexicon
from knowledge.search.normalise import Normaliser
from knowledge.search.wording import names
from knowledge.towns import Town

LessonKind = Literal["example", "alias"]

LONGEST: Final[Mapping[LessonKind, int]] = {"example": 190, "alias": 60}
"""Characters that a lesson may have."""
SHORTEST: Final = 2
"""Letters and digits that a lesson must have."""
KIND_NAMES: Final[Mapping[LessonKind, str]] = {"example": "例句", "alias": "别名"}


@dataclass(frozen=True, slots=True)
class Lesson:
    """Words that mean the matter of this code."""

    matter: str
    kind: LessonKind
    text: str


@dataclass(frozen=True, slots=True)
class Lessons:
    """All that a town taught, by the matters' codes."""

    examples: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unfit:
    """The lesson is refused; `reason` says why, in Chinese, to whoever wrote it."""

    reason: str


def letters(text: str) -> str:
    """Give a text's letters and digits alone, narrow and small: texts that agree are the same."""
    folded = unicodedata.normalize("NFKC", text).lower()
    return "".join(each for each in folded if each.isalnum())


def gathered(lessons: Iterable[Lesson]) -> Lessons:
    """Gather lessons by their matters, in the order in which they come."""
    examples: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, tuple[str, ...]] = {}
    for each in lessons:
        into = aliases if each.kind == "alias" else examples
        into[each.matter] = (*into.get(each.matter, ()), each.text)
    return Lessons(examples, aliases)


class LessonRules:
    """What may be taught. Made once for a catalog; safe from any thread."""

    def __init__(self, catalog: Catalog, lexicon: Lexicon | None = None) -> None:
        self.catalog = catalog
        lexicon = lexicon or read_lexicon()
        self._normaliser = Normaliser(lexicon)
        self._wishes = {letters(text) for rule in lexicon.intents for text in rule.alone}
        self._bearers: dict[str, list[Matter]] = {}
        for matter in catalog.matters.values():
            for name in {letters(each) for each in names(matter)}:
                self._bearers.setdefault(name, []).append(matter)

    def unfit(self, lesson: Lesson, town: Town) -> Unfit | None:
        """Say why this town may not be taught this lesson; None where it may."""
        matter = self.catalog.matter(lesson.matter)
        if matter is None:
            return Unfit(f"没有“{lesson.matter}”这个事项")
        if not town.takes(matter):
            return Unfit(f"“{matter.name}”本中心没有开办")
        return self._wrong_words(lesson) or self._borne(lesson, matter)

    def _wrong_words(self, lesson: Lesson) -> Unfit | None:
        most, kind = LONGEST[lesson.kind], KIND_NAMES[lesson.kind]
        if len(lesson.text) > most:
            return Unfit(f"{kind}写了 {len(lesson.text)} 个字，最多 {most} 个字")
        said = letters(lesson.text)
        if not said:
            return Unfit(f"{kind}是空的，请写上群众的说法")
        if len(said) < SHORTEST or said.isdecimal():
            return Unfit(f"{kind}太短，至少要有两个字")
        if said in self._wishes:
            return Unfit(f"“{lesson.text}”机器人已有别的用处（预约、转人工、问时间之类）")
        plain = self._normaliser.question(self._normaliser.plain(lesson.text))
        if self._normaliser.nature(plain, plain, plain, elsewhere=False).generic:
            return Unfit(f"“{lesson.text}”太笼统，好多事都这么说，教了会认错别的事；请写具体些")
        return None

    def _borne(self, lesson: Lesson, matter: Matter) -> Unfit | None:
        bearers = self._bearers.get(letters(lesson.text), [])
        for other in bearers:
            if other.code != matter.code:
                return Unfit(f"“{lesson.text}”是“{other.name}”的名称，不能再指别的事")
        if bearers and lesson.kind == "alias":
            return Unfit(f"“{lesson.text}”本来就是“{matter.name}”的名称，不用再教")
        return None
