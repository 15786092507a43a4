"""Where a conversation stands, as plain values that can be stored and read back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from dialogs.machine import Choice, Memory
from knowledge.search.understanding import Understanding

MAX_FRAMES = 3
MAX_TRAIL = 12
PAUSE = timedelta(hours=2)
"""After so long a silence, an unfinished dialog is offered to go on with instead of going on."""

_HELP = frozenset({"visit", "my_visits", "proxy", "household", "care"})


@dataclass
class Frame:
    """One open dialog: its state, what was learned, and the trail to go back on."""

    dialog: str
    state: str
    learned: dict[str, Any] = field(default_factory=dict)
    trail: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


@dataclass
class Talk:
    """The open dialogs (the last is the present one) and the question that waits for its answer.

    `asked` numbers the questions, so that a tap on an older one is recognised; `wording` and
    `shown` are the question's text and choices, `hidden` those on the other pages of a long list,
    `page` is how far it was leafed through; `paused` keeps what was said, and understood, when a
    paused dialog was offered again; `with_clerk` says that a chat was open at the last turn.
    """

    frames: list[Frame] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)
    asked: int = 0
    wording: str = ""
    shown: tuple[Choice, ...] = ()
    hidden: tuple[Choice, ...] = ()
    several: bool = False
    open: bool = False
    page: int = 0
    misses: int = 0
    paused: Understanding | None = None
    with_clerk: bool = False
    heard_at: datetime | None = None

    @property
    def asks_for_help(self) -> bool:
        """Say whether a visit, or somebody who does it for the citizen, is being asked for."""
        return any(each.dialog in _HELP for each in self.frames)

    def as_json(self) -> dict[str, Any]:
        """Give the talk as plain JSON values."""
        return {
            "frames": [[f.dialog, f.state, f.learned, f.trail] for f in self.frames],
            "memory": {
                "matter": self.memory.matter,
                "answers": self.memory.answers,
                "candidates": self.memory.candidates,
                "notice": self.memory.notice,
                "asked": self.memory.asked,
                "elder": self.memory.elder,
                "village": self.memory.village,
                "known": self.memory.known,
                "whom": self.memory.whom,
                "care": self.memory.care,
                "enterprise": self.memory.enterprise,
                "complained": self.memory.complained,
                "others": self.memory.others,
            },
            "asked": self.asked,
            "wording": self.wording,
            "shown": [[c.key, c.label, c.words] for c in self.shown],
            "hidden": [[c.key, c.label, c.words] for c in self.hidden],
            "several": self.several,
            "open": self.open,
            "page": self.page,
            "misses": self.misses,
            "paused": self.paused.as_json() if self.paused else None,
            "with_clerk": self.with_clerk,
            "heard_at": self.heard_at.isoformat() if self.heard_at else None,
        }

    @staticmethod
    def from_json(values: Mapping[str, Any]) -> "Talk":
        """Read back what as_json gave; `{}` gives a fresh talk."""
        if not values:
            return Talk()
        return Talk(
            frames=[
                Frame(dialog, state, learned, [(name, known) for name, known in trail])
                for dialog, state, learned, trail in values["frames"]
            ],
            memory=Memory(**values["memory"]),
            asked=values["asked"],
            wording=values["wording"],
            shown=_choices(values["shown"]),
            hidden=_choices(values.get("hidden", ())),
            with_clerk=values.get("with_clerk", False),
            several=values["several"],
            open=values["open"],
            page=values["page"],
            misses=values["misses"],
            paused=_understanding(values["paused"]),
            heard_at=datetime.fromisoformat(values["heard_at"]) if values["heard_at"] else None,
        )


def _choices(values: Iterable[Any]) -> tuple[Choice, ...]:
    return tuple(Choice(key, label, tuple(words)) for key, label, words in values)


def _understanding(values: Mapping[str, Any] | None) -> Understanding | None:
    return None if values is None else Understanding.from_json(values)
