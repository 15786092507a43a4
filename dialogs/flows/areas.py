"""The parts of life that matters belong to, to ask by where the words alone say too little."""

from dataclasses import dataclass

from dialogs.machine import Choice
from knowledge.matters import Catalog
from knowledge.towns import Town

OTHER = "other"


@dataclass(frozen=True, slots=True)
class Area:
    """One part of life: how it is called and named, and the codes asked for most often in it."""

    id: str
    label: str
    words: tuple[str, ...]
    codes: tuple[str, ...]


AREAS = (
    Area(
        "papers",
        "办证、户口、结婚",
        ("证件", "办证", "户口", "证"),
        (
            "gongan.shenfenzheng", "shebao.ka-shenling", "shebao.ka-buhuan", "gongan.chusheng",
            "gongan.qianru", "minzheng.jiehun", "laisui.juzhuzheng", "shichang.geti-sheli",
        ),
    ),
    Area(
        "money",
        "钱：补助、社保、医保",
        ("钱", "补助", "补贴", "社保", "医保", "养老", "钱和补助"),
        (
            "minzheng.dibao", "minzheng.linshi", "shebao.jiaofei", "shebao.daiyu", "yibao.jiaofei",
            "yibao.shougong", "nongye.gengdi", "jiaoyu.zizhu",
        ),
    ),
    Area(
        "people",
        "老人、病人、残疾人",
        ("老人", "病人", "残疾", "残疾人", "老年人", "看病"),
        (
            "minzheng.gaoling", "laoling.youdaizheng", "shebao.renzheng", "canlian.zheng_new",
            "canlian.huli", "yibao.mante", "yibao.jiuzhu", "minzheng.tekun",
        ),
    ),
    Area(
        "land",
        "房子、土地、山林",
        ("房子", "土地", "建房", "地", "房", "田", "山"),
        (
            "jianfang.zhaijidi", "jianfang.weifang", "jianfang.budongchan", "nongye.liuzhuan",
            "nongye.chengbao-zheng", "linye.caifa",
        ),
    ),
)  # fmt: skip


def choices() -> tuple[Choice, ...]:
    """Give the areas to choose from, and a person for everything else."""
    own = (Choice(each.id, each.label, each.words) for each in AREAS)
    return (*own, Choice(OTHER, "别的事，请人来看", ("其他", "其它", "别的", "都不是")))


def matters_of(area: str, catalog: Catalog, town: Town) -> list[str]:
    """Give the codes of an area's matters that the catalog has and the town takes."""
    found = next((each.codes for each in AREAS if each.id == area), ())
    known = (catalog.matter(code) for code in found)
    return [each.code for each in known if each and town.takes(each)]
