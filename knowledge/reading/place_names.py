"""Names of places that are not the town's own: other villages, towns, counties and provinces."""

import functools
import re

from knowledge.towns import Town

_PROVINCES = (
    "北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|"
    "内蒙古|广西|西藏|宁夏|新疆|香港|澳门"
)
_AWAY = re.compile(
    rf"(?:住在?|家在|人在|我在|搬到|在|到)({_PROVINCES}|外地|外省|外县|省外|县外|国外)(?!银行|话|路)"
)
_HAN = r"[\u4e00-\u9fff]"
_PART = re.compile(
    rf"({_HAN}{{2,4}}?)(自治区|自治州|自治县|街道|省|市|县|区|镇|乡)(?!上|里|下|村|亲|镇|民|长|政府|场|委|级|外|内|办)"
)
_NOT_NAMES = re.compile(
    r"社$|[小园山城地校片景辖库林灾矿战禁特牧]$|[超门都集上夜早菜]$|乡$|城$|[务厂业贵咪粤本我们咱全各哪这那个老新下回进到外同邻隔]$|[由打让问件婴]|^于|^(?:农贸|便民)"
)
_LEAD = re.compile(
    r".*(?:关于|请问|咨询|我们|咱们|你们|他们|我家|我妈|我爸|老家|家里|住在|搬到|家在|人在|我在|现在|在|是|住|从|到|去|来|属于|归|的|和|我)"
)
_VILLAGE = re.compile(
    rf"({_HAN}{{2,8}}?)(村(?!民|里|上|委|支|长|干|医|小|头|口|子|镇|官|级|部|卫|办|集|组)|村(?=村民|委会|小组)|社区(?!医|服|工|矫|卫|里|上|的|民|养))"
)
_NO_VILLAGE = re.compile(
    r"[农本我们咱俺全外各哪个这那邻隔壁同乡新老某一两几]$|行政$|自然$|贫困$|中心$|什么$|啥$|美丽$|示范$|[了要想问请认回返不农農知于進进]|空心$|搬迁$|隔壁$|附近$"
)


@functools.lru_cache(maxsize=256)
def own_parts(town: Town) -> frozenset[str]:
    """Give the names of the town and of what it lies in: 白羊镇, 铜梁区, 重庆市."""
    region = {f"{each[1]}{each[2]}" for each in _PART.finditer(town.region)}
    return frozenset({town.place, *region})


def foreign_part(plain: str, own: frozenset[str]) -> str | None:
    """Give the first other town, district, county, city or province that is named, or None."""
    for found in _PART.finditer(plain):
        name = _named(found[1], own)
        whole = name + found[2]
        if len(name) < 2 or _NOT_NAMES.search(name) or whole in own:  # noqa: PLR2004 - a name
            continue
        if not any(whole.endswith(each) for each in own):
            return whole
    return None


def foreign_province(plain: str, region: str) -> str | None:
    """Give another province (or 外地) in which somebody is, by its short name, or None."""
    found = _AWAY.search(plain)
    return found[1] if found and found[1] not in region else None


def other_village(plain: str, own: frozenset[str]) -> str | None:
    """Give the name of a village that is named in the text, or None."""
    for found in _VILLAGE.finditer(plain):
        name = _named(found[1], own)
        if 2 <= len(name) <= 4 and not _NO_VILLAGE.search(name):  # noqa: PLR2004 - a village's name
            return name + found[2][:2].removesuffix("民")
    return None


def _named(words: str, own: frozenset[str]) -> str:
    """Take off what stands before a name: 我是, 住在, the town's own name."""
    name = _LEAD.sub("", words)
    for each in own:
        at = name.rfind(each)
        name = name[at + len(each) :] if at >= 0 else name
    return name
