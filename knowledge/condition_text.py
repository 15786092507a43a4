"""Reads conditions as they stand in the catalog: `agent=代办 & (guardian=是 | !(minor=满16周岁))`.

    condition = all | any
    all       = part & part & …
    any       = part | part | …
    part      = term, (condition), !part or 非part
    term      = circumstance=answer|answer|…

`|` before `circumstance=` joins parts, before anything else answers. `&` and `|` side by side need
brackets. The signs may be full-width.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NoReturn

from knowledge.circumstances import Circumstance
from knowledge.conditions import Condition, Expression, Term, all_of, any_of, negation, terms_of

_SIGNS = {
    "&": "&", "＆": "&", "|": "|", "｜": "|", "=": "=", "＝": "=", "!": "!", "！": "!",
    "(": "(", "（": "(", ")": ")", "）": ")",
}  # fmt: skip
_NOT = "非"
_DEEPEST = 20
_MOST_ASKED = 6
_FORM = "“情形=回答”，例如 agent=代办"


class ConditionError(ValueError):
    """A condition cannot be read. `position` is the character (from 0) where `reason` holds."""

    def __init__(self, text: str, position: int, reason: str) -> None:
        """Say where and what; str() of it gives all three, in Chinese."""
        super().__init__(f"条件“{text}”第{position + 1}个字起：{reason}")
        self.text = text
        self.position = position
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Token:
    sign: str
    """One of `&|=!()`, "" for words, "end" behind the last."""
    text: str
    position: int


def parse_condition(text: str, known: Mapping[str, Circumstance]) -> Condition:
    """Read a condition over these circumstances. str() of it reads as the same condition again.

    Raises ConditionError that names the place, what is wrong there and what would be right.
    """
    expression = _Reader(text, known).whole()
    over = dict.fromkeys(term.circumstance for term in terms_of(expression))
    if len(over) > _MOST_ASKED:
        reason = f"一个条件最多用{_MOST_ASKED}个情形，这里用了{len(over)}个：拆成几份材料"
        raise ConditionError(text, 0, reason)
    return Condition(expression, tuple(known[each] for each in over))


def _tokens(text: str) -> list[_Token]:
    tokens = []
    begin = 0
    for place, sign in enumerate([*text, None]):
        if sign is not None and sign not in _SIGNS:
            continue
        words = text[begin:place]
        if words.strip():
            position = begin + len(words) - len(words.lstrip())
            tokens.append(_Token("", words.strip(), position))
        tokens.append(_Token(_SIGNS[sign], sign, place) if sign else _Token("end", "", place))
        begin = place + 1
    return tokens


class _Reader:
    def __init__(self, text: str, known: Mapping[str, Circumstance]) -> None:
        self._text = text
        self._known = known
        self._tokens = _tokens(text)
        self._at = 0
        self._depth = 0

    def whole(self) -> Expression:
        expression = self._joined()
        if self._here.sign == ")":
            self._fail("这个右括号前面没有左括号")
        if self._here.sign != "end":
            self._fail(f"“{self._here.text}”前面要有 & 或 |")
        return expression

    @property
    def _here(self) -> _Token:
        return self._tokens[self._at]

    def _joined(self) -> Expression:
        parts = [self._part()]
        sign = self._here.sign
        while self._here.sign in {"&", "|"}:
            if self._here.sign != sign:
                self._fail("& 和 | 连着用时要加括号说明先后，例如 a=甲 & (b=乙 | c=丙)")
            self._at += 1
            parts.append(self._part())
        return any_of(parts) if sign == "|" else all_of(parts)

    def _part(self) -> Expression:
        here = self._here
        if here.sign in {"!", "("}:
            return self._deeper()
        if here.sign == "" and here.text.startswith(_NOT) and here.text not in self._known:
            return self._denied(here)
        return self._term()

    def _deeper(self) -> Expression:
        opening = self._here
        if self._depth == _DEEPEST:
            self._fail(f"括号和否定最多套{_DEEPEST}层")
        self._at += 1
        self._depth += 1
        inner = self._bracketed(opening) if opening.sign == "(" else self._negated()
        self._depth -= 1
        return inner

    def _bracketed(self, opening: _Token) -> Expression:
        inner = self._joined()
        if self._here.sign != ")":
            self._fail(f"第{opening.position + 1}个字的左括号要有右括号")
        self._at += 1
        return inner

    def _negated(self) -> Expression:
        opening = self._here
        if opening.sign != "(":
            return negation(self._part())
        self._at += 1  # `!(` is one level, as str() writes it
        return negation(self._bracketed(opening))

    def _denied(self, here: _Token) -> Expression:
        """Read 非agent=代办 and 非(…) as `!` and what follows."""
        rest = here.text.removeprefix(_NOT)
        position = here.position + len(_NOT) + len(rest) - len(rest.lstrip())
        words = [_Token("", rest.strip(), position)] if rest.strip() else []
        self._tokens[self._at : self._at + 1] = [_Token("!", _NOT, here.position), *words]
        return self._part()

    def _term(self) -> Term:
        name = self._here
        if name.sign or self._tokens[self._at + 1].sign != "=":
            self._fail(f"这里要写{_FORM}")
        asked = self._known.get(name.text)
        if asked is None:
            near = get_close_matches(name.text, self._known, 1)
            self._fail(f"没有名为“{name.text}”的情形" + (f"，是不是 {near[0]}？" if near else ""))
        self._at += 2
        answers = [self._answer(asked)]
        while self._here.sign == "|" and not self._joins():
            self._at += 1
            answer = self._answer(asked)
            if answer in answers:
                self._at -= 1
                self._fail(f"“{answer}”写了两遍")
            answers.append(answer)
        return Term(asked.id, tuple(answers))

    def _joins(self) -> bool:
        """Say whether the `|` here stands between parts, not between answers."""
        first, *after = self._tokens[self._at + 1 :]
        behind = after[0].sign if after else ""
        return first.sign in {"(", "!"} or behind == "=" or (first.text == _NOT and behind == "(")

    def _answer(self, asked: Circumstance) -> str:
        here = self._here
        if here.sign or here.text not in asked.answers:
            choices = "、".join(asked.answers)
            said = f"情形“{asked.id}”没有“{here.text}”这个回答" if not here.sign else "这里要写回答"
            listed = here.text.replace("，", "、").replace(",", "、").split("、")
            several = len(listed) > 1 and {each.strip() for each in listed} <= set(asked.answers)
            self._fail(f"{said}，只有：{choices}" + ("；几个回答用 | 隔开" if several else ""))
        self._at += 1
        return here.text

    def _fail(self, reason: str) -> NoReturn:
        raise ConditionError(self._text, self._here.position, reason)
