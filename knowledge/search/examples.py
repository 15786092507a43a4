"""Reads how people put it: the examples of each matter, and messages that fit several or none."""

import unicodedata
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"
SHIPPED = _DATA / "examples"
BESIDE = _DATA / "lexicon"
INTENTS = _DATA / "intents"
NO_INTENT = "none"


class ExamplesError(ValueError):
    """A line of a file of examples is wrong; the message names it and says what should stand."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message and the codes of the matters it fits; none where it is no business of ours.

    `share`: how much of the message that reading is (a half where two readers disagree).
    """

    text: str
    codes: tuple[str, ...]
    share: float = 1.0


def read_examples(folder: Path = SHIPPED) -> Mapping[str, tuple[str, ...]]:
    """Give each matter's examples by its code, which is the file's name: `<code>.txt`."""
    return {path.stem: tuple(_lines(path)) for path in sorted(folder.glob("*.txt"))}


def examples_digest(folder: Path = SHIPPED) -> int:
    """Give a number of 32 bits that changes with the examples; much quicker than to read them."""
    digest = 0
    for path in sorted(folder.glob("*.txt")):
        digest = zlib.crc32(path.read_bytes(), zlib.crc32(path.name.encode(), digest))
    return digest


def read_intents(folder: Path = INTENTS) -> Mapping[str, tuple[str, ...]]:
    """Give the examples of each wish of service by its intent, and those of none (NO_INTENT)."""
    return read_examples(folder)


def read_beside(folder: Path = BESIDE) -> tuple[Labelled, ...]:
    """Give the messages that fit several matters (ambiguous.txt) or none (outside.txt).

    After them both readings of those which one reader would answer and another would ask about
    (disputed.txt), each as a half. Raises ExamplesError that names the line which has no codes.
    """
    outside = (Labelled(line, ()) for line in _lines(folder / "outside.txt"))
    ambiguous = (_ambiguous(line) for line in _lines(folder / "ambiguous.txt"))
    disputed = chain.from_iterable(map(_disputed, _lines(folder / "disputed.txt")))
    return (*outside, *ambiguous, *disputed)


def fingerprint(text: str) -> int:
    """Give a number of 32 bits that tells an example's line from another."""
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def letters_digest(text: str) -> str:
    """Give the SHA-256 of a text's letters and digits alone, to compare texts without keeping them.

    Width, case, spaces and punctuation make no difference.
    """
    letters = (each for each in unicodedata.normalize("NFKC", text).lower() if each.isalnum())
    return sha256("".join(letters).encode()).hexdigest()


def _ambiguous(line: str) -> Labelled:
    text, _, codes = line.partition("|")
    if not text.strip() or not codes.split():
        raise ExamplesError(f"ambiguous.txt: “{line}”应当写成：一句话 | 事项编号 事项编号")
    return Labelled(text.strip(), tuple(codes.split()))


def _disputed(line: str) -> Iterable[Labelled]:
    text, *readings = (each.strip() for each in line.split("|"))
    if not text or len(readings) != 2 or not all(readings):  # noqa: PLR2004 - two readers
        raise ExamplesError(
            f"disputed.txt: “{line}”应当写成：一句话 | 事项编号 | 事项编号 事项编号"
        )
    return (Labelled(text, tuple(each.split()), 0.5) for each in readings)


def _lines(path: Path) -> Iterable[str]:
    for line in path.read_text("utf-8").splitlines():
        text = line.strip()
        if text and not text.startswith("#"):
            yield text
