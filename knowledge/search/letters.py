"""Reads a letter by its sentences where the whole of it leaves open which matter is asked about."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from knowledge.search.lexicon import Thresholds
from knowledge.search.understanding import Candidate, Understanding

_LONG, _LONGEST, _MOST, _SHORTEST = 40, 600, 10, 4  # characters, characters, sentences, characters
_OFFERED = 4
_GREETING = re.compile(
    r"^(?:尊敬的?|敬爱的?)?[^，,。：:]{0,12}"
    r"(?:(?:领导|书记|市长|县长|区长|局长|厅长|主任|镇长)们?|您好|你好|大家好)"
    r"[，,：:]?(?:大家|您|你)?好?[：:！!，,。]*$"
)
_ENDS = re.compile(r"(?<=[。？！?!;；\n])")
_ASKS = re.compile(
    r"[?？]|请问|咨询|怎么|怎样|如何|能否|能不能|可不可以|可以.{0,8}吗|是否|需要.{0,6}(?:什么|哪些)"
    r"|想问|想了解|吗|呢[。！]?$|求助|请求|申请|希望|恳请"
)


def asking_sentences(text: str) -> tuple[str, ...]:
    """Give the sentences of a letter that may say what it is about: the first and those that ask.

    At most ten, of its first 600 characters; none where it is one sentence or short.
    """
    told = text.strip()[:_LONGEST]
    parts = [each.strip() for each in _ENDS.split(told)]
    parts = [each for each in parts if len(each) >= _SHORTEST and not _GREETING.match(each)]
    if len(told) <= _LONG or len(parts) == 1:
        return ()
    return tuple(each for n, each in enumerate(parts) if n == 0 or _ASKS.search(each))[:_MOST]


def by_sentences(
    whole: Understanding, parts: Sequence[Understanding], thresholds: Thresholds
) -> Understanding:
    """Understand a letter that was not understood, or asked back, by what its sentences say.

    Where all sentences that are sure (`sure_sentence`) mean what the whole would have offered
    first, it is answered; else what they mean is offered first. Where the whole said nothing, what
    its sentences say with a chance of `sentence` and more is asked back, for a story may name a
    matter that is not its own; but nothing where no sentence is sure and the whole names another
    body's business. Else the whole stays as it is.
    """
    said = [each for each in parts if each.candidates and not each.elsewhere]
    sure = [each for each in said if _best(each) >= thresholds.sure_sentence and _is_sure(each)]
    meant = {each.candidates[0].code: each.candidates[0] for each in sure}
    headed = parts[:1] == sure[:1]
    if whole.kind == "clarify" and headed and set(meant) == {whole.codes[0]}:
        best = meant[whole.candidates[0].code]
        return replace(whole, kind="matter", candidates=(best, *whole.candidates[1:]))
    if whole.kind == "clarify" and meant:
        return replace(whole, candidates=_offered(tuple(meant.values()), [whole]))
    likely = sure if whole.elsewhere else [e for e in said if _best(e) >= thresholds.sentence]
    if whole.kind != "none" or not likely:
        return whole
    firsts = {each.candidates[0].code: each.candidates[0] for each in (*sure, *likely)}
    offered = _offered(tuple(firsts.values()), likely)
    return replace(whole, kind="clarify", candidates=offered, subject=True, elsewhere=None)


def _best(said: Understanding) -> float:
    return said.candidates[0].score


def _is_sure(said: Understanding) -> bool:
    return said.kind == "matter"


def _offered(first: Sequence[Candidate], sure: Sequence[Understanding]) -> tuple[Candidate, ...]:
    """Give what the sentences mean, then what else they may mean, each once."""
    offered = {each.code: each for each in first}
    for each in chain.from_iterable(said.candidates for said in sure):
        offered.setdefault(each.code, each)
    return tuple(offered.values())[:_OFFERED]
