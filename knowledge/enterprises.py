"""重点企业: which of the town's list somebody speaks for, and the town as they see it. CN-3."""

from dataclasses import replace

from knowledge.towns import Enterprise, Town

_SHORTEST = 4  # characters: a shorter alias is a word like any other


def recognised(town: Town, text: str) -> Enterprise | None:
    """Give the listed enterprise that a text names by its name or one of its other names."""
    said = "".join(text.split())
    for each in town.enterprises:
        if any(len(name) >= _SHORTEST and name in said for name in (each.name, *each.aliases)):
            return each
    return None


def shown_to(town: Town, name: str | None) -> Town:
    """Give the town as this enterprise (by name) sees it: with its 专窗; as it is for all else."""
    known = any(each.name == name for each in town.enterprises)
    return replace(town, guest=name) if known else town
