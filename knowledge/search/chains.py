"""Recognises a 一件事 by its name or one of its aliases."""

from collections.abc import Callable

from knowledge.matters import Catalog, Chain, Matter
from knowledge.search.patterns import any_of


class Chains:
    """The catalog's chains by what people call them."""

    def __init__(self, catalog: Catalog, plain: Callable[[str], str]) -> None:
        self._catalog = catalog
        self._named = [
            (plain(name), chain)
            for chain in catalog.chains
            for name in (chain.name, *chain.aliases)
            if plain(name)
        ]
        self._said = [
            (any_of(f"chains.yaml: “{chain.id}”", chain.says), chain)
            for chain in catalog.chains
            if chain.says
        ]
        self._named.sort(key=lambda pair: -len(pair[0]))

    def named(self, plain: str) -> Chain | None:
        """Give the chain that the whole text means, or whose name or alias stands in it."""
        for says, chain in self._said:
            if says.fullmatch(plain.replace(",", "")):
                return chain
        return next((chain for name, chain in self._named if name in plain), None)

    def matters(self, chain: Chain) -> tuple[Matter, ...]:
        """Give its matters in order; steps that are no matter of the catalog are left out."""
        known = (self._catalog.matter(each.code) for each in chain.members if each.code)
        return tuple(each for each in known if each)
