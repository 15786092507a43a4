"""A 补正告知书 as chat messages."""

from dialogs.texts.writing import link
from knowledge.corrections import Correction, fault_words


def correction_parts(correction: Correction, number: str, url: str) -> tuple[str, ...]:
    """Give its parts in order: all lines, then where to bring them. source: BY-15."""
    lines = [f"{place}. {fault_words(each)}" for place, each in enumerate(correction.faults, 1)]
    where = "、".join(correction.counters) or "窗口"
    return (
        f"【{correction.name}】\n补正告知书 {number}　{link(url, '看全文、打印')}",
        f"▍要补、要改的一共{len(lines)}样\n" + "\n".join(lines),
        f"▍补齐了交到：{correction.centre}，{where}\n地址：{correction.address}　电话：{correction.phone}\n{correction.hours}",
    )
