"""What a matter's list says of people who are registered elsewhere (跨区域通办). source: XL-11."""

import re
from dataclasses import dataclass
from typing import Literal

from knowledge.matters import Catalog, Matter
from knowledge.towns import Town

_FROM_ELSEWHERE = re.compile(
    r"外省户口也能|跨省(?:申请|通办|迁)|外省也能|在?外地也能|常住|长住|居住(?:地|证|登记)"
    r"|户口不在本地|外来人口也行|全国哪个|任何一个户籍窗口|外来老人"
)
_HOME_ONLY = re.compile(r"户口所在|户籍地|本[地镇]户[口籍]")


@dataclass(frozen=True, slots=True)
class Residence:
    """What the list says of people registered elsewhere (跨区域通办), in its own words.

    elsewhere: `said` tells who may come from elsewhere, with its terms. home: it only tells of the
    place of registration. unsaid: nothing; ask at the counter. source: XL-11
    """

    kind: Literal["elsewhere", "home", "unsaid"]
    said: tuple[str, ...] = ()


def residence_of(matter: Matter) -> Residence:
    """Say what the list tells of people who are registered elsewhere."""
    lines = [*matter.conditions, *matter.steps, *filter(None, [matter.online_how])]
    welcome = tuple(each for each in lines if _FROM_ELSEWHERE.search(each))
    home = tuple(each for each in lines if _HOME_ONLY.search(each) and each not in welcome)
    if welcome:
        return Residence("elsewhere", (*home, *welcome))
    return Residence("home", home) if home else Residence("unsaid")


def open_to_elsewhere(catalog: Catalog, town: Town) -> tuple[Matter, ...]:
    """Give the matters whose list tells that people from elsewhere may come. source: XL-11."""
    return tuple(
        each
        for each in catalog.matters.values()
        if town.takes(each) and residence_of(each).kind == "elsewhere"
    )
