"""Where somebody died, as those who are left say it: at a hospital, at home, by accident."""

import re
from typing import Literal

from knowledge.reading.wording import plain_wording

Death = Literal["医院", "家里", "意外", "老病"]
_HOSPITAL = re.compile(r"(?:卫生|医)院|住院|抢救|病房|ICU|icu|急救|救护车|手术")
_HOME = re.compile(
    r"(?:在|自己|老)?(?:屋头|屋里|(?<![人大国])家(?![人属长])里?|床上|炕上)|(?:养老|敬老|福利|护理)院|老家"
)
_ACCIDENT = re.compile(
    r"车祸|(?:被)?车(?:给)?撞|摔死|跌死|淹|溺水|触电|电死|中毒|自杀|上吊|喝农?药|火灾|烧死|凶|被(?:人)?(?:打|杀)|工伤|工地|意外|横死"
)
_NOT = re.compile(
    r"(?:不是|没有?|没得|未|冇)(?:在|去|送|到|进)*(?:卫生院|医院|家里?|屋里|屋头|住院|意外)"
)
_OLD_OR_ILL = re.compile(
    r"老死|老(?:了|的|掉)|寿终|年纪大|岁数大|(?:生)?病(?:死|故|逝|走|没)|自然(?:死亡|走)|睡(?:着|梦)|癌"
)
_LONGEST = 14


def read_death(text: str) -> Death | None:
    """Read where or how; 老病 where only age or illness is told; None where it is not plain."""
    plain = plain_wording(text)
    if len(plain) > _LONGEST or re.search(r"[吗呢?？]|怎么|哪|什么", plain):
        return None
    if _ACCIDENT.search(plain):
        return None if _NOT.search(plain) else "意外"
    left = _NOT.sub("", plain)
    hospital, home = _HOSPITAL.search(left) is not None, _HOME.search(left) is not None
    if hospital != home:
        return "医院" if hospital else "家里"
    return "老病" if not hospital and _OLD_OR_ILL.search(left) else None
