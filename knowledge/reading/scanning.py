"""Goes through a plain wording once, and finds every day, part of a day and clock in it."""

import functools
import re

from knowledge.reading import (
    clock_times,
    feast_days,
    lunar_days,
    month_days,
    months,
    near_days,
    weeks,
)
from knowledge.reading.readings import Found, Moment, Rule

_MODULES = (near_days, lunar_days, feast_days, month_days, months, weeks, clock_times)
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")


_AROUND = re.compile(r"\(\?<?[!=][^()]*\)")
_MAY_BEGIN = re.compile(r"[\u3007\u4e00-\u9fff]")


@functools.cache
def _rules() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], Rule], ...]]:
    """Give one pattern of all rules, each a group, and the rules themselves.

    A glance at the character comes first: most of a long text holds none of the rules' characters.
    """
    rules = [rule for module in _MODULES for rule in module.RULES]
    grouped = (f"({_NAMED_GROUP.sub('(?:', rule.pattern)})" for rule in rules)
    known = {each for rule in rules for each in _MAY_BEGIN.findall(_AROUND.sub("", rule.pattern))}
    glance = f"(?=[0-9ap{''.join(sorted(known))}])"
    every = re.compile(f"{glance}(?:{'|'.join(grouped)})")
    return every, tuple((re.compile(rule.pattern), rule) for rule in rules)


def find(text: str, moment: Moment) -> tuple[Found, ...]:
    """Give what was found, in the order of the text. Where rules compete, the earlier rule wins."""
    every, rules = _rules()
    found: list[Found] = []
    at = 0
    while match := every.search(text, at):
        pattern, rule = rules[(match.lastindex or 1) - 1]
        own = pattern.match(text, match.start())
        readings = rule.read(own, moment) if own else ()
        end = own.end() if own else match.end()
        found += [Found(match.start(), end, each) for each in readings]
        at = max(end if readings else match.start() + 1, match.start() + 1)
    return tuple(found)
