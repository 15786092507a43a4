"""Which of a shown list is meant by its place: “头一个”, “就第二个”, “最下面那个”, “头两个”."""

import re
from collections.abc import Sequence

from dialogs.machine import Choice

_DIGITS = {each: number for number, each in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_N = r"(?P<n>\d{1,2}|[一二三四五六七八九十])"
_ONE = r"(?:个|项|条|种|样|件|行)"
_THAT = rf"(?:[那这]一?{_ONE}?|的|吧)*"
_LED = (
    r"(?:我|俺|咱|那|就|也|还|应该|可能|大概|选|挑|要|想|问|说|指|办|点|看|是|的|回复?|想?要?办)*?"
)
_NUMBERED = re.compile(
    rf"{_LED}第{_N}{_ONE}?{_THAT}|{_LED}{_N.replace('?P<n>', '?P<m>')}[那这]一?{_ONE}"
)
_FIRST = re.compile(
    rf"{_LED}(?:头一?{_ONE}|(?:打头|开头|起头|当头|为头){_THAT}"
    rf"|(?:最|顶)(?:上|高|前)(?:头|面|边)?(?:一?{_ONE})?{_THAT}|(?:最|顶)?头(?:上|里|前)(?:一?{_ONE})?{_THAT}){_THAT}"
)
_LAST = re.compile(
    rf"{_LED}(?:最后(?:头|面|边)?|最末|末了|末尾|(?:最|顶)(?:下|底)(?:头|面|边|下)?|最底下|底下|尾巴?上?)"
    rf"(?:的|一?{_ONE}|[那这]一?{_ONE})+"
)
_FROM_THE_END = re.compile(rf"{_LED}倒数第{_N}{_ONE}?{_THAT}")
_UPPER = re.compile(rf"{_LED}(?:上|前)(?:头|面|边)(?:一{_ONE}|[那这]一?{_ONE})+")
_LOWER = re.compile(rf"{_LED}(?:下|后)(?:头|面|边)(?:一{_ONE}|[那这]一?{_ONE})+")
_MIDDLE = re.compile(rf"{_LED}(?:中间|当中|正中)(?:的|一?{_ONE}|[那这]一?{_ONE})+")
_FEW = re.compile(
    rf"{_LED}(?:最)?(?P<end>头|前面?|上面|后面?|下面)(?:的)?(?P<few>[两三四2-4]){_ONE}?{_THAT}"
)
_IN_A_ROW = re.compile(r"(?:就|选|要|我选|是|第)*([一二三四五六七八九]{2,9})")
_NO_MATTER = ("不清楚", "都不是", "都没有", "还有别的", "都没有，清单照旧")
_TAIL = "了吧啊呀嘛呢哈哦呗哒撒噻咯啦哩。.!！~～，, "


def place_of(text: str, choices: Sequence[Choice]) -> int | None:
    """Give the one choice (from 1) that a text means by its number in words, or as the first.

    Safe where other words may be a new request too. None: it names no such place.
    """
    said = _plain(text)
    if found := _NUMBERED.fullmatch(said):
        number = _number(found["n"] or found["m"])
        return number if number <= len(choices) else None
    return 1 if choices and _FIRST.fullmatch(said) else None


def places_of(text: str, choices: Sequence[Choice], *, several: bool) -> tuple[int, ...]:
    """Give the choices that a text means by where they stand; empty where it does not say clearly.

    “上面那个” says which only of two; “最后一个” does not where the last is no answer of its own
    (不清楚, 都不是); “头两个” and “一二” are choices only where `several` may be named.
    """
    said, own = _plain(text), _own(choices)
    if single := place_of(text, choices):
        return (single,)
    if several and (some := _some(said, own)):
        return some
    single = _by_side(said, own, clear=len(own) == len(choices))
    return (single,) if single else ()


def says_a_place(text: str, choices: Sequence[Choice]) -> bool:
    """Say whether a text points at the list without saying clearly which: to be asked."""
    said = _plain(text)
    if found := _NUMBERED.fullmatch(said):
        return _number(found["n"] or found["m"]) > len(choices)
    patterns = (_LAST, _FROM_THE_END, _UPPER, _LOWER, _MIDDLE, _FEW)
    return len(choices) > 1 and any(each.fullmatch(said) for each in patterns)


def _own(choices: Sequence[Choice]) -> list[int]:
    """Give the places of the choices that are answers of their own."""
    return [at for at, each in enumerate(choices, 1) if each.label not in _NO_MATTER]


def _by_side(said: str, own: list[int], *, clear: bool) -> int | None:
    if not own:
        return None
    if found := _FROM_THE_END.fullmatch(said):
        number = _number(found["n"])
        return own[-number] if clear and number <= len(own) else None
    if _LAST.fullmatch(said):
        return own[-1] if clear else None
    two, three = (clear and len(own) == each for each in (2, 3))
    if two and (_UPPER.fullmatch(said) or _LOWER.fullmatch(said)):
        return 1 if _UPPER.fullmatch(said) else 2
    return 2 if three and _MIDDLE.fullmatch(said) else None


def _some(said: str, own: list[int]) -> tuple[int, ...]:
    if found := _FEW.fullmatch(said):
        few = _number(found["few"])
        if few > len(own):
            return ()
        return tuple(own[:few] if found["end"][:1] in "头前上" else own[-few:])
    row = _IN_A_ROW.fullmatch(said)
    places = tuple(_DIGITS[each] for each in row[1]) if row else ()
    rising = list(places) == sorted(set(places))
    return places if rising and set(places) <= set(own) else ()


def _plain(text: str) -> str:
    return "".join(text.split()).strip(_TAIL)


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _DIGITS[said]
