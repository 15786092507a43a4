"""The index of everyday names: what people call a matter, in the order of pinyin."""

from collections import defaultdict
from collections.abc import Iterable

from knowledge.handbook.matter_pages import Numbers
from knowledge.handbook.saying import IndexLetter
from knowledge.matters import Matter
from knowledge.pinyin import lazy_pinyin

_OTHER = "#"


def names_by_letter(matters: Iterable[Matter], numbers: Numbers) -> tuple[IndexLetter, ...]:
    """Give every name of these matters by its first letter; a name of several has all numbers."""
    found: dict[str, set[int]] = defaultdict(set)
    for matter in matters:
        for name in (matter.name, matter.called, *matter.aliases):
            found[name].add(numbers[matter.code])
    letters: dict[str, list[tuple[str, tuple[int, ...]]]] = defaultdict(list)
    for name in sorted(found, key=_sound):
        letters[_letter(name)].append((name, tuple(sorted(found[name]))))
    return tuple(
        IndexLetter(each, tuple(letters[each])) for each in sorted(letters, key=_letters_first)
    )


def _sound(name: str) -> tuple[list[str], str]:
    return [each.lower() for each in lazy_pinyin(name)], name


def _letter(name: str) -> str:
    first = lazy_pinyin(name)[0][:1].upper()
    return first if "A" <= first <= "Z" else _OTHER


def _letters_first(letter: str) -> tuple[bool, str]:
    return letter == _OTHER, letter
