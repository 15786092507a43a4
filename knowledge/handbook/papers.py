"""What the handbook and the counter sheet say of one material. source: XL-3, CN-4."""

from knowledge.handbook.saying import Fact, Paper, Tick
from knowledge.matters import Material, Matter

_LOCAL = "本地要求时"


def paper(matter: Matter, material: Material, number: int) -> Paper:
    """Give all elements of a material; those that the catalog does not say are None."""
    return Paper(
        number=number,
        name=material.name,
        only_when=only_when(material),
        copies=copies_words(material),
        remarks=(material.note,) if material.note else (),
        elements=(
            Fact("依据", material.basis),
            Fact("表格", material.form),
            Fact("填写", material.fill),
            Fact("示范文本", material.sample),
            Fact("签名", "要签名" if material.signed else None),
            Fact("签章", material.seal),
            Fact("哪里取得", material.where),
            Fact("电子证照", "可用电子证照" if material.e_certificate else None),
            Fact("数据共享", "可共享数据" if material.shareable else None),
            Fact("容缺", tolerance_words(matter, material)),
            Fact("告知承诺", "可告知承诺" if material.promise else None),
        ),
    )


def tick(matter: Matter, material: Material) -> Tick:
    """Give the line of the counter sheet: only what is said, to be seen at a glance."""
    seal = material.seal
    told = (
        f"表格：{material.form}" if material.form and material.form != material.name else None,
        f"哪里取得：{material.where}" if material.where else None,
        f"填写：{material.fill}" if material.fill else None,
        "要签名" if material.signed and "签" not in (material.fill or "") else None,
        f"签章：{seal}" if seal else None,
        "可用电子证照" if material.e_certificate else None,
        "可共享数据" if material.shareable else None,
        "可容缺后补" if may_follow(matter, material) else None,
        "可告知承诺" if material.promise else None,
        material.note,
    )
    how = "；".join(each for each in told if each)
    return Tick(material.name, copies_words(material), only_when(material), how)


def only_when(material: Material) -> str | None:
    """Say in which case it is needed, or None where everybody brings it."""
    return material.when or (_LOCAL if material.local_optional else None)


def copies_words(material: Material) -> str:
    """Say how many originals and copies: 原件1份 复印件1份."""
    kinds = (("原件", material.originals), ("复印件", material.copies))
    return " ".join(f"{kind}{many}份" for kind, many in kinds if many) or "原件、复印件都不用带"


def may_follow(matter: Matter, material: Material) -> bool:
    """Say whether it is among the papers that may follow later (容缺)."""
    return material.name in _may_lack(matter)


def tolerance_words(matter: Matter, material: Material) -> str | None:
    """Say whether it may follow later, or None where that cannot be told from the matter's list."""
    if may_follow(matter, material):
        return "可容缺后补"
    listed = _may_lack(matter)
    named = {each.name for each in matter.materials}
    return "不在容缺清单" if listed and listed <= named else None


def _may_lack(matter: Matter) -> set[str]:
    """Give the names that may follow; “甲（可承诺）” is meant for the material 甲."""
    if matter.tolerant is None:
        return set()
    named = {each.name for each in matter.materials}
    stems = {each: each.partition("（")[0] for each in matter.tolerant.may_lack}
    return {stem if each not in named and stem in named else each for each, stem in stems.items()}
