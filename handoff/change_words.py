"""What a citizen reads when a list has changed: what is different first, in one message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

MOST_BYTES: Final = 1_900
"""UTF-8 bytes of a message."""

_LONGEST = 90  # characters of a line; the page has all of it


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What there is to say: of which notice and when, the new one's number and address, a booking.

    `day` and `booking` are words as a citizen reads them.
    """

    name: str
    day: str
    before: str
    lines: tuple[str, ...]
    notice: str | None = None
    url: str | None = None
    booking: str | None = None

    def text(self) -> str:
        """Give the message; as many lines as fit, and how many there are besides."""
        shown = [each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…" for each in self.lines]
        for count in range(len(shown), -1, -1):
            text = "\n".join(self._parts(shown[:count], len(shown) - count))
            if len(text.encode()) <= MOST_BYTES:
                return text
        raise ValueError("the name of a matter alone is longer than a message")

    def _parts(self, shown: Sequence[str], more: int) -> Iterator[str]:
        yield f"【要求有变】您{self.day}问过的“{self.name}”，和告知单 {self.before} 不一样了："
        yield from (f"· {each}" for each in shown)
        if more:
            yield f"还有{more}处，请看新的告知单。"
        if self.notice and self.url:
            yield f'新的告知单 {self.notice}：<a href="{self.url}">点这里看全文</a>'
        if self.booking:
            yield f"您约了{self.booking}，请按新的准备。"
        yield "不清楚就回“人工”。"
