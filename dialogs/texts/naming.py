"""Matters named in a line: short names, as many as fit, counts by domain."""

import re
from collections import Counter

from dialogs.texts.writing import size
from knowledge.matters import Matter


def short_name(matter: Matter) -> str:
    """Give a matter's name without what stands in brackets."""
    return re.sub(r"（[^）]*）", "", matter.name)


def by_domain(matters: tuple[Matter, ...]) -> str:
    """Count them by domain, most first: 民政24件、残联17件."""
    counts = Counter(each.domain for each in matters).most_common()
    return "、".join(f"{domain}{number}件" for domain, number in counts)


def some(matters: tuple[Matter, ...], most: int) -> str:
    """Name as many as fit into so many bytes."""
    names: list[str] = []
    for each in matters:
        if size("、".join([*names, short_name(each)])) > most:
            return f"{'、'.join(names)} 等{len(matters)}件"
        names.append(short_name(each))
    return "、".join(names)
