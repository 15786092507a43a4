"""The steps of a chain in one town: where each is done, or who else does it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.chain_order import Placed
from knowledge.chain_papers import StepMatter
from knowledge.gathering import is_gathered_above, is_taken_here
from knowledge.matters import ChainMember, Matter
from knowledge.notices import days_words, handled_by
from knowledge.search.elsewhere import Topic, find_topic
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class ChainStep:
    """One member of the chain. `code` is None for another body's, `who` then names the body.

    `called` is its name in everyday words, `level` where it is handled (empty for another body's).
    `here`: the centre takes it, at one of the `counters`; `how` says how to go about it where it is
    not. `phone` is set where somebody else is to be asked. `when` says who needs it, or after what.
    """

    number: int
    code: str | None
    name: str
    called: str
    when: str
    here: bool
    level: str
    who: str
    counters: tuple[str, ...]
    phone: str | None
    days: str
    fee: str
    result: str
    conditions: tuple[str, ...]
    how: tuple[str, ...]


def step_of(placed: Placed, town: Town, topics: Mapping[str, Topic]) -> ChainStep:
    """Give the step of this member in this town."""
    number, member, matter = placed.number, placed.member, placed.matter
    if matter is None:
        who, phone = _whose(member, town, topics)
        return ChainStep(
            number=number,
            code=None,
            name=member.name,
            called=member.name,
            when=member.when,
            here=False,
            level="",
            who=who,
            counters=(),
            phone=phone,
            days="",
            fee="",
            result="",
            conditions=(),
            how=(),
        )
    here = matter.done_here and not is_gathered_above(matter, town)
    return ChainStep(
        number=number,
        code=matter.code,
        name=matter.name,
        called=member.name or matter.called,
        when=member.when,
        here=here,
        level=matter.handled_at,
        who=handled_by(matter, town),
        counters=tuple(each.name for each in town.counters_for(matter)) if here else (),
        phone=None,
        days=days_words(matter) if here else "办理的单位告诉您",
        fee=matter.fee,
        result=matter.result,
        conditions=matter.conditions,
        how=() if here else matter.steps,
    )


def _whose(member: ChainMember, town: Town, topics: Mapping[str, Topic]) -> tuple[str, str | None]:
    """Say who does another body's matter, and the phone where the town or the lexicon has one."""
    topic = find_topic([each for each in topics.values() if each.kind == "agency"], member.name)
    if topic is not None:
        return f"{member.dept}（{topic.who}）", town.phone_for(topic.id, topic.phone)
    depts = member.dept.split("、")
    for office in town.offices:
        asked = [each for each in office.domains if each.startswith(tuple(depts))]
        if asked and office.phone:
            return f"{member.dept}（镇上可以问{office.name}）", office.phone
    return member.dept, None


def with_papers(
    steps: Sequence[Placed], town: Town, alternatives: Sequence[tuple[int, ...]]
) -> Iterator[StepMatter]:
    """Give the steps whose papers we know, each with the place where they stay."""
    for each in steps:
        if each.matter is not None:
            instead = next((group[0] for group in alternatives if each.number in group), None)
            place = _place(each.matter, town)
            yield StepMatter(each.number, each.matter, place, instead or each.number)


def _place(matter: Matter, town: Town) -> str:
    """Name the place where its papers stay: the same windows are one, another body is its own."""
    counters = town.counters_for(matter) if is_taken_here(matter, town) else ()
    return "+".join(each.id for each in counters) if counters else matter.code
