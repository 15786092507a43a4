"""The ways of matching that ours is compared with: whole strings, BM25, TF-IDF.

Each knows the matters by their names and aliases, or by these and the examples, and puts every
message to its four best matters: none of them can refuse.
"""

import importlib
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rapidfuzz import fuzz, process

from knowledge.matters import Catalog
from knowledge.search.examples import read_examples
from knowledge.search.index import Index
from knowledge.search.lexicon import read_lexicon
from knowledge.search.retrieval import Retrieval
from knowledge.search.wording import Wording, names
from tests.bench.answers import Answer

numpy: Any = importlib.import_module("numpy")  # before anything is measured
sparse: Any = importlib.import_module("scipy.sparse")

Match = Callable[[str], Answer]
Texts = Sequence[Sequence[str]]
_BEST = 4
_LONGEST_GRAM = 3


def ours(catalog: Catalog) -> Match:
    """Give the product's own index."""
    index = Index(catalog)

    def match(text: str) -> Answer:
        found = index.understand(text)
        ranked = found.codes or tuple(each.code for each in found.near)
        return Answer(ranked[:_BEST], found.codes, sure=found.kind == "matter")

    return match


def baseline(name: str, catalog: Catalog, *, examples: bool) -> Match:
    """Give the way of this name (one of WAYS), over names and aliases, or with the examples.

    All are given the message as our own wording makes it (simplified, half width, dialect and
    fillers out), so that none loses by what is done before matching.
    """
    wording = Wording(catalog, read_lexicon())
    codes = tuple(catalog.matters)
    texts = _texts(catalog, wording, examples=examples)
    best = WAYS[name](texts)
    plain, question = wording.normaliser.plain, wording.normaliser.question
    repairs = name.endswith("repair")

    def match(text: str) -> Answer:
        said = wording.read(text).repaired if repairs else question(plain(text))
        ranked = tuple(codes[number] for number in best(said))
        return Answer(ranked, ranked, sure=True)

    return match


def _texts(catalog: Catalog, wording: Wording, *, examples: bool) -> Texts:
    shipped: Mapping[str, Sequence[str]] = read_examples() if examples else {}
    plain, question = wording.normaliser.plain, wording.normaliser.question
    return [
        [*dict.fromkeys(question(plain(t)) for t in (*names(m), *shipped.get(m.code, ())))]
        for m in catalog.matters.values()
    ]


def _whole_strings(scorer: Any) -> Callable[[Texts], Callable[[str], list[int]]]:  # noqa: ANN401 - rapidfuzz's scorers have no common type
    def build(texts: Texts) -> Callable[[str], list[int]]:
        pairs = [(text, number) for number, group in enumerate(texts) for text in group]
        flat = [text for text, _number in pairs]

        def best(said: str) -> list[int]:
            found = process.extract(said, flat, scorer=scorer, limit=len(flat))
            return _first_owners(pairs[place][1] for _text, _score, place in found)

        return best

    return build


def _bm25(texts: Texts) -> Callable[[str], list[int]]:
    retrieval = Retrieval(texts, [() for _ in texts], frozenset())

    def best(said: str) -> list[int]:
        found = sorted(retrieval.look_up(said), key=lambda each: -each.document)
        return [each.number for each in found[:_BEST]]

    return best


def _tf_idf(texts: Texts) -> Callable[[str], list[int]]:
    """Compare by the cosine of characters, pairs and triples with all texts of a matter at once.

    That found more than taking a matter for as alike as its most alike text.
    """
    counts = [Counter(gram for text in group for gram in _grams(text)) for group in texts]
    often = Counter(gram for count in counts for gram in count)
    numbers = {gram: number for number, gram in enumerate(often)}
    rarity = {gram: 1 + math.log((1 + len(texts)) / (1 + n)) for gram, n in often.items()}

    def unit(count: Counter[str]) -> dict[int, float]:
        row = {numbers[g]: n * rarity[g] for g, n in count.items() if g in numbers}
        length = math.hypot(*row.values())
        return {column: value / length for column, value in row.items()}

    rows = [unit(count) for count in counts]
    starts = numpy.cumsum([0, *(len(row) for row in rows)])
    columns = [column for row in rows for column in row]
    values = [value for row in rows for value in row.values()]
    matrix = sparse.csr_matrix((values, columns, starts), shape=(len(rows), len(numbers))).tocsc()

    def best(said: str) -> list[int]:
        asked = unit(Counter(_grams(said)))
        found = matrix[:, list(asked)] @ numpy.array(list(asked.values()))
        first: list[int] = numpy.argsort(-found, kind="stable")[:_BEST].tolist()
        return first

    return best


def _first_owners(owners: Iterable[int]) -> list[int]:
    found: dict[int, None] = {}
    for each in owners:
        found[each] = None
        if len(found) == _BEST:
            break
    return list(found)


def _grams(text: str) -> list[str]:
    lengths = range(1, _LONGEST_GRAM + 1)
    return [text[at : at + n] for n in lengths for at in range(len(text) - n + 1)]


WAYS: Mapping[str, Callable[[Texts], Callable[[str], list[int]]]] = {
    "rapidfuzz ratio": _whole_strings(fuzz.ratio),
    "rapidfuzz WRatio": _whole_strings(fuzz.WRatio),
    "BM25, characters and pairs": _bm25,
    "BM25 with pinyin repair": _bm25,
    "TF-IDF, characters 1 to 3": _tf_idf,
}
