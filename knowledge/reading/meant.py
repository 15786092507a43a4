"""Which of several days and times is meant: not the denied one, and what it was changed to."""

import functools
import re
from collections.abc import Iterator, Sequence

from knowledge.reading.day_words import day_words, one_of
from knowledge.reading.readings import Clock, Day, Days, Exactly, Found, PartOfDay, Unclear

_LISTED = frozenset({"", "、", "和", "跟", "与", "同", "或", "或者", "及", "还有", "/"})
_SAYS_NOTHING = re.compile(r"[的,()就是也即那天]*")


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = day_words()
    before = re.compile(
        rf"(?:{one_of(words.denied_before)})(?:给我|帮我|跟我)?(?:说|在|约|订|要|个|的|这个|想约|想要|去|来|安排|安排在|安排到|排|排在|排到|放|放在|选)?$"
    )
    after = re.compile(
        rf"(?:都|也|我们?|俺们?|咱们?|他|她|家里|这边|可能|恐怕|怕是?|就|又|还|是|的话|的|那天|这天|呢|吧|人|,|[一-龥]{{0,2}}(?=要上))*?"
        rf"(?:{one_of(words.denied_after)})(?!吗|么|嘛|\?)"
    )
    change = re.compile(rf"{one_of(words.change)}|(?:改|换|挪|推|移|提前|延后)个?$|改[一下]*,")
    return before, after, change, re.compile(one_of(words.asked))


def is_day(found: Found) -> bool:
    """Say whether it tells, or fails to tell, a day."""
    reading = found.reading
    return isinstance(reading, Day | Days) or (isinstance(reading, Unclear) and reading.of == "day")


def is_time(found: Found) -> bool:
    """Say whether it tells, or fails to tell, a time of day."""
    reading = found.reading
    return isinstance(reading, PartOfDay | Clock | Exactly) or (
        isinstance(reading, Unclear) and reading.of == "clock"
    )


def gap(text: str, first: Found, second: Found) -> str:
    """Give what stands between two findings."""
    return text[first.end : second.start]


def meant(text: str, found: Sequence[Found]) -> list[Found]:
    """Leave out what was denied or changed; empty where all was denied."""
    return _undenied(text, _changed(text, found))


def denied(text: str, found: Sequence[Found]) -> list[list[Found]]:
    """Give what was denied, each in one breath: the 周二 of 除了周二都行."""
    groups = list(breaths(text, found))
    return [groups[at] for at in sorted(_denied(text, groups))]


def _changed(text: str, found: Sequence[Found]) -> list[Found]:
    """Take what stands after 改到, 不对 and the like; the day before holds if no other is said."""
    change = _patterns()[2]
    asked = _patterns()[3]
    kept = list(found)
    for at in range(len(kept) - 1, 0, -1):
        between = asked.sub("", gap(text, kept[at - 1], kept[at]))
        if not change.search(between):
            continue
        after = kept[at:]
        if any(is_day(each) for each in after):
            return after
        return [each for each in kept[:at] if not is_time(each)] + after
    return kept


def breaths(text: str, found: Sequence[Found]) -> Iterator[list[Found]]:
    """Give what is said in one breath: 周三上午九点."""
    group: list[Found] = []
    for each in found:
        same = group and (
            gap(text, group[-1], each) in {"", "的"}
            and not (is_day(each) and any(map(is_day, group)) and each.start != group[-1].start)
        )
        if group and not same:
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _undenied(text: str, found: Sequence[Found]) -> list[Found]:
    groups = list(breaths(text, found))
    denied = _denied(text, groups)
    kept = [each for at, group in enumerate(groups) if at not in denied for each in group]
    days = [
        each
        for at in sorted(denied)
        if any(map(is_time, groups[at]))
        for each in groups[at]
        if is_day(each)
    ]
    if kept and not any(map(is_day, kept)) and any(map(is_time, kept)):
        return [*days[-1:], *kept]
    return kept


def _denied(text: str, groups: Sequence[list[Found]]) -> set[int]:
    """Give the places of the groups that are denied, with those that are listed beside them."""
    before, after, _, asked = _patterns()
    denied: set[int] = set()
    last_end = 0
    for at, group in enumerate(groups):
        lead = asked.sub("", text[last_end : group[0].start])
        tail = text[group[-1].end :]
        if found := before.search(lead):
            excepted = found[0].startswith("除")
            denied |= _listed(text, groups, at, 1, _LISTED if excepted else _LISTED - {""})
        if after.match(tail) and not asked.match(tail):
            denied |= _listed(text, groups, at, -1, _LISTED)
        last_end = group[-1].end
    return denied


def _listed(
    text: str, groups: Sequence[list[Found]], at: int, step: int, joints: frozenset[str]
) -> set[int]:
    """Give this group with its neighbours of the same shape: 周一周二都不行, 除了周一和周二."""
    places = {at}
    while 0 <= at + step < len(groups):
        first, second = sorted((at, at + step))
        same = _shape(groups[first]) == _shape(groups[second])
        if not same or gap(text, groups[first][-1], groups[second][0]) not in joints:
            break
        at += step
        places.add(at)
    return places


def _shape(group: Sequence[Found]) -> tuple[bool, bool]:
    return any(map(is_day, group)), any(map(is_time, group))


def beside(text: str, first: Found, second: Found) -> bool:
    """Say whether two findings stand side by side, as in 12月3号（周四）."""
    if second.start < first.start:
        first, second = second, first
    return _SAYS_NOTHING.fullmatch(gap(text, first, second)) is not None
