"""The learned weights: which gram speaks for which matter. Written by learn.py, read at start."""

import base64
import json
import math
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parents[1] / "data" / "lexicon" / "weights.txt"
_KINDS = "IHbfI"
REFERENCE = 30.0
"""The length of evidence at which the weights count as they stand; see Weights.logits."""


class WeightsError(ValueError):
    """The file of weights cannot be read; the message says how to make it anew."""


@dataclass(frozen=True)
class Weights:
    """A softmax over matters (`codes`) and, last, “none of ours”; sparse, in steps of `step`.

    Of the gram with number n, `starts[n]:starts[n + 1]` are its entries in `classes` (numbers of
    codes) and `steps` (-127 to 127). `rarities` are the grams' own. `learned` are the
    fingerprints of the examples that the weights were made from.
    """

    codes: tuple[str, ...]
    grams: tuple[str, ...]
    starts: Sequence[int]
    classes: Sequence[int]
    steps: Sequence[int]
    rarities: Sequence[float]
    step: float
    shrink: float
    learned: frozenset[int]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Give the number of each gram."""
        return {gram: number for number, gram in enumerate(self.grams)}

    def logits(self, grams: Iterable[str]) -> list[float]:
        """Give one number for each code and, last, for none: the higher the more likely.

        Long messages say more but not in proportion: the sum is divided by the length of their
        evidence to the power of `shrink`.
        """
        found = [self.numbers[gram] for gram in grams if gram in self.numbers]
        sums = [0] * (len(self.codes) + 1)
        starts, classes, steps = self.starts, self.classes, self.steps
        for number in found:
            begin, end = starts[number], starts[number + 1]
            for each, step in zip(classes[begin:end], steps[begin:end], strict=True):
                sums[each] += step
        length = math.sqrt(sum(self.rarities[number] ** 2 for number in found)) or 1.0
        scale = self.step * (REFERENCE / length) ** self.shrink
        return [scale * each for each in sums]


def read_weights(path: Path = SHIPPED) -> Weights:
    """Read the file. Raises WeightsError where it is none."""
    try:
        head, *packed = path.read_text("utf-8").splitlines()
        facts = json.loads(head)
        grams, *numbers = (zlib.decompress(base64.b64decode(line)) for line in packed)
        starts, classes, steps, rarities, learned = (
            _array(kind, raw) for kind, raw in zip(_KINDS, numbers, strict=True)
        )
    except (OSError, ValueError, zlib.error) as error:
        raise WeightsError(
            f"{path.name}: 读不出来，请重新生成：python -m knowledge.search.learn（{error}）"
        ) from error
    return Weights(
        tuple(facts["codes"]),
        tuple(grams.decode().split("\n")),
        starts,
        classes,
        steps,
        rarities,
        facts["step"],
        facts["shrink"],
        frozenset(learned),
    )


def write_weights(weights: Weights, path: Path = SHIPPED) -> None:
    """Write the file; the same weights always give the same bytes."""
    facts = {"codes": weights.codes, "step": weights.step, "shrink": weights.shrink}
    parts = [
        "\n".join(weights.grams).encode(),
        array("I", weights.starts).tobytes(),
        array("H", weights.classes).tobytes(),
        array("b", weights.steps).tobytes(),
        array("f", weights.rarities).tobytes(),
        array("I", sorted(weights.learned)).tobytes(),
    ]
    packed = [base64.b64encode(zlib.compress(part, 9)).decode() for part in parts]
    path.write_text("\n".join([json.dumps(facts), *packed]) + "\n", "utf-8")


def _array(kind: str, raw: bytes) -> Sequence[Any]:
    numbers: array[Any] = array(kind)
    numbers.frombytes(raw)
    return numbers
