"""The papers of several matters as one list: each counted once, and nobody short of one.

source: XL-10
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.circumstances import Answers
from knowledge.matters import Chain, Matter
from knowledge.notice_lists import remarks
from knowledge.notices import NoticeMaterial, materials_for
from knowledge.same_papers import one_name

Key = tuple[str, str]
Sources = Mapping[tuple[int, str], int]
"""Out of which step a paper comes: (step that wants it, its name there) → the earlier step."""


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """What one step of the chain wants of a paper; `only_when` as in NoticeMaterial."""

    step: int
    originals: int
    copies: int
    only_when: str | None


@dataclass(frozen=True, slots=True)
class ChainMaterial:
    """One paper of the whole chain, needed at the `steps`.

    `originals` and `copies` are the highest number that any one step wants. `all_originals` and
    `all_copies` are what to take along so that nobody is short. An original that is shown comes
    back and serves the next step, as does a certificate, of which there is only one. What stays (a
    letter, a signed form, a copy) serves all steps at the same place, and each other place wants
    its own; a photo stays with each step. `places` is the number of places that keep copies.
    `from_step` is the earlier step that the paper comes out of, if it is one of these.
    """

    name: str
    originals: int
    copies: int
    all_originals: int
    all_copies: int
    places: int
    needs: tuple[PaperNeed, ...]
    form: str | None
    shareable: bool
    details: tuple[str, ...]
    only_when: str | None
    from_step: int | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        """The numbers of the steps at which it is needed, each once."""
        return tuple(dict.fromkeys(each.step for each in self.needs))


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of one step's own list, with the name that the chain gives it."""

    step: int
    place: str
    instead: int
    name: str
    line: NoticeMaterial


@dataclass(frozen=True, slots=True)
class StepMatter:
    """A matter at its place in the chain; `place` is where its papers are handed over.

    Steps of which a citizen needs only one have one `instead`, the others each their own number.
    """

    number: int
    matter: Matter
    place: str
    instead: int


def merge(
    chain: Chain, steps: Iterable[StepMatter], answers: Answers, sources: Sources
) -> tuple[ChainMaterial, ...]:
    """Give the one list of these steps: what everybody brings first, then what only some bring.

    Holds every line of each matter's own list.
    """
    grouped: dict[Key, list[Listed]] = {}
    for step in steps:
        for each in _listed(chain, step, answers):
            grouped.setdefault((each.name, _form(each.line)), []).append(each)
    merged = [_merged(key[0], lines, sources) for key, lines in grouped.items()]
    return tuple(sorted(merged, key=lambda each: each.only_when is not None))


def _listed(chain: Chain, step: StepMatter, answers: Answers) -> tuple[Listed, ...]:
    lines = materials_for(step.matter, answers)
    own = _names(chain, step.matter)
    return tuple(
        Listed(step.number, step.place, step.instead, own[each.name], each) for each in lines
    )


def _names(chain: Chain, matter: Matter) -> dict[str, str]:
    """Name each paper of a matter as the chain does.

    Two lines of one matter's own list are two papers: where both would get one name, each keeps
    its own.
    """
    given = {
        each.name: one_name(chain.papers.get((matter.code, each.name), each.name))
        for each in matter.materials
    }
    names = list(given.values())
    return {name: name if names.count(told) > 1 else told for name, told in given.items()}


def _form(line: NoticeMaterial) -> str:
    form = (line.form or "").strip("《》")
    return "" if form == line.name.strip("《》") else form


def _merged(name: str, lines: Sequence[Listed], sources: Sources) -> ChainMaterial:
    called = {each.line.name for each in lines}
    whens = tuple(dict.fromkeys(each.line.only_when for each in lines))
    sure = None in whens
    kept = _by_place(lines, lambda each: each.line.copies)
    return ChainMaterial(
        name=called.pop() if len(called) == 1 and not _of_another(name, lines) else name,
        originals=max(each.line.originals for each in lines),
        copies=max(each.line.copies for each in lines),
        all_originals=_all_originals(lines),
        all_copies=sum(kept.values()),
        places=sum(1 for copies in kept.values() if copies),
        needs=tuple(
            PaperNeed(each.step, each.line.originals, each.line.copies, each.line.only_when)
            for each in lines
        ),
        form=next((each.line.form for each in lines if each.line.form), None),
        shareable=all(each.line.shareable for each in lines),
        details=_details(lines),
        only_when=None if sure else "，或".join(each for each in whens if each),
        from_step=next(
            (found for each in lines if (found := sources.get((each.step, each.line.name)))),
            None,
        ),
    )


def _of_another(name: str, lines: Sequence[Listed]) -> bool:
    """Say whether the chain gave it a name of its own, which tells whose it is."""
    return all(name != one_name(each.line.name) for each in lines)


def _by_place(lines: Sequence[Listed], number: Callable[[Listed], int]) -> dict[str, int]:
    most: dict[str, int] = {}
    for each in lines:
        most[each.place] = max(most.get(each.place, 0), number(each))
    return most


def _all_originals(lines: Sequence[Listed]) -> int:
    """Count the originals to take: a photo stays with each step, a letter at each place."""
    once = max(each.line.originals for each in lines)
    if any(_CERTIFICATE.search(each.line.name) for each in lines):
        return once  # there is only one: where it is taken away, the details say so
    stays = {
        (each.instead if _PHOTO.search(each.line.name) else each.place): each.line.originals
        for each in sorted(lines, key=lambda each: each.line.originals)
        if is_handed_in(each.line)
    }
    shown = (each.line.originals for each in lines if not is_handed_in(each.line))
    return sum(stays.values()) + max(shown, default=0)


_PHOTO = re.compile(r"照片?$|照片|彩照")
_HANDED_IN = re.compile(r"照片?$|照片|彩照|委托书|承诺书|声明|申请[书表]|登记表|授权书")
_TAKEN = re.compile(r"交给|收回|收原件|收走|原件要?交")
_CERTIFICATE = re.compile(r"(?:证|簿|卡|证书|执照|出生医学证明)(?:（.*）)?$")


def is_handed_in(line: NoticeMaterial) -> bool:
    """Say whether the original stays at the counter, as far as the record tells.

    In doubt it does (a letter of which no copy is kept): a paper too many costs less than a
    second way.
    """
    if not line.originals or (line.copies and not _TAKEN.search(line.note or "")):
        return False
    if line.form or line.signed or _HANDED_IN.search(line.name) or _TAKEN.search(line.note or ""):
        return True
    shown = line.shareable or _CERTIFICATE.search(line.name)
    return not shown


def _details(lines: Sequence[Listed]) -> tuple[str, ...]:
    """Give all that is to be known of it, each once, with the steps where not all say it."""
    steps = {each.step for each in lines}
    said: dict[str, list[int]] = {}
    for each in lines:
        for remark in remarks(each.line):
            said.setdefault(remark, []).append(each.step)
    return tuple(
        remark
        if set(where) == steps
        else f"第{'、'.join(map(str, dict.fromkeys(where)))}件：{remark}"
        for remark, where in said.items()
    )
