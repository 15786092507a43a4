"""What a visit's matter needs: papers to lay ready, and forms that we bring. source: BZ-9."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from knowledge.matters import Catalog
from knowledge.notice_lists import groups_of
from knowledge.notices import materials_for

ALWAYS_BROUGHT: Final = ("印泥", "能拍照的手机")


@dataclass(frozen=True, slots=True)
class Papers:
    """`ready` is theirs, `brought` ours; both empty where the matter is not in the catalog.

    `names` are those of `ready` without details, for a message.
    """

    matter: str
    ready: tuple[str, ...]
    names: tuple[str, ...]
    brought: tuple[str, ...]


def papers_of(catalog: Catalog, matter: str, answers: Mapping[str, Any]) -> Papers:
    """Give the list for these answers, as a notice would; forms are brought by us."""
    found = catalog.matter(matter)
    if found is None:
        return Papers(matter, (), (), ())
    said = {key: tuple(each) for key, each in answers.items() if isinstance(each, list | tuple)}
    materials = materials_for(found, said)
    theirs = [each for each in materials if each.form is None]
    listed = [(line, group.when) for group in groups_of(theirs) for line in group.lines]
    ready = tuple(line.words + _only(when) for line, when in listed)
    names = tuple(line.name + _only(when) for line, when in listed)
    forms = dict.fromkeys(f"空白{each.form}" for each in materials if each.form is not None)
    return Papers(found.name, ready, names, tuple(forms))


def _only(when: str | None) -> str:
    return f"（{when}）" if when else ""
