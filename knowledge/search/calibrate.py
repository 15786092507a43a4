"""Fits the chances of thresholds.toml: `python -m knowledge.search.calibrate` (development only).

Every example is judged by weights that were learned without it, so nothing is judged by itself.
"""

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from knowledge.catalog import read_catalog
from knowledge.search.decide import features
from knowledge.search.examples import read_beside, read_examples
from knowledge.search.fitting import Lesson, learn
from knowledge.search.learn import lessons
from knowledge.search.rank import Ranking, rank
from knowledge.search.second_fitting import learn_second

_FOLDS, _RUN = 5, 20
"""Neighbours in a file often tell of one situation: runs of them are left out together."""
_CHANCE_ALONE = ("bias", "strength", "margin", "nothing", "length", "several")
_WITHIN_ALONE = ("bias", "strength", "margin", "nothing")
_SECOND = ("second", "second_nothing", "second_several")
_TABLES = {
    "chance": (*_CHANCE_ALONE, *_SECOND),
    "within": (*_WITHIN_ALONE, "second_nothing"),
    "chance_alone": _CHANCE_ALONE,
    "within_alone": _WITHIN_ALONE,
}
_STEPS, _RIDGE = 30, 0.05
_SEVERAL, _NONE = 0.3, 0.5


def judged(taught: Sequence[Lesson], codes: Sequence[str]) -> Iterator[tuple[Lesson, Ranking]]:
    """Give each lesson with the ranking by weights that were learned from the other folds."""
    folds = [number // _RUN % _FOLDS for number in range(len(taught))]
    for fold in range(_FOLDS):
        known = [each for each, own in zip(taught, folds, strict=True) if own != fold]
        weights, second = learn(known, codes, ()), learn_second(known, codes)
        for each in (each for each, own in zip(taught, folds, strict=True) if own == fold):
            said = weights.weigh(each.grams)
            logits = dict(enumerate(said.logits))
            ranking = rank(logits, said.nothing, len(each.grams))
            best, *others = (codes[matter.number] for matter in ranking.matters)
            read = second.read(each.grams, best, others)
            yield each, replace(ranking, several=said.several_if(best), second=read)


def fit(rows: Sequence[Sequence[float]], hits: Sequence[bool], counts: Sequence[float]) -> Any:  # noqa: ANN401 - numpy, untyped here
    """Give the weights of a logistic chance (Newton's method, a little ridge)."""
    numpy: Any = importlib.import_module("numpy")
    seen, wanted, share = numpy.array(rows), numpy.array(hits, float), numpy.array(counts)
    weights = numpy.zeros(seen.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + numpy.exp(-seen @ weights))
        slope = seen.T @ (share * (wanted - chance)) - _RIDGE * weights
        bend = (seen * (share * chance * (1 - chance))[:, None]).T @ seen
        weights = weights + numpy.linalg.solve(bend + _RIDGE * numpy.eye(len(weights)), slope)
    return weights


def main() -> None:
    """Print the four tables; what fits several matters, or none, counts as a share of the rest."""
    catalog, beside = read_catalog(), read_beside()
    codes: tuple[str, ...] = tuple(catalog.matters)
    taught = list(lessons(catalog, read_examples(), beside))
    pairs = [pair for pair in judged(taught, codes) if pair[1].length]
    alone = sum(lesson.weight for lesson, _ in pairs if len(lesson.codes) == 1)
    several = sum(lesson.weight for lesson, _ in pairs if len(lesson.codes) > 1)
    nothing = sum(lesson.weight for lesson, _ in pairs if not lesson.codes)
    share = {1: 1.0, 0: _NONE * alone / nothing}
    rest = _SEVERAL * alone / several
    counts = [lesson.weight * share.get(len(lesson.codes), rest) for lesson, _ in pairs]
    right = [lesson.codes == (codes[found.matters[0].number],) for lesson, found in pairs]
    ours = [bool(lesson.codes) for lesson, _ in pairs]
    for table, wanted in _TABLES.items():
        hits = right if table.startswith("chance") else ours
        rows = [[features(found)[name] for name in wanted] for _, found in pairs]
        fitted = fit(rows, hits, counts)
        print(f"[{table}]")  # noqa: T201 - a development command prints its result
        for name, weight in zip(wanted, fitted, strict=True):
            print(f"{name} = {weight:.3f}")  # noqa: T201 - as above


if __name__ == "__main__":
    main()
