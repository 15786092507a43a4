"""A second reading of the same grams, by a net with one hidden layer. Written by learn.py.

The first reading (weights.py) adds up what each gram says by itself and finds the matter best. This
one hears what grams say together, and knows better whether a clerk would have to ask.
"""

import base64
import json
import math
import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import mul
from pathlib import Path

from knowledge.search.weights import SHIPPED, WeightsError

SECOND = SHIPPED.with_name("second.txt")
SHRINK = 0.8
"""Long messages say more but not in proportion: see Weights.weigh."""


@dataclass(frozen=True, slots=True)
class SecondReading:
    """What it says of one matter: all as logarithms of odds (the higher, the likelier).

    `meant`: that this matter is; `nothing`: that none of ours is; `several`: that a clerk would
    have to ask.
    """

    meant: float
    nothing: float
    several: float


@dataclass(frozen=True)
class Second:
    """The net: grams → hidden → the `codes`, none of ours, several.

    `rows` holds for each gram as many steps of `step` (-127 to 127) as there are in `hidden`, its
    rarity in them already; `hidden` is what the hidden begin with. `columns` holds, for each code,
    then none, then several, what each of the hidden says for it, `outcome` what they begin with.
    """

    codes: tuple[str, ...]
    grams: tuple[str, ...]
    rarities: Sequence[float]
    rows: Sequence[int]
    step: float
    hidden: Sequence[float]
    columns: Sequence[Sequence[float]]
    outcome: Sequence[float]

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {gram: number for number, gram in enumerate(self.grams)}

    @cached_property
    def _places(self) -> dict[str, int]:
        return {code: number for number, code in enumerate(self.codes)}

    @property
    def fits(self) -> bool:
        """Say whether all its parts are of one size."""
        grams, size, places = len(self.grams), len(self.hidden), len(self.codes) + 2
        return (
            (len(self.rarities), len(self.rows)) == (grams, grams * size)
            and [len(column) for column in self.columns] == [size] * places
            and len(self.outcome) == places
        )

    def knows(self, code: str) -> bool:
        """Say whether it has learned of the matter."""
        return code in self._places

    def read(self, grams: Sequence[str], code: str, others: Sequence[str]) -> SecondReading:
        """Say how likely the matter is meant rather than one of the others, or none, or several.

        `code` must be known; of the `others` those count that are.
        """
        fired = self._fired(grams)
        meant = self._sum(fired, self._places[code])
        rest = [self._sum(fired, self._places[each]) for each in others if self.knows(each)]
        none = self._sum(fired, len(self.codes))
        return SecondReading(
            meant - _log_sum([*rest, none]),
            none - _log_sum([*rest, meant]),
            self._sum(fired, len(self.codes) + 1),
        )

    def _fired(self, grams: Sequence[str]) -> list[float]:
        """Give how strongly each of the hidden answers (0 and more)."""
        found = [self._numbers[gram] for gram in grams if gram in self._numbers]
        if not found:
            return [max(0.0, each) for each in self.hidden]
        size = len(self.hidden)
        length = math.sqrt(sum(self.rarities[number] ** 2 for number in found))
        scale = self.step / length**SHRINK
        sums = map(sum, zip(*(self.rows[n * size : n * size + size] for n in found), strict=True))
        return [max(0.0, scale * each + own) for each, own in zip(sums, self.hidden, strict=True)]

    def _sum(self, fired: Sequence[float], place: int) -> float:
        return float(sum(map(mul, fired, self.columns[place]))) + self.outcome[place]


def read_second(path: Path = SECOND) -> Second:
    """Read the file. Raises WeightsError where it is none."""
    try:
        with path.open(encoding="utf-8") as lines:
            facts = json.loads(lines.readline())
            grams, rarities, rows, hidden, columns, outcome = (
                zlib.decompress(base64.b64decode(line)) for line in lines
            )
        size = len(hidden) // array("f").itemsize
        said = array("f", columns)
        made = Second(
            codes=tuple(facts["codes"]),
            grams=tuple(grams.decode().split("\n")),
            rarities=array("f", rarities),
            rows=array("b", rows),
            step=facts["step"],
            hidden=array("f", hidden),
            columns=tuple(said[at : at + size] for at in range(0, len(said), size)),
            outcome=array("f", outcome),
        )
        if not made.fits:
            raise ValueError("its parts do not fit")  # noqa: TRY301 - one message for all faults
    except (OSError, ValueError, KeyError, zlib.error) as error:
        raise WeightsError(
            f"{path.name}: 读不出来，请重新生成：python -m knowledge.search.learn（{error}）"
        ) from error
    return made


def write_second(second: Second, path: Path = SECOND) -> None:
    """Write the file; the same net always gives the same bytes."""
    parts = [
        "\n".join(second.grams).encode(),
        array("f", second.rarities).tobytes(),
        array("b", second.rows).tobytes(),
        array("f", second.hidden).tobytes(),
        array("f", [each for column in second.columns for each in column]).tobytes(),
        array("f", second.outcome).tobytes(),
    ]
    facts = {"codes": second.codes, "step": second.step}
    packed = [base64.b64encode(zlib.compress(part, 9)).decode() for part in parts]
    path.write_text("\n".join([json.dumps(facts), *packed]) + "\n", "utf-8")


def _log_sum(numbers: Sequence[float]) -> float:
    most = max(numbers)
    return most + math.log(sum(math.exp(each - most) for each in numbers))
