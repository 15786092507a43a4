"""A changed catalog before it is published: is it right, what changes, and which layer says it.

The command line and the console both go through here: nothing else makes a layer to publish.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from knowledge.catalog import make_catalog
from knowledge.catalog_changes import Change, changes_between
from knowledge.catalog_faults import CatalogError, Fault
from knowledge.documents import Document, Layer, Row, layer_between
from knowledge.layers import Layers
from knowledge.matters import Catalog, Matter
from knowledge.proof import prove_catalog
from knowledge.proof_checks import Finding
from knowledge.towns import Town


@dataclass(frozen=True, slots=True)
class Proposal:
    """It may be published: `layer` is what the town would say, `changes` what differs for it now.

    `hints` are worth a look, and may be meant as they are.
    """

    layer: Layer
    catalog: Catalog
    changes: tuple[Change, ...]
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """It may not be published; every fault that was found, each with its place."""

    faults: tuple[Fault, ...]


def propose(layers: Layers, document: Document, town: Town) -> Proposal | Refused:
    """Look whether `document` may be in force for the town instead of what is. Pure.

    Matters that are different, or ask a question that is, are proved for every combination of
    answers. source: BY-13, XL-3
    """
    layer = layer_between(layers.below, document)
    document = layers.below.under(layer)  # so that what it takes away is known as such
    try:
        catalog = make_catalog(document, document.digest)
    except CatalogError as error:
        return Refused(error.faults)
    changes = changes_between(layers.document, document)
    touched = list(_touched(catalog, changes))
    faults = [*_strange_windows(touched, town)]
    hints = []
    before = _findings_before(layers.document, touched)
    for proof in prove_catalog(catalog, touched):
        for each in proof.findings:
            if each.grave and each not in before:
                faults.append(Fault("matters", proof.code, each.words, "materials"))
            else:
                hints.append(str(each))
    if faults:
        return Refused(tuple(faults))
    return Proposal(layer, catalog, changes, tuple(hints))


def broken_below(document: Document, layers: Mapping[str, Layer]) -> tuple[Fault, ...]:
    """Give what would not hold any more in towns whose layers (by town's name) lie on this one.

    For a district that publishes: a town that names what the district takes away must not be lost.
    """
    faults: list[Fault] = []
    for name, layer in layers.items():
        own = [key for key, row in layer.get("matters", {}).items() if row is not None]
        gone = document.taken_away & {*own}
        try:
            make_catalog(document.under(layer), document.digest)
        except CatalogError as error:
            wrong = {each.key for each in error.faults if each.part == "matters"} & gone
            words = f"{name}对这件事项另有规定，现在去不掉；请它先把这件恢复成区县的，再发布"
            faults += [Fault("matters", each, words) for each in sorted(wrong)]
            faults += [
                replace(each, words=f"{name}的资料对不上：{each.words}")
                for each in error.faults
                if each.part != "matters" or each.key not in wrong
            ]
    return tuple(faults)


def _findings_before(document: Document, touched: Iterable[Matter]) -> frozenset[Finding]:
    """Give what was wrong before: the town did not make it, and may publish all the same.

    What cannot even be made (a new base may not fit a town's layer) is no measure: none then.
    """
    rows: dict[str, Row] = {
        each.code: {**document.matters[each.code], "confusions": []}
        for each in touched
        if each.code in document.matters
    }
    try:
        catalog = make_catalog(Document(rows, document.circumstances), "")
    except CatalogError:
        return frozenset()
    return frozenset(each for proof in prove_catalog(catalog) for each in proof.findings)


def _touched(catalog: Catalog, changes: Iterable[Change]) -> Iterator[Matter]:
    keys = {(each.part, each.key) for each in changes}
    for matter in catalog.matters.values():
        asked = any(("circumstances", each) in keys for each in matter.asks)
        if asked or ("matters", matter.code) in keys:
            yield matter


def _strange_windows(matters: Iterable[Matter], town: Town) -> Iterator[Fault]:
    known = {each.id: each.name for each in town.counters}
    for matter in matters:
        for each in matter.windows:
            if each not in known:
                words = f"本镇没有窗口 {each}，只有：" + "、".join(
                    f"{key}（{name}）" for key, name in known.items()
                )
                yield Fault("matters", matter.code, words, "windows", value=each)
