"""Said amid a matter's questions: to be old or ill, or to have nobody who goes along.

Begins nothing: the ways that save the walk are told in a line, and the same is asked again.
"""

import re

from dialogs.choosing import plain
from dialogs.flows import care
from dialogs.machine import Aside, Turn
from dialogs.texts import care as texts

_NOBODY = re.compile(
    r"(?:我|俺|家里|屋里|屋头|这边|老人|又|也|都|现在|实在|但是?|可|就是)*"
    r"(?:没得|没有|莫得|没|冇|无)(?:得|有)?(?:哪个|人|谁)(?:能|可以|肯|来|给|愿意)*"
    r"(?:带|陪|送|扶|接|领|背|帮|替|代|跑|过?[来去]办?)(?:我|俺|老人|忙|着|一起|到|跑|腿|过?[来去]|办|镇上|街上)*"
    r"|(?:我|俺|自己|又|也|都|现在|最近|实在|但是?|可|就是)*"
    r"(?:(?:没得|没有|莫得|没|冇)(?:空|时间|功夫|工夫)|走不开|抽不开身)(?:[来去办跑]*)"
)


def told(turn: Turn) -> Aside | None:
    """Note who needs care, and tell the ways; None where nothing else than that is said."""
    kind = care.kind_of(turn.said.text)
    if kind is not None:
        turn.memory.care = kind
        return Aside((texts.in_between(kind),))
    return nobody(turn.said.text)


def nobody(text: str) -> Aside | None:
    """Tell the ways to who says that nobody goes along, and nothing else."""
    return Aside((texts.NOBODY_GOES,)) if _NOBODY.fullmatch(plain(text)) else None
