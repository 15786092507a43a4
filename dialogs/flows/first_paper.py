"""Who applies for the first time, where it is asked how the old paper is: no answer fits."""

import re

from dialogs.choosing import plain
from dialogs.machine import Aside, Turn
from dialogs.texts import circumstances as texts
from knowledge.circumstances import Circumstance

_OLD_PAPER = ("old_cert", "lost")
_FIRST = re.compile(
    r"(?:我|俺|这|那|是|就|还|也|他|她|孩子|娃|老人)*"
    r"(?:(?:头一?|第一|首)[次回](?:来|申)?(?:办|弄|领|搞|请)?|首次|新(?:办|领|申请)|(?:以前|从来|一直|还|都)*没(?:有|得)?(?:办|领|弄|搞|有)过"
    r"|(?:以前|从来)(?:就|都)?没(?:有|得)?|(?:还)?没(?:有|得)?(?:旧证|老证|原来的证))"
    r"(?:.{0,2}(?:证|卡|牌))?(?:的|呢|啊|了)?"
)
_HAS_NONE = re.compile(r"(?:我|俺|手[里上]|还|都)*(?:没有|没得|莫得|没|冇|无)(?:得|了)?(?:证|卡)?")
_ONLY_AGAIN = re.compile(r"补|换|挂失|续|变更")
_ALSO_FIRST = re.compile(r"申领|首|悬挂|办理|登记")


def heard(turn: Turn, asked: Circumstance) -> Aside | None:
    """Say what to choose for a first application, or that the matter is none; else None."""
    if asked.id not in _OLD_PAPER:
        return None
    said = plain(turn.said.text)
    if _HAS_NONE.fullmatch(said):
        return Aside((texts.NONE_OR_LOST,))
    if not _FIRST.fullmatch(said):
        return None
    matter = turn.world.catalog.matter(str(turn.learned.get("matter")))
    understood = turn.said.understanding
    if matter is not None and understood.kind == "matter" and understood.codes[0] != matter.code:
        return None  # “第一次办居住证” names what is wanted
    again = matter is not None and _ONLY_AGAIN.search(matter.name)
    if matter is not None and again and not _ALSO_FIRST.search(matter.name):
        return Aside((texts.only_again(matter.name),))
    return Aside((texts.FIRST_PAPER,))
