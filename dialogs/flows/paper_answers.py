"""What is asked of a paper on the list: how many, where from, who signs and stamps, how to fill.

Only what the record says is said. source: CN-4, XL-3
"""

from collections.abc import Callable, Iterable

from dialogs.machine import Turn
from dialogs.texts.notice import material_line, materials_text
from dialogs.texts.writing import link
from knowledge import notices
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notice_lists import seal_words
from knowledge.notices import NoticeMaterial
from knowledge.search.understanding import Element

OF_ONE_PAPER: frozenset[Element] = frozenset(
    ("paper", "issuer", "sign", "seal", "fill", "sample", "basis")
)
"""Elements that a message may ask of one paper that it names."""

_SAYS_LITTLE = frozenset(
    ("证明", "复印", "印件", "原件", "材料", "申请", "需要", "办理", "居民", "几张", "几份")
)
_ISSUERS = (
    *("开具", "出具", "开的", "派出所", "医院", "村", "居委", "社区", "单位", "银行", "法院"),
    *("民政", "窗口", "网上", "打印", "下载"),
)


def named_papers(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the lines of the matter's list whose paper the message names."""
    words = turn.said.understanding.papers
    if not words and turn.said.text in {"", turn.learned.get("said")}:
        words = tuple(turn.learned.get("papers", ()))  # of the first message
    text = "" if words else turn.said.text.replace(matter.name, "")
    return tuple(each for each in listed(turn, matter) if _names(text, words, each.name))


def listed(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the list for what was answered so far."""
    return notices.materials_for(matter, _answers(turn, matter))


def _answers(turn: Turn, matter: Matter) -> Answers:
    kept = turn.learned.get("answers") if turn.learned.get("matter") == matter.code else None
    if kept is None and turn.memory.matter == matter.code:
        kept = turn.memory.answers
    return {name: tuple(chosen) for name, chosen in (kept or {}).items()}


def _names(text: str, words: Iterable[str], paper: str) -> bool:
    if any(word in paper for word in words):
        return True
    pairs = {paper[at : at + 2] for at in range(len(paper) - 1)}
    return any(pair in text and pair not in _SAYS_LITTLE for pair in pairs)


def papers(turn: Turn, matter: Matter) -> str:
    """Give the whole list."""
    return "要带：\n" + materials_text(listed(turn, matter))


def paper(turn: Turn, matter: Matter) -> str:
    """Give the papers that are named: how many originals and copies, and what else."""
    named = named_papers(turn, matter)
    if named:
        return "清单里有：\n" + materials_text(named)
    return "清单里没有您问的这一样。要看全部材料就说“材料”；拿不准说“人工”，别白跑一趟。"


def issuer(turn: Turn, matter: Matter) -> str:
    """Say where papers and forms are to be had."""
    found = named_papers(turn, matter) or listed(turn, matter)
    told = [material_line(each) for each in found if _tells_where(each)]
    phone = turn.world.town.phone
    if not told:
        return f"材料在哪开：清单上没写。请打中心电话问清再跑：{phone}，或者说“人工”。"
    lines = "\n".join(f"· {each}" for each in told)
    return f"清单上写了在哪拿、在哪开的：\n{lines}\n别的拿不准，打电话问：{phone}。"


def _tells_where(paper: NoticeMaterial) -> bool:
    if paper.form or paper.where or paper.seal:
        return True
    return any(word in f"{paper.name}{paper.note}" for word in _ISSUERS)


def sign(turn: Turn, matter: Matter) -> str:
    """Say who signs what."""
    return _each(turn, matter, "要签字的", "没写要签字", _signed)


def seal(turn: Turn, matter: Matter) -> str:
    """Say who stamps what."""
    return _each(turn, matter, "要盖章的", "没写要盖章", seal_words)


def fill(turn: Turn, matter: Matter) -> str:
    """Say how the papers are filled in, with their examples."""
    return _each(turn, matter, "这样填", "没写怎么填", _filled) + _examples(turn, matter)


def sample(turn: Turn, matter: Matter) -> str:
    """Give the filled-in examples there are."""
    shown = _examples(turn, matter).strip()
    return shown or f"这件事还没有示范文本。{_ask_a_person(turn)}"


def _each(
    turn: Turn,
    matter: Matter,
    heading: str,
    silent: str,
    words: Callable[[NoticeMaterial], str | None],
) -> str:
    """List what the record says of the papers that are named, or of all where none is."""
    named = named_papers(turn, matter)
    told = [(each, words(each)) for each in named or listed(turn, matter)]
    lines = [f"· {each.name}：{said}" for each, said in told if said]
    if lines:
        return f"{heading}：\n" + "\n".join(lines)
    which = "、".join(each.name for each in named)
    return f"清单上{which and f'“{which}”'}{silent}。{_ask_a_person(turn)}"


def _signed(each: NoticeMaterial) -> str | None:
    says = next((part for part in (each.fill, each.note) if part and "签" in part), None)
    return says or ("要签字" if each.signed else None)


def _filled(each: NoticeMaterial) -> str | None:
    if each.fill:
        return each.fill
    return f"填《{each.form.strip('《》')}》" if each.form and each.form != each.name else None


def _examples(turn: Turn, matter: Matter) -> str:
    papers = named_papers(turn, matter) or listed(turn, matter)
    desk = turn.world.desk
    found = {each.sample: each.name for each in papers if each.sample}
    lines = [f"· {link(desk.sample_url(file), f'{name}示范')}" for file, name in found.items()]
    return "\n照着写：\n" + "\n".join(lines) if lines else ""


def _ask_a_person(turn: Turn) -> str:
    return f"拿不准打电话问：{turn.world.town.phone}，或者说“人工”。"
