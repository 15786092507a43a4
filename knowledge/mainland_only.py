"""Matters whose record knows mainlanders only, and who is told to be none of them."""

import functools
import re
import tomllib
from pathlib import Path
from typing import Any

from knowledge.matters import Matter

_FILE = Path(__file__).parent / "data" / "mainland_only.toml"
_COVERED = "nationality"
_MENTIONED = re.compile(r"港澳|台湾|外国|外籍|华侨")


def tells_of_others(text: str) -> bool:
    """Say whether a text tells of somebody from 港澳台 or abroad: “台湾老公”, “老婆越南的”."""
    said = re.sub(r"\s+", "", text)
    return _says().search(said) is not None and _unless().search(said) is None


def knows_only_mainlanders(matter: Matter) -> bool:
    """Say whether nothing in the matter's record is about people who are no mainlanders."""
    if _COVERED in matter.asks:
        return False
    papers = (f"{each.name}{each.when}{each.note}" for each in matter.materials)
    return not any(_MENTIONED.search(each) for each in (*matter.conditions, *papers))


def is_another_business(matter: Matter) -> bool:
    """Say whether its list may not be given to them: papers and place are others."""
    return matter.code in _data()["different"]["codes"]


def place_words() -> str:
    """Give the countries and places that are meant, as a pattern."""
    return "|".join(_data()["people"]["place"])


@functools.cache
def _says() -> re.Pattern[str]:
    people = _data()["people"]
    place, kin = (f"(?:{'|'.join(people[each])})" for each in ("place", "kin"))
    says = (each.replace("{place}", place).replace("{kin}", kin) for each in people["says"])
    return re.compile("|".join(f"(?:{each})" for each in says))


@functools.cache
def _unless() -> re.Pattern[str]:
    return re.compile("|".join(_data()["people"]["unless"]))


@functools.cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))
