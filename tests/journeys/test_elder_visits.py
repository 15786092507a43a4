"""Twelve people who can't come: short, misspelt, dictated and digressing, each gets their visit."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dialogs.flows.visit import MOST_REPLIES
from knowledge.catalog import SHIPPED
from knowledge.town_files.book import TownBook, read_towns
from knowledge.towns import Town
from tests.support.chat import Chat, catalog

_FILE = Path(__file__).parent / "elder" / "visits.txt"
_TOWNS = SHIPPED / "towns"


@dataclass(frozen=True)
class Story:
    name: str
    town: str
    hopes: tuple[str, ...]
    lines: tuple[str, ...]


def _stories() -> list[Story]:
    text = "\n".join(each for each in _FILE.read_text("utf-8").split("\n") if each[:1] != "#")
    return [_story(each) for each in re.split(r"^== ", text, flags=re.MULTILINE)[1:]]


def _story(text: str) -> Story:
    name, town, hopes, *lines = (each for each in text.split("\n") if each.strip())
    hoped = tuple(each.strip() for each in hopes.removeprefix("hopes:").split("|"))
    return Story(name, town.removeprefix("town:").strip(), hoped, tuple(lines))


@cache
def _towns() -> TownBook:
    return read_towns(_TOWNS, b"for tests", catalog())


def _town(name: str) -> Town:
    town = _towns().get(name)
    assert town is not None
    return town


def told(story: Story) -> tuple[Chat, int]:
    """Hold the conversation; give the chat and the replies that it took to the number."""
    chat = Chat(town=_town(story.town))
    for place, line in enumerate(story.lines):
        spot = next((e.spot for e in chat.town.villages if f"@{e.name}" == line), None)
        chat.stands(spot.latitude, spot.longitude) if spot else chat.says(line)
        if chat.desk.visits.wishes:
            return chat, place
    raise AssertionError(f"no visit: {chat.messages[-1]}")


@pytest.mark.parametrize("story", _stories(), ids=lambda story: story.name.split("（")[0])
def test_a_conversation_reaches_the_right_visit_in_few_replies(story: Story) -> None:
    chat, replies = told(story)
    (wish,) = chat.desk.visits.wishes
    halves = ",".join(" ".join(each.stored) for each in wish.halves) or "any"
    state = chat.desk.visits.made[0].state

    assert (wish.who, wish.matter or "", wish.village, halves, state) == story.hopes
    assert replies <= MOST_REPLIES
    assert not chat.desk.called or state == "doubtful"


@pytest.mark.parametrize("story", _stories(), ids=lambda story: story.name.split("（")[0])
def test_the_count_of_replies_stands_in_the_documents(story: Story) -> None:
    _, replies = told(story)
    told_of = (Path(__file__).parents[2] / "docs" / "visits.md").read_text("utf-8")

    assert f"| {story.name} | {replies} |" in told_of
