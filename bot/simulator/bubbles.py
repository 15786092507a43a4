"""What stands in a chat: bubbles, and WeChat's own grey lines between them."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Literal

from bot.simulator.markup import Part, words_of

Side = Literal["citizen", "account", "system"]
Kind = Literal["text", "image", "voice", "location", "card", "file", "line"]

FAILURE = "该公众号提供的服务出现故障，请稍后再试"


@dataclass(frozen=True, slots=True)
class Bubble:
    """One bubble, or a grey line (side `system`). `sent` is False where it never left the phone."""

    number: int
    at: datetime
    side: Side
    kind: Kind
    parts: tuple[Part, ...] = ()
    raw: str = ""
    picture: str = ""
    details: dict[str, str] = field(default_factory=dict)
    pushed: bool = False
    sent: bool = True

    @property
    def words(self) -> str:
        """Give what the citizen reads in it; what is no text is named in brackets."""
        if self.kind in {"text", "line"}:
            return words_of(self.parts)
        told = " ".join(each for each in self.details.values() if each)
        return f"[{_NAMES[self.kind]}]{told}"

    def json(self) -> dict[str, object]:
        """Give it as the page reads it."""
        return {**asdict(self), "at": self.at.isoformat()}


_NAMES = {"image": "图片", "voice": "语音", "location": "位置", "card": "图文", "file": "媒体"}
