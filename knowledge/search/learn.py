"""Learns the weights from the examples: `python -m knowledge.search.learn` (development only).

Needs numpy and scipy, which nothing that is shipped imports. Run it after examples, names, aliases
or the lexicon have changed; new examples count at once even without it (nearest.py).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from knowledge.catalog import read_catalog
from knowledge.matters import Catalog
from knowledge.search.examples import (
    NO_INTENT,
    Labelled,
    examples_digest,
    fingerprint,
    read_beside,
    read_examples,
    read_intents,
)
from knowledge.search.fitting import Lesson, learn
from knowledge.search.lexicon import read_lexicon
from knowledge.search.second import write_second
from knowledge.search.second_fitting import learn_second
from knowledge.search.understanding import Intent
from knowledge.search.weights import INTENT_WEIGHTS, write_weights
from knowledge.search.wording import Wording, names

_OTHER_WEIGHT, _OTHERS_OF_EACH = 0.5, 125
"""Of each matter, and so much of what lies beside, is enough to tell what is no wish of service."""


def lessons(
    catalog: Catalog, examples: Mapping[str, Sequence[str]], beside: Iterable[Labelled]
) -> Iterator[Lesson]:
    """Give everything there is to learn from: examples, names and aliases, and what lies beside."""
    wording = Wording(catalog, read_lexicon())
    for code, matter in catalog.matters.items():
        for text in (*examples.get(code, ()), *dict.fromkeys(names(matter))):
            yield Lesson(wording.grams(wording.read(text)), (code,), 1.0)
    for each in beside:
        yield Lesson(wording.grams(wording.read(each.text)), each.codes, each.share)


def wishes(
    catalog: Catalog, examples: Mapping[str, Sequence[str]], beside: Sequence[Labelled]
) -> Iterator[Lesson]:
    """Give what teaches the wishes of service, and, as none of them, many other examples."""
    wording = Wording(catalog, read_lexicon())
    for intent, lines in read_intents().items():
        codes = () if intent == NO_INTENT else (intent,)
        for text in lines:
            yield Lesson(wording.all_grams(wording.read(text)), codes, 1.0)
    others = [text for lines in examples.values() for text in lines[:_OTHERS_OF_EACH]]
    several = [each.text for each in beside if each.codes and each.share == 1]
    nothing = [each.text for each in beside if not each.codes]
    most = len(examples) * _OTHERS_OF_EACH // 8
    for text in (*others, *several[:most], *nothing[:most]):
        yield Lesson(wording.all_grams(wording.read(text)), (), _OTHER_WEIGHT)


def open_questions(wording: Wording, beside: Iterable[Labelled]) -> frozenset[int]:
    """Give the fingerprints of the messages that are known, undisputed, to fit several matters.

    A letter's frame is part of why it does: “居住证相关问题咨询” makes no question of 居住证.
    """
    known = (each for each in beside if len(each.codes) > 1 and each.share == 1)
    several = (wording.read(each.text) for each in known)
    framed = wording.normaliser.is_framed
    return frozenset(fingerprint(each.question) for each in several if not framed(each.plain))


def main() -> None:
    """Learn from everything that is shipped and write the weights beside the lexicon."""
    catalog, examples = read_catalog(), read_examples()
    taught = list(lessons(catalog, examples, read_beside()))
    known = {fingerprint(text) for lines in examples.values() for text in lines}
    open_lines = open_questions(Wording(catalog, read_lexicon()), read_beside())
    fitted = learn(taught, tuple(catalog.matters), known)
    write_weights(replace(fitted, open=open_lines, examples=examples_digest()))
    write_second(learn_second(taught, tuple(catalog.matters)))
    wished = list(wishes(catalog, examples, read_beside()))
    known = {fingerprint(text) for lines in read_intents().values() for text in lines}
    write_weights(learn(wished, get_args(Intent), known), INTENT_WEIGHTS)


if __name__ == "__main__":
    main()
