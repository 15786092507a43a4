"""Which papers are copied and how the photo must be: what the list says, and what it does not.

source: CN-4, XL-3
"""

import re
from collections.abc import Iterable, Sequence

from dialogs.texts.notice import material_line, materials_text
from knowledge.notice_lists import counts_words, only_words
from knowledge.notices import NoticeMaterial

_PORTRAIT = re.compile(r"彩照|证件照|免冠|登记照|大头照|寸")
_PHOTO = re.compile(
    r"寸|底色|底子|[红白蓝]底|什么.{0,4}底|啥.{0,4}底|照相|拍|照不|照得|能照|相片|照片|(?:几|多少)张$"
)
_PHOTO_WORD = re.compile(r"照|[相像]片|寸")
_COPIES = re.compile(r"复印|原件")
_COUNTED = re.compile(r"(?:几|多少)(?:张|份|本|套)")
_PAPER = re.compile(
    r"(?<!执)照(?!相)|[证本簿书表票单卡章]|证明|合同|协议|材料|资料|原件|复印|文件|手续|报告|存折|病历|流水|东西"
)
_PARTICULARS = (
    ("几寸", re.compile(r"寸|尺寸|规格|多大"), re.compile(r"寸|像素")),
    ("要什么底色", re.compile(r"底色|底子|[红白蓝]底|(?:什么|啥|哪).{0,4}底"), re.compile(r"底")),
    (
        "窗口能不能拍",
        re.compile(r"拍|照相|照不|照得|能照|[里那这]照"),
        re.compile(r"[场口里](?:拍|照(?!片))"),
    ),
)
"""What may be asked of a photo: in words, how it is asked, and how a list says it."""


def of_photos(asked: str, listed: Sequence[NoticeMaterial], ask: str) -> str | None:
    """Give the list's photos with what it says nothing of; None where no photo is asked of.

    `ask` says whom to ask.
    """
    if _PHOTO.search(asked) is None:
        return None
    wanted = [each for each in _PARTICULARS if each[1].search(asked)]
    photos = tuple(each for each in listed if _PORTRAIT.search(each.name))
    if not photos:
        return f"清单里没有证件照这一样。{ask}" if wanted else None
    said = "".join(material_line(each) for each in photos)
    silent = "、".join(words for words, _, says in wanted if says.search(said) is None)
    told = f"清单里有：\n{materials_text(photos)}"
    return f"{told}\n{silent}，清单上没写。{ask}" if silent else told


def names_photos_only(words: Iterable[str]) -> bool:
    """Say whether these words for papers, if any, are all of photos."""
    return all(_PHOTO_WORD.search(each) for each in words)


def speaks_of_a_licence(text: str, words: Iterable[str]) -> bool:
    """Say whether words for photos were heard in 执照, 护照 or the like, where none is named."""
    bare = re.sub("[执护驾证牌]照", "", text)
    return bare != text and names_photos_only(words) and not _PHOTO_WORD.search(bare)


def names_a_paper(asked: str) -> bool:
    """Say whether a text names anything that is a paper, of whatever kind."""
    return _PAPER.search(asked) is not None


def is_photo(paper: NoticeMaterial) -> bool:
    """Say whether a line is a photo, of whatever."""
    return _PORTRAIT.search(paper.name) is not None or "照片" in paper.name


def of_copies(asked: str, listed: Sequence[NoticeMaterial]) -> str | None:
    """Say of all papers which are copied; None where the message asks nothing of that."""
    if not listed or not (_COPIES.search(asked) or _COUNTED.search(asked)):
        return None
    copied = [each for each in listed if each.copies]
    if _COPIES.search(asked) is None or not copied:
        none = "清单上没有要复印件的。" if _COPIES.search(asked) else ""
        return f"{none}要带：\n{materials_text(tuple(listed))}"
    lines = "\n".join(f"· {each.name}：{counts_words(each)}{_case(each)}" for each in copied)
    others = "、".join(f"{each.name}{_case(each)}" for each in listed if not each.copies)
    return f"要复印件的：\n{lines}" + (f"\n不用复印件：{others}。" if others else "")


def _case(paper: NoticeMaterial) -> str:
    when = only_words(paper.only_when)
    return f"（{when}）" if when else ""
