"""What is asked of a paper on the list: how many, where from, who signs and stamps, how to fill.

Only what the record says is said. source: CN-4, XL-3
"""

import re
from collections.abc import Callable, Iterable, Sequence

from dialogs.choosing import plain
from dialogs.flows import paper_forms
from dialogs.machine import Turn
from dialogs.texts.notice import material_line, materials_text
from dialogs.texts.writing import link
from knowledge import notices
from knowledge.circumstances import Answers
from knowledge.matters import Matter
from knowledge.notice_lists import only_words, seal_words
from knowledge.notices import NoticeMaterial
from knowledge.record_sentences import answering
from knowledge.search.understanding import Element

OF_ONE_PAPER: frozenset[Element] = frozenset(
    ("paper", "issuer", "sign", "seal", "fill", "sample", "basis")
)
"""Elements that a message may ask of one paper that it names."""
AGENT = "agent"
"""The circumstance of who goes: 本人 or 代办."""

_SAYS_LITTLE = frozenset(
    ("证明", "复印", "印件", "原件", "材料", "申请", "需要", "办理", "居民", "几张", "几份")
)
_WHETHER = (
    r"(?:要不要|用不用|需不需要|需要|还要|要|还用)(?:再|去|来|重新)*"
    r"(?:办|领|申请|登记)(?:理|个|一个|一张|张)?"
)
_ONLINE, _BY_NET = re.compile(r"网上|手机|下载|打印"), re.compile(r"网|下载|打印")
_ISSUERS = (
    *("开具", "出具", "开的", "派出所", "医院", "村", "居委", "社区", "单位", "银行", "法院"),
    *("民政", "窗口", "网上", "打印", "下载"),
)


def named_papers(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the lines of the matter's list whose paper the message names."""
    words = _words(turn)
    text = "" if words else _unnamed(turn.said.text, matter)
    return tuple(each for each in listed(turn, matter) if _names(text, words, each.name))


def _unnamed(text: str, matter: Matter) -> str:
    """Take the matter's own names out: “高龄津贴” names no paper, though a form is called so."""
    for name in sorted(_names_of(matter), key=len, reverse=True):
        text = text.replace(name, "")
    return text


def _names_of(matter: Matter) -> tuple[str, ...]:
    return (matter.name, matter.name.partition("（")[0], *matter.aliases)


def _words(turn: Turn) -> tuple[str, ...]:
    """Give the words for the papers that the message names, or the first one that began this."""
    begun = str(turn.learned.get("said", ""))
    if turn.said.understanding.papers or turn.said.text not in {"", begun}:
        named, text = turn.said.understanding.papers, turn.said.text
    else:
        named, text = tuple(turn.learned.get("papers", ())), begun
    return () if paper_forms.speaks_of_a_licence(text, named) else named


def listed(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the list for what was answered so far."""
    return notices.materials_for(matter, answered(turn, matter))


def in_any_case(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give the lines that the message names of all the matter's papers, whatever was answered."""
    words, every = _words(turn), notices.materials_for(matter, {})
    return tuple(each for each in every if any(word in each.name for word in words))


def for_an_agent(turn: Turn, matter: Matter) -> tuple[NoticeMaterial, ...]:
    """Give what somebody must bring besides who goes in the citizen's place."""
    answers = answered(turn, matter)
    own = {each.name for each in notices.materials_for(matter, {**answers, AGENT: ("本人",)})}
    theirs = notices.materials_for(matter, {**answers, AGENT: ("代办",)})
    return tuple(each for each in theirs if each.name not in own)


def answered(turn: Turn, matter: Matter) -> Answers:
    """Give what was answered so far of this matter's circumstances."""
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
    """Give the papers that are named, or all of which it is asked whether they are copied."""
    if _asks_whether(turn, matter):
        conditions = "\n".join(f"· {each}" for each in matter.conditions)
        return f"要不要办、能不能办，清单上的条件是：\n{conditions}\n{_ask_a_person(turn)}"
    asked, found, words = plain(turn.said.text), listed(turn, matter), _words(turn)
    photos = paper_forms.of_photos(asked, found, _ask_a_person(turn))
    own = "".join(_names_of(matter))
    others = [each for each in words if each not in own]
    if paper_forms.names_photos_only(others) and (photos or others):
        return photos or _listed_or_not([p for p in found if paper_forms.is_photo(p)])
    named = named_papers(turn, matter)
    copies = None if words or named else paper_forms.of_copies(asked, found)
    if copies is None and not named and not (words or paper_forms.names_a_paper(asked)):
        return _no_paper(turn, matter, asked)
    return copies or _listed_or_not(named)


def _asks_whether(turn: Turn, matter: Matter) -> bool:
    """Say whether it asks if this matter itself is to be done: “二婚还要办准生证吗”."""
    said = plain(turn.said.text)
    return any(re.search(_WHETHER + re.escape(plain(each)), said) for each in _names_of(matter))


def _no_paper(turn: Turn, matter: Matter, asked: str) -> str:
    """Answer “要带钱不”, “要重新评吗”, where no paper is named, from the rest of the record."""
    if "钱" in asked:
        return f"收费：{matter.fee}。"
    found = answering(matter, asked)
    if found:
        return "清单上写着：\n" + "\n".join(f"· {each}" for each in found)
    return f"“{asked}”：清单上没写。{_ask_a_person(turn)}"


def _listed_or_not(papers: Sequence[NoticeMaterial]) -> str:
    if papers:
        return "清单里有：\n" + materials_text(tuple(papers))
    return (
        "清单里没找到您问的这一样，可能叫别的名字。"
        "要看全部材料就说“材料”；拿不准说“人工”，别白跑一趟。"
    )


def issuer(turn: Turn, matter: Matter) -> str:
    """Say where papers and forms are to be had."""
    found = named_papers(turn, matter) or in_any_case(turn, matter) or listed(turn, matter)
    told = [_in_its_case(each) for each in found if _tells_where(each)]
    phone = turn.world.town.phone
    if not told:
        return f"材料在哪开：清单上没写。请打中心电话问清再跑：{phone}，或者说“人工”。"
    lines = "\n".join(f"· {each}" for each in told)
    online = ""
    if _ONLINE.search(turn.said.text) and not any(_BY_NET.search(each) for each in told):
        online = "能不能网上下载，清单上没写。"
    return f"清单上写了在哪拿、在哪开的：\n{lines}\n{online}别的拿不准，打电话问：{phone}。"


def _in_its_case(paper: NoticeMaterial) -> str:
    when = only_words(paper.only_when)
    return f"{when}：{material_line(paper)}" if when else material_line(paper)


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
