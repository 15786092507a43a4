"""What the conversation adds to a message that does not stand by itself. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.matters import Catalog
from knowledge.search.understanding import Candidate, Understanding

_OFFERED = 4
_LEAST, _MEANT, _ALONE, _BESIDE_BEST = 0.1, 0.2, 0.75, 0.5
"""Below the first chance a matter is not offered, below the second not meant. It is meant where
it has the third share of all that is near, and the fourth of the best that is not."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the conversation was about: the last matter's code, and the codes last offered.

    `asking`: those are offered just now, and the message should say which.
    """

    last_matter: str | None = None
    last_candidates: tuple[str, ...] = ()
    asking: bool = False


NO_CONTEXT = Context()


def in_context(understood: Understanding, context: Context, catalog: Catalog) -> Understanding:
    """Weigh what was talked of before: “丢了怎么补” after 社保卡 means that card.

    Only a message that was not understood, or fits several, is changed: those of its matters that
    are near to what was talked of come first, and one that stands out among them is meant.
    """
    if understood.kind not in {"clarify", "none"} or understood.elsewhere:
        return understood
    kin = _kin(context, catalog)
    family = kin | set(context.last_candidates)
    if not family:
        return understood
    near = [each for each in understood.near if each.code in family and each.score >= _LEAST]
    if not near:
        return understood
    offered = [each for each in near if each.code in context.last_candidates]
    if context.asking and offered:
        return _offer(understood, offered)
    if not _short(understood):
        most = max(_OFFERED - 1, len(understood.candidates) - 1)
        return _offer(understood, [*understood.candidates[:most], near[0]])
    best, alone = understood.near[0].score, _ALONE * sum(each.score for each in near)
    if near[0].code in kin and near[0].score >= max(alone, _BESIDE_BEST * best, _MEANT):
        return replace(understood, kind="matter", candidates=tuple(near[:_OFFERED]))
    return _offer(understood, [*near, *understood.candidates])


def _kin(context: Context, catalog: Catalog) -> frozenset[str]:
    """Give the matter that was talked of, and what is easily taken for it."""
    matter = catalog.matter(context.last_matter) if context.last_matter else None
    return frozenset((matter.code, *(c.code for c in matter.confusions)) if matter else ())


def _short(understood: Understanding) -> bool:
    return len(understood.text) <= 12  # noqa: PLR2004 - longer ones have a subject of their own


def _offer(understood: Understanding, candidates: Sequence[Candidate]) -> Understanding:
    once = {each.code: each for each in candidates}
    return replace(understood, kind="clarify", candidates=tuple(once.values())[:_OFFERED])
