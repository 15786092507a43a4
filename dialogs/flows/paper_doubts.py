"""“没有户口本行不行”, “电子身份证可以吗” in the middle of a matter: what its own list says.

Whatever matter of ours the paper is: that is offered where it is lost, and not begun. source: CN-4
"""

from collections.abc import Iterable

from dialogs.flows import paper_lines
from dialogs.machine import Aside, Turn
from dialogs.texts.in_between import not_found
from dialogs.texts.notice import materials_text
from knowledge.matters import Matter
from knowledge.notice_lists import SPARE_HINT
from knowledge.notices import NoticeMaterial
from knowledge.reading.paper_doubts import PaperDoubt, read_paper_doubt

_A_NAME = 3
"""Characters: shorter words for a paper (离职) say too little of a matter."""
_WITHOUT = frozenset(("lacking", "lost", "away"))


def answer(turn: Turn) -> Aside | None:
    """Say what the list of the matter at hand says; None where no paper of it is in doubt."""
    doubt, matter = read_paper_doubt(turn.said.text), _at_hand(turn)
    if doubt is None or matter is None or _is_its_business(doubt, matter):
        return None
    found, listed = paper_lines.lines(turn, matter, doubt.words)
    if doubt.kind == "lost" and doubt.at_a_loss and not (found and turn.learned):
        return None  # nothing is on, or nobody asks for it: a matter of its own
    told = "\n".join(_told(turn, matter, doubt, found, listed=listed))
    return Aside((f"【{matter.name}】{told}",))


def is_one(turn: Turn) -> bool:
    """Say whether the text is such a doubt, whatever answer to a question it sounds like.

    “结婚证在老家” may be both: then it is the answer.
    """
    doubt = read_paper_doubt(turn.said.text)
    if doubt is None or (doubt.kind == "away" and turn.said.chosen):
        return False
    return answer(turn) is not None


def _at_hand(turn: Turn) -> Matter | None:
    if turn.learned.get("chain") and not turn.learned.get("matter"):
        return None  # several lists: whose is meant
    code = turn.learned.get("matter") or turn.memory.matter
    return turn.world.catalog.matter(str(code)) if code else None


def _is_its_business(doubt: PaperDoubt, matter: Matter) -> bool:
    """Say whether that there is none of this paper is just what the matter is for."""
    names = (matter.name, *matter.aliases)
    called = [doubt.said, *(word for word in doubt.words if len(word) >= _A_NAME)]
    named = any(word in name for name in names for word in called)
    return doubt.kind in _WITHOUT and named


def _told(
    turn: Turn,
    matter: Matter,
    doubt: PaperDoubt,
    found: tuple[NoticeMaterial, ...],
    *,
    listed: bool,
) -> Iterable[str]:
    ask = f"拿不准打电话问：{turn.world.town.phone}，或者说“人工”。"
    if not found:
        yield not_found(doubt.said)
        yield from _what_is_meant(turn, matter, doubt)
        stands_in = f"能不能用“{doubt.said}”代替别的，清单上没写。"
        yield (stands_in if doubt.kind == "instead" else "") + ask
    elif doubt.kind == "electronic":
        yield from _electronic(found, ask)
    else:
        yield (
            "清单上是这样写的："
            if listed
            else "照您说的情况，清单上没有这一样。只有下面的情况才要："
        )
        yield materials_text(found)
        if doubt.kind in _WITHOUT:
            yield from _without(matter, doubt, found, ask)
        elif doubt.kind == "instead":
            yield f"没写到的，别当能代替。{ask}"
    if doubt.kind == "lost" and doubt.renew:
        yield f"要补一张，就说“{doubt.renew}”。"


def _what_is_meant(turn: Turn, matter: Matter, doubt: PaperDoubt) -> Iterable[str]:
    """Give the paper for which another was to stand in."""
    if doubt.whose:
        needed, _ = paper_lines.lines(turn, matter, doubt.whose)
        if needed:
            yield f"清单上要的是：\n{materials_text(needed)}"


def _electronic(found: tuple[NoticeMaterial, ...], ask: str) -> Iterable[str]:
    allowed = tuple(each for each in found if "电子证照" in each.ways)
    yield f"清单上是这样写的：\n{materials_text(found)}"
    if allowed:
        yield f"写着可用电子证照的，用手机上的电子证照就行：{SPARE_HINT}"
    if len(allowed) < len(found):
        others = "别的能不能" if allowed else "能不能"
        yield f"{others}用电子的，清单上没写。{ask}"


def _without(
    matter: Matter, doubt: PaperDoubt, found: tuple[NoticeMaterial, ...], ask: str
) -> Iterable[str]:
    if all(each.only_when for each in found):
        yield "不是上面写的情况，就不用带。"
    lacks = [each for each in found if matter.tolerant and each.name in matter.tolerant.may_lack]
    if lacks:
        yield f"可以后补（容缺）：{'、'.join(each.name for each in lacks)}"
    missing = {"away": "不在身边", "lost": "丢了"}.get(doubt.kind, "没有")
    yield f"要带的{missing}怎么办、拿别的代替行不行，上面没写的就是清单上没写。{ask}"
