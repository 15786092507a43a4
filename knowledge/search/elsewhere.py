"""Business of other bodies and of nobody: by which words it is known, who does it, the phone."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from knowledge.search.patterns import LexiconError, any_of

SHIPPED = Path(__file__).parents[1] / "data" / "lexicon" / "elsewhere.toml"
TopicKind = Literal["agency", "chat", "orders", "abuse"]


@dataclass(frozen=True, slots=True)
class Topic:
    """One kind of business that is not ours. `unsolved`: one of the four of CN-2 besides.

    For an agency `what` names the business, `who` the body and `phone` the national line; `say` is
    said instead, where it can't wait. `over_matters`: no matter of ours stands against it.
    """

    id: str
    kind: TopicKind
    words: re.Pattern[str]
    what: str = ""
    who: str = ""
    phone: str = ""
    unsolved: bool = False
    say: str = ""
    over_matters: bool = False


def read_topics(table: Mapping[str, Any]) -> tuple[Topic, ...]:
    """Read the rows of elsewhere.toml. Raises LexiconError."""
    return tuple(_topic(row) for row in table["topic"])


@cache
def topic_ids(path: Path = SHIPPED) -> frozenset[str]:
    """Give the ids of all topics."""
    return frozenset(row["id"] for row in tomllib.loads(path.read_text("utf-8"))["topic"])


def find_topic(topics: Sequence[Topic], *wordings: str) -> Topic | None:
    """Give the first topic that one of the wordings names, or None."""
    for topic in topics:
        if any(topic.words.search(wording) for wording in wordings):
            return topic
    return None


def _topic(row: Mapping[str, Any]) -> Topic:
    name = str(row.get("id", "?"))
    known: Sequence[TopicKind] = get_args(TopicKind)
    kind = next((each for each in known if each == row.get("kind")), None)
    if kind is None:
        raise LexiconError(f"elsewhere.toml: “{name}”的 kind 只能是 {'、'.join(known)}")
    missing = [key for key in ("what", "who", "phone") if kind == "agency" and not row.get(key)]
    if missing or not row.get("words"):
        raise LexiconError(f"elsewhere.toml: “{name}”缺少 {'、'.join(missing or ['words'])}")
    words = any_of(f"elsewhere.toml: “{name}”", row["words"])
    return Topic(
        name,
        kind,
        words,
        row.get("what", ""),
        row.get("who", ""),
        row.get("phone", ""),
        row.get("unsolved", False),
        row.get("say", ""),
        row.get("over_matters", False),
    )
