"""Takes two matters apart that one message names: “办老年证，还要办高龄补贴”, “居住证和社保卡”."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from knowledge.matters import Catalog
from knowledge.search.reckoning import Reckoned, Reckoner
from knowledge.search.understanding import Candidate, Understanding
from knowledge.search.wording import Wording, Wordings
from knowledge.towns import Town

_AND_THEN = re.compile(r",?(?:另外|顺便|再问|还想问|还要问|对了|再就是|还有就是),?")
_DO = (
    r"(?:办理?|申请|申领|领取?|交(?![警通代往])|买|补办?(?![贴助偿])|换|上(?![月次面班学门])|"
    r"开|报(?![到警废])|弄|搞|登记)"
)
_AND = re.compile(
    rf",?(?:还要|还想|还得|还准备|还打算|也要|也想|再|顺便|顺带)(?:[给帮替][^,]{{1,4}}?)?(?={_DO})"
    rf"|,?(?:还想问|还要问|再问|还问)(?:问|一?下)?"
    rf"|,?(?:另|还有)?一[个件](?:(?:就?是),?|(?={_DO}))|,?还有|"
    rf"(?P<close>,?(?:以及|加上|外加|和|跟|与|及)|,(?={_DO}))"
)
"""`close`: what it joins stands next to it."""
_ASKED = re.compile(rf"{_DO}[^,了]+$")
_DOING, _DONE = re.compile(rf"(?:{_DO}|(?:丢|掉|落)了)"), r"(?:了|过|好|完|到|着|下来|不)"
_HELD = re.compile(rf"(?:是|有|没|属于|凭|拿|带|持|享受|吃|用|靠|已|{_DO}(?:{_DONE}))[^,]*$|户$")
"""What one has or has done already is told, not asked for."""
_COMPARED = re.compile(
    r"区别|不同|一样|哪[个种样]|还是|冲突|影响|只能|二选一|一回事|分开|才能|才可|要不要|用不用|都有|有了|都是|"
    r"重复|关系|之间|包[括含]|算不算|凭|合并|衔接|叠加|对不上|不一致|互|兼|同[一时享]|转|并到|交重"
)
"""What asks how two things stand to each other asks for neither."""
_TOGETHER = re.compile(r"(?:一起|一块|一次|一趟|一道)[^,]{0,2}(?:办|弄|搞|申请)")
_WHETHER = re.compile(
    r"吗|(?<![什怎多这那])么|(.)[不没]\1|[能可是]否|[能可]以?[^,]{0,8}不$|[行得成中]不"
)
_ONE_IS = re.compile(r"一[个件](?:就?是)?,?")
_SHARED = re.compile(r"(?:都|全|也)?(?:丢|掉|坏|落|过期|到期|找不到)[^,]{0,3}$")
_NAMED, _MEANT, _LONGEST = 0.9, 0.7, 40
_WORD, _BARE, _BESIDE = 2, 6, 3  # characters: at least, of what bears no name, around a name


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Pure: the same message always gives the same result."""

    catalog: Catalog
    wording: Wording
    reckoner: Reckoner

    def second(
        self, found: Understanding, said: Wordings, town: Town | None, *, of_papers: bool
    ) -> Understanding:
        """Give the message with its first matter understood, and the other as `also`.

        Only where the second is plainly named: else it stays as it was found. What asks of single
        papers (`of_papers`) names papers, not matters.
        """
        parts = [part for part in _AND_THEN.split(said.plain) if part]
        if len(parts) > 1:
            found = self._and_then(found, parts, town)
        if found.also or of_papers or _COMPARED.search(said.plain):
            return found
        if _WHETHER.search(said.plain) and not _TOGETHER.search(said.plain):
            return found
        return self._pair(found, town)

    def _and_then(self, found: Understanding, parts: list[str], town: Town | None) -> Understanding:
        main, second = self._part(parts[0], town), self._part(",".join(parts[1:]), town)
        if second.kind != "matter" or main.kind == "none":
            return found
        also = second.candidates[0]
        if any(also.code in self._family(each) for each in main.candidates):
            return found
        if main.kind == "clarify" and found.kind == "matter" and found.codes[0] != also.code:
            return found
        return replace(found, kind=main.kind, candidates=main.candidates, also=also)

    def _pair(self, found: Understanding, town: Town | None) -> Understanding:
        plain = self.wording.read(found.text.replace("、", "和")).plain
        if len(plain) > _LONGEST:
            return found
        for half in _halves(plain):
            first, second = self._part(half.one, town), self._part(half.other, town)
            before = self._named(first, half.one)
            if before is None or (half.close and len(half.one) - before[1] > half.shared):
                continue
            after = self._named(second, half.other)
            if after is None or after[0] > _BESIDE:
                continue
            if first.candidates[0].code == second.candidates[0].code:
                continue
            also, among = second.candidates[0], second.candidates
            return replace(
                found,
                kind=first.kind,
                candidates=first.candidates,
                also=also,
                also_among=among if second.kind == "clarify" else (),
            )
        return found

    def _named(self, part: Reckoned, words: str) -> tuple[int, int] | None:
        """Give where the part names its matter; None where it plainly names none."""
        best = part.candidates[0] if part.candidates else None
        if best is None or best.score < _MEANT:
            return None
        where = self.reckoner.named_at(words, best.code)
        if where is not None:
            return where
        verb = _DOING.search(words)
        begin = verb.end() if verb else 0
        sure = part.kind == "matter" and best.score >= _NAMED
        return (begin, len(words)) if sure and len(words) - begin <= _BARE else None

    def _part(self, plain: str, town: Town | None) -> Reckoned:
        return self.reckoner.reckon(self.wording.read(plain), town)

    def _family(self, candidate: Candidate) -> frozenset[str]:
        """Give a candidate's code and those of the matters that are easily taken for it."""
        matter = self.catalog.matter(candidate.code)
        return frozenset((candidate.code, *(c.code for c in matter.confusions)) if matter else ())


@dataclass(frozen=True, slots=True)
class _Half:
    """What stands on each side of an “and”. `shared` characters of `one` were said of both."""

    one: str
    other: str
    close: bool
    shared: int


def _halves(plain: str) -> Iterator[_Half]:
    joints = list(_AND.finditer(plain))
    for number, joint in enumerate(joints):
        one = _ONE_IS.sub("", plain[: joint.start()])
        end = joints[number + 1].start() if number + 1 < len(joints) else len(plain)
        other = plain[joint.end() : end]
        if len(one) < _WORD or len(other) < _WORD or _HELD.search(one):
            continue
        if joint[0] == "," and not _ASKED.search(one):
            continue  # “低保户，办残疾证”, “身份证丢了，办低保” tell who it is, and how it came
        shared = _SHARED.search(other)
        doing = list(_DOING.finditer(one))
        if not shared and doing and not _DOING.match(other):
            other = doing[-1][0] + other
        tail = shared[0] if shared else ""
        yield _Half(one + tail, other, joint["close"] is not None, len(tail) + 1)
