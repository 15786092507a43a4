"""The learned weights: which gram speaks for which matter. Written by learn.py, read at start."""

import base64
import json
import math
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

SHIPPED = Path(__file__).parents[1] / "data" / "lexicon" / "weights.txt"
INTENT_WEIGHTS = SHIPPED.with_name("intent_weights.txt")
_KINDS = "IHbfIbI"
REFERENCE = 30.0
"""The length of evidence at which the weights count as they stand; see Weights.logits."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the weights say of a message: a number for each code, for none, and for several.

    The higher, the likelier. `several`: how much it sounds like a message that fits several codes;
    `within`: how much more so, by group, where the likeliest code is of that group.
    `known`: the share of its grams that the weights know (0 to 1).
    """

    logits: Sequence[float]
    nothing: float
    several: float
    known: float = 1.0
    within: Mapping[str, float] = field(default_factory=dict[str, float])

    def several_if(self, code: str) -> float:
        """Give how much it sounds like several, if this code is the likeliest."""
        return self.several + self.within.get(group_of(code), 0.0)


def group_of(code: str) -> str:
    """Give the group of a code: what stands before its point (minzheng.dibao)."""
    return code.partition(".")[0]


class WeightsError(ValueError):
    """The file of weights cannot be read; the message says how to make it anew."""


@dataclass(frozen=True)
class Weights:
    """A softmax over matters (`codes`) and, last, “none of ours”; sparse, in steps of `step`.

    Of the gram with number n, `starts[n]:starts[n + 1]` are its entries in `classes` (numbers of
    codes) and `steps` (-127 to 127). `rarities` are the grams' own. `several` holds for each gram
    the steps of `several_step` by which it speaks for a message that fits several; `several_bias`
    is what such a message begins with. After none, the classes go on with the `groups`: their steps
    add to that where the likeliest code is of the group. `learned` are the fingerprints of the
    examples that the weights were made from (in order, each once), `examples` the digest of their
    folder (0: of none), `open` the fingerprints of the questions that are known to fit several.
    """

    codes: tuple[str, ...]
    grams: tuple[str, ...]
    starts: Sequence[int]
    classes: Sequence[int]
    steps: Sequence[int]
    rarities: Sequence[float]
    step: float
    shrink: float
    learned: Sequence[int]
    several: Sequence[int]
    several_step: float
    several_bias: float
    open: frozenset[int] = frozenset()
    groups: tuple[str, ...] = ()
    examples: int = 0

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Give the number of each gram."""
        return {gram: number for number, gram in enumerate(self.grams)}

    def weigh(self, grams: Sequence[str]) -> Weighed:
        """Weigh a message's grams.

        Long messages say more but not in proportion: the sum is divided by the length of their
        evidence to the power of `shrink`.
        """
        found = [self.numbers[gram] for gram in grams if gram in self.numbers]
        sums = [0] * (len(self.codes) + 1 + len(self.groups))
        starts, classes, steps = self.starts, self.classes, self.steps
        for number in found:
            begin, end = starts[number], starts[number + 1]
            for each, step in zip(classes[begin:end], steps[begin:end], strict=True):
                sums[each] += step
        length = math.sqrt(sum(self.rarities[number] ** 2 for number in found)) or 1.0
        scale = (REFERENCE / length) ** self.shrink
        *logits, nothing = (self.step * scale * each for each in sums[: len(self.codes) + 1])
        grouped = (self.step * scale * each for each in sums[len(self.codes) + 1 :])
        several = sum(self.several[number] for number in found)
        sounds_several = self.several_bias + self.several_step * scale * several
        within = dict(zip(self.groups, grouped, strict=True))
        return Weighed(logits, nothing, sounds_several, len(found) / max(1, len(grams)), within)


def read_weights(path: Path = SHIPPED) -> Weights:
    """Read the file. Raises WeightsError where it is none."""
    try:
        with path.open(encoding="utf-8") as lines:
            facts = json.loads(lines.readline())
            grams, *numbers = (zlib.decompress(base64.b64decode(line)) for line in lines)
        starts, classes, steps, rarities, learned, several, known_open = (
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
        learned,
        several,
        facts["several_step"],
        facts["several_bias"],
        frozenset(known_open),
        tuple(facts["groups"]),
        facts.get("examples", 0),
    )


def write_weights(weights: Weights, path: Path = SHIPPED) -> None:
    """Write the file; the same weights always give the same bytes."""
    facts = {
        "codes": weights.codes,
        "step": weights.step,
        "shrink": weights.shrink,
        "several_step": weights.several_step,
        "several_bias": weights.several_bias,
        "groups": weights.groups,
        "examples": weights.examples,
    }
    parts = [
        "\n".join(weights.grams).encode(),
        array("I", weights.starts).tobytes(),
        array("H", weights.classes).tobytes(),
        array("b", weights.steps).tobytes(),
        array("f", weights.rarities).tobytes(),
        array("I", weights.learned).tobytes(),
        array("b", weights.several).tobytes(),
        array("I", sorted(weights.open)).tobytes(),
    ]
    packed = [base64.b64encode(zlib.compress(part, 9)).decode() for part in parts]
    path.write_text("\n".join([json.dumps(facts), *packed]) + "\n", "utf-8")


def _array(kind: str, raw: bytes) -> Sequence[Any]:
    numbers: array[Any] = array(kind)
    numbers.frombytes(raw)
    return numbers
