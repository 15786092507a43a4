"""Fits the second reading to lessons (development only: needs numpy and scipy)."""

import importlib
import math
from array import array
from collections import Counter
from collections.abc import Sequence
from typing import Any

from knowledge.search.fitting import Lesson, evidence_of, labels_of
from knowledge.search.second import SHRINK, Second
from knowledge.search.weights import REFERENCE

_HIDDEN, _LEAST_TIMES, _STEPS = 128, 6, 127
_SEEDS = (0, 1)
"""Two nets judge a little better than one, and differ less from one learning to the next."""
_ROUNDS, _AT_ONCE, _RATE = 8, 256, 4e-3
_GRAMS_KEPT, _HIDDEN_KEPT = 0.5, 0.8
_SCALE, _SHARE = 2.0, 2.0
_DECAY, _SQUARE_DECAY, _TINY, _PENALTY = 0.9, 0.999, 1e-8, 1e-3
"""Half of the grams are left out each time, so that no gram alone decides."""


def learn_second(
    taught: Sequence[Lesson],
    codes: Sequence[str],
    rounds: int = _ROUNDS,
    seeds: Sequence[int] = _SEEDS,
) -> Second:
    """Fit a net for each seed and put them side by side, as one that says their mean.

    The same lessons give the same net on the same machine.
    """
    numpy: Any = importlib.import_module("numpy")
    counts = Counter(gram for each in taught for gram in set(each.grams))
    grams = sorted(gram for gram, times in counts.items() if times >= _LEAST_TIMES)
    rarities = [math.log((1 + len(taught)) / (1 + counts[gram])) + 1 for gram in grams]
    seen = evidence_of(taught, grams, rarities, _SCALE)
    wanted, several, weights = _wanted(taught, codes)
    nets = [_fit(seen, wanted, several, weights, rounds, seed) for seed in seeds]
    first, begin = (numpy.concatenate([net[part] for net in nets], -1) for part in (0, 1))
    last = numpy.concatenate([net[2] for net in nets]) / len(seeds)
    outcome = sum(net[3] for net in nets) / len(seeds)
    rows = first * (numpy.array(rarities, "f")[:, None] * _SCALE * REFERENCE ** (SHRINK - 1))
    step = float(numpy.quantile(abs(rows), 0.9999)) / _STEPS or 1.0
    return Second(
        codes=tuple(codes),
        grams=tuple(grams),
        rarities=array("f", rarities),
        rows=array("b", numpy.clip(numpy.rint(rows / step), -_STEPS, _STEPS).astype("b").tobytes()),
        step=step,
        hidden=array("f", begin.tolist()),
        columns=tuple(array("f", column) for column in last.T.tolist()),
        outcome=array("f", outcome.tolist()),
    )


def _wanted(taught: Sequence[Lesson], codes: Sequence[str]) -> tuple[Any, Any, Any]:
    """Give the codes (and none) wanted of each lesson, whether it fits several, and its weights.

    What is none of ours says nothing on several; what fits several counts double there.
    """
    numpy: Any = importlib.import_module("numpy")
    wanted = labels_of(taught, codes)
    several = numpy.array([[len(each.codes) > 1] for each in taught], "f")
    own = numpy.array([[each.weight] for each in taught], "f")
    share = numpy.where(wanted[:, -1:] > 0, 0.0, numpy.where(several > 0, _SHARE, 1.0))
    return wanted, several, (own, (own * share).astype("f"))


def _fit(
    seen: Any,  # noqa: ANN401 - numpy, untyped here
    wanted: Any,  # noqa: ANN401
    several: Any,  # noqa: ANN401
    weights: Any,  # noqa: ANN401
    rounds: int,
    seed: int,
) -> tuple[Any, ...]:
    """Minimise both cross entropies by Adam, some lessons at a time."""
    numpy: Any = importlib.import_module("numpy")
    chance = numpy.random.default_rng(seed)
    count, width = seen.shape[0], wanted.shape[1] + 1
    parts = [
        chance.normal(0, 0.05, (seen.shape[1], _HIDDEN)).astype("f"),
        numpy.zeros(_HIDDEN, "f"),
        chance.normal(0, 0.1, (_HIDDEN, width)).astype("f"),
        numpy.zeros(width, "f"),
    ]
    means, squares = [numpy.zeros_like(p) for p in parts], [numpy.zeros_like(p) for p in parts]
    number, last = 0, rounds * math.ceil(count / _AT_ONCE)
    for _ in range(rounds):
        order = chance.permutation(count)
        for at in range(0, count, _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            own = (weights[0][some], weights[1][some])
            slopes = _slopes(parts, seen[some], wanted[some], several[some], own, chance)
            number += 1
            rate = _RATE * (1 - number / last)
            for place, slope in enumerate(slopes):
                means[place] += (1 - _DECAY) * (slope - means[place])
                squares[place] += (1 - _SQUARE_DECAY) * (slope * slope - squares[place])
                size = numpy.sqrt(squares[place] / (1 - _SQUARE_DECAY**number)) + _TINY
                step = means[place] / (1 - _DECAY**number) / size + _PENALTY * parts[place]
                parts[place] -= rate * step
    return tuple(parts)


def _slopes(
    parts: Sequence[Any],
    seen: Any,  # noqa: ANN401 - numpy, untyped here
    wanted: Any,  # noqa: ANN401
    several: Any,  # noqa: ANN401
    weights: tuple[Any, Any],
    chance: Any,  # noqa: ANN401
) -> list[Any]:
    """Give how the loss rises with each part, with some grams and some of the hidden left out."""
    numpy: Any = importlib.import_module("numpy")
    first, begin, last, outcome = parts
    seen = seen.copy()
    seen.data = seen.data * (chance.random(len(seen.data)) < _GRAMS_KEPT) / _GRAMS_KEPT
    sums = seen @ first + begin
    kept = (chance.random(sums.shape) < _HIDDEN_KEPT) / _HIDDEN_KEPT
    fired = numpy.maximum(sums, 0) * kept
    said = fired @ last + outcome
    codes = numpy.exp(said[:, :-1] - said[:, :-1].max(1, keepdims=True))
    codes /= codes.sum(1, keepdims=True)
    asked = 1 / (1 + numpy.exp(-numpy.clip(said[:, -1:], -30, 30)))
    off = numpy.hstack([(codes - wanted) * weights[0], (asked - several) * weights[1]])
    off = (off / len(wanted)).astype("f")
    back = ((off @ last.T) * kept * (sums > 0)).astype("f")
    return [seen.T.tocsr() @ back, back.sum(0), fired.T.astype("f") @ off, off.sum(0)]
