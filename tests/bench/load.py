"""The load generator, a process of its own: keeps N requests under way and notes each one's time.

Reads a pickled Order on standard input and writes a pickled Measured on standard output.
"""

import asyncio
import pickle
import sys
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Order:
    """What to send where: each script's requests in order, so many scripts at once."""

    port: int
    at_once: int
    scripts: Sequence[tuple[bytes, ...]]
    keep: int
    """How many scripts' replies to give back."""


@dataclass(slots=True)
class Measured:
    """What was seen: seconds in all and for each request, and the replies that were kept."""

    seconds: float = 0.0
    each: list[float] = field(default_factory=list)
    refused: int = 0
    kept: dict[int, list[bytes]] = field(default_factory=dict)

    @property
    def rate(self) -> float:
        """Requests in a second."""
        return len(self.each) / self.seconds


async def measure(order: Order) -> Measured:
    """Send everything and note how long each answer took."""
    measured = Measured()
    waiting = deque(enumerate(order.scripts))
    began = time.perf_counter()
    await asyncio.gather(*(_line(order, waiting, measured) for _each in range(order.at_once)))
    measured.seconds = time.perf_counter() - began
    return measured


async def _line(
    order: Order, waiting: deque[tuple[int, tuple[bytes, ...]]], measured: Measured
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", order.port)
    while waiting:
        place, requests = waiting.popleft()
        for request in requests:
            began = time.perf_counter()
            writer.write(request)
            status, body = await _answer(reader)
            measured.each.append(time.perf_counter() - began)
            measured.refused += status != b"200"
            if place < order.keep:
                measured.kept.setdefault(place, []).append(body)
    writer.close()
    await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    length = int(head.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
    return head.split(b" ", 2)[1], await reader.readexactly(length)


def main() -> None:
    """Carry out the order that comes on standard input."""
    order: Order = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent's
    pickle.dump(asyncio.run(measure(order)), sys.stdout.buffer)
