"""Fits weights to lessons (development only: needs numpy and scipy, which nothing shipped imports).

The same lessons always give the same weights.
"""

import importlib
import math
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from knowledge.search.second import SHRINK
from knowledge.search.weights import REFERENCE, Weights, group_of

_SCALE = 10.0
_PENALTY = 2e-5
_ROUNDS = 100
_RATE = 0.1
_LEAST_TIMES = 3
_SMALLEST_STEP = 2
_STEPS = 127
_ALWAYS, _SEVERAL_WEIGHT, _SEVERAL_SCALE, _SEVERAL_PENALTY = 3.0, 3.0, 0.5, 2e-4
_GROUP_SHARE = 1.0
_DECAY, _SQUARE_DECAY, _TINY = 0.9, 0.999, 1e-8


@dataclass(frozen=True, slots=True)
class Lesson:
    """A message as its grams, the codes it fits (none: not ours), and how much it counts."""

    grams: tuple[str, ...]
    codes: tuple[str, ...]
    weight: float


def learn(taught: Sequence[Lesson], codes: Sequence[str], learned: Iterable[int]) -> Weights:
    """Fit a softmax with soft labels to the lessons: the same lessons give the same weights."""
    counts = Counter(gram for each in taught for gram in set(each.grams))
    grams = sorted(gram for gram, times in counts.items() if times >= _LEAST_TIMES)
    rarities = [math.log((1 + len(taught)) / (1 + counts[gram])) + 1 for gram in grams]
    numpy: Any = importlib.import_module("numpy")
    evidence = evidence_of(taught, grams, rarities)
    scale = numpy.array(rarities, "f") * _SCALE / REFERENCE
    fitted = _fit(evidence, labels_of(taught, codes), [each.weight for each in taught])
    fitted = fitted * scale[:, None]
    groups = sorted({group_of(code) for code in codes if "." in code})
    several, within, bias = _several(evidence, taught, groups)
    several = several * scale
    fitted = numpy.hstack([fitted, within * scale[:, None]])
    several_step = float(abs(several).max()) / _STEPS or 1.0
    step = float(abs(fitted).max()) / _STEPS
    rounded = numpy.rint(fitted / step).astype("b")
    rounded[abs(rounded.astype("h")) < _SMALLEST_STEP] = 0
    rows, classes = rounded.nonzero()
    starts = numpy.searchsorted(rows, numpy.arange(len(grams) + 1))
    return Weights(
        codes=tuple(codes),
        grams=tuple(grams),
        starts=array("I", starts.tolist()),
        classes=array("H", classes.tolist()),
        steps=array("b", rounded[rows, classes].tolist()),
        rarities=array("f", rarities),
        step=step,
        shrink=SHRINK,
        learned=array("I", sorted(set(learned))),
        several=array("b", numpy.rint(several / several_step).astype("b").tolist()),
        several_step=several_step,
        several_bias=bias,
        groups=tuple(groups),
    )


def _several(
    evidence: Any,  # noqa: ANN401 - a scipy matrix, untyped here
    taught: Sequence[Lesson],
    groups: Sequence[str],
) -> tuple[Any, Any, float]:
    """Fit which grams speak for a message that fits several codes, and what it begins with.

    For all groups of codes together, and what comes to that in each group.
    """
    numpy: Any = importlib.import_module("numpy")
    sparse: Any = importlib.import_module("scipy.sparse")
    always = sparse.csr_matrix(numpy.full((len(taught), 1), _ALWAYS, "f"))
    labels = numpy.array([[len(each.codes) > 1, len(each.codes) <= 1] for each in taught], "f")
    share = {0: 0.0, 1: 1.0}
    weights = [each.weight * share.get(len(each.codes), _SEVERAL_WEIGHT) for each in taught]
    seen = evidence * _SEVERAL_SCALE
    own = [_rows_of(seen, taught, group) for group in groups]
    fitted = _fit(sparse.hstack([seen, always, *own]).tocsr(), labels, weights, _SEVERAL_PENALTY)
    difference = fitted[:, 0] - fitted[:, 1]
    size = evidence.shape[1]
    within = difference[size + 1 :].reshape(len(groups), size).T * _SEVERAL_SCALE * _GROUP_SHARE
    return difference[:size] * _SEVERAL_SCALE, within, float(difference[size]) * _ALWAYS


def _rows_of(seen: Any, taught: Sequence[Lesson], group: str) -> Any:  # noqa: ANN401 - scipy, untyped here
    """Give the evidence of the lessons whose first code is of the group, and nothing elsewhere."""
    numpy: Any = importlib.import_module("numpy")
    sparse: Any = importlib.import_module("scipy.sparse")
    mine = [bool(each.codes) and group_of(each.codes[0]) == group for each in taught]
    return sparse.diags(numpy.array(mine, "f") * _GROUP_SHARE) @ seen


def evidence_of(
    taught: Sequence[Lesson],
    grams: Sequence[str],
    rarities: Sequence[float],
    scale: float = _SCALE,
) -> Any:  # noqa: ANN401 - a scipy matrix, untyped here
    """Give a row for each lesson: its grams' rarities, over its length to the power of SHRINK."""
    sparse: Any = importlib.import_module("scipy.sparse")
    numbers = {gram: number for number, gram in enumerate(grams)}
    values, columns, starts = array("f"), array("i"), array("i", [0])
    for each in taught:
        found = [numbers[gram] for gram in dict.fromkeys(each.grams) if gram in numbers]
        length = math.sqrt(sum(rarities[number] ** 2 for number in found)) or 1.0
        share = scale * REFERENCE ** (SHRINK - 1) / length**SHRINK
        values.extend(share * rarities[number] for number in found)
        columns.extend(found)
        starts.append(len(columns))
    return sparse.csr_matrix((values, columns, starts), shape=(len(taught), len(grams)))


def labels_of(taught: Sequence[Lesson], codes: Sequence[str]) -> Any:  # noqa: ANN401 - a numpy matrix, untyped here
    """Give a row for each lesson: its share of each code and, last, of none."""
    numpy: Any = importlib.import_module("numpy")
    numbers = {code: number for number, code in enumerate(codes)}
    labels = numpy.zeros((len(taught), len(codes) + 1), "f")
    for row, each in enumerate(taught):
        for number in [numbers[code] for code in each.codes] or [len(codes)]:
            labels[row, number] = 1 / max(1, len(each.codes))
    return labels


def _fit(evidence: Any, labels: Any, weights: Sequence[float], penalty: float = _PENALTY) -> Any:  # noqa: ANN401 - numpy, untyped here
    """Minimise the cross entropy by Adam over all lessons at once."""
    numpy: Any = importlib.import_module("numpy")
    fitted = numpy.zeros((evidence.shape[1], labels.shape[1]), "f")
    mean, square = numpy.zeros_like(fitted), numpy.zeros_like(fitted)
    share = (numpy.array(weights, "f") / sum(weights))[:, None]
    turned = evidence.T.tocsr()
    for number in range(1, _ROUNDS + 1):
        sums = evidence @ fitted
        chances = numpy.exp(sums - sums.max(1, keepdims=True))
        chances /= chances.sum(1, keepdims=True)
        slope = turned @ ((chances - labels) * share).astype("f") + penalty * fitted
        mean = _DECAY * mean + (1 - _DECAY) * slope
        square = _SQUARE_DECAY * square + (1 - _SQUARE_DECAY) * slope * slope
        size = numpy.sqrt(square / (1 - _SQUARE_DECAY**number)) + _TINY
        fitted -= _RATE * (mean / (1 - _DECAY**number)) / size
    return fitted
