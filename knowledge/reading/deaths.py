"""Where somebody died, as those who are left say it: at a hospital, at home, by accident."""

import re
from typing import Literal

from knowledge.reading.wording import plain_wording

Death = Literal["医院", "家里", "意外", "老病", "不明"]
_HOSPITAL = re.compile(r"(?:卫生|医)院|住院|抢救|病房|ICU|icu|急救|救护车|手术")
_HOME = re.compile(
    r"(?:在|自己|老)?(?:屋头|屋里|(?<![人大国])家(?![人属长])里?|床上|炕上)|(?:养老|敬老|福利|护理)院|老家"
)
_ACCIDENT = re.compile(
    r"车祸|(?:被)?车(?:给)?撞|摔死|跌死|淹|溺水|触电|电死|中毒|自杀|上吊|喝农?药|火灾|烧死|凶|被(?:人)?(?:打|杀)|工伤|工地|意外|横死"
)
_NOT = re.compile(
    r"(?:不是|并非|没有?|没得|莫得|没能|未|冇|不|来不及|没来得及|没赶上|等不到)"
    r"(?:是|有|能|得|曾|再|肯|让|给|人|及|在|去|往|送|到|进|上|得及|住|过|他|她){0,4}"
    r"(?:卫生院|医院|院里?|抢救|救护车|家里?|屋里|屋头|意外)"
)
_DIED_THERE = re.compile(
    r"院里?[^,，回家屋]{0,4}?(?:走|死|去世|过世|病故|没了|没的|断气|咽气|落气)"
)
_ON_THE_WAY = re.compile(r"路上|半路|途中|半道|没(?:送)?[到拢](?:卫生院|医)")
_BROUGHT_HOME = re.compile(
    r"(?:[拉接抬送带转弄背抱]|出了?院|回)(?:了|着)?(?:他|她|人)?(?:回|到|转)?(?:了)?(?:去|来)?(?:家|屋)"
    r"|(?:拉|接|抬|送|带|弄|背|抱|出院|转)(?:了|着)?(?:他|她|人)?(?:回|转)(?:了|来|去)?(?=.{0,3}(?:才)?(?:走|死|去世|没|断气|落气|过世))"
)
_TAKEN_THERE = re.compile(
    r"(?:送|拉|抬|转|到|去)(?:了|着)?(?:他|她|人)?[到去往进]?(?:了)?(?:卫生|医)院"
)
_OLD_OR_ILL = re.compile(
    r"老死|老(?:了|的|掉)|寿终|年纪大|岁数大|(?:生)?病(?:死|故|逝|走|没)|自然(?:死亡|走)|睡(?:着|梦)|癌"
)
_LONGEST, _STORY = 14, 40  # characters: of a longer answer only what is plain is taken


def read_death(text: str) -> Death | None:
    """Read where or how; 老病 where only age or illness is told; None where nothing is told.

    不明: a place is denied and no other told, or it was on the way between two.
    """
    plain = plain_wording(text)
    if len(plain) > _STORY or re.search(r"[吗呢?？]|怎么|哪|什么", plain):
        return None
    denied = _NOT.search(plain) is not None
    if _ACCIDENT.search(plain):
        return None if denied or len(plain) > _LONGEST else "意外"
    if _ON_THE_WAY.search(plain):
        return "不明"
    return _of_places(_NOT.sub("", plain), denied=denied, is_long=len(plain) > _LONGEST)


def _of_places(left: str, *, denied: bool, is_long: bool) -> Death | None:
    """Read the places that are left when the denied ones are taken out."""
    hospital, home = _HOSPITAL.search(left) is not None, _HOME.search(left) is not None
    if hospital and not is_long and _DIED_THERE.search(left):
        return "医院"
    if hospital and (brought := _last(_BROUGHT_HOME, left)) > _last(_TAKEN_THERE, left):
        return "家里" if brought > _last(_HOSPITAL, left) else "不明"
    if is_long:
        return "不明" if denied or (hospital and home) else None
    if hospital != home:
        return "医院" if hospital else "家里"
    if denied or hospital:
        return "不明"
    return "老病" if _OLD_OR_ILL.search(left) else None


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Give where the last match begins; -1 where there is none."""
    return max((each.start() for each in pattern.finditer(text)), default=-1)
