"""Reads a notice's list back out of what people see: chat text, the page, the clerk's screen."""

import re
from dataclasses import dataclass
from html import unescape

_COUNTS = r"(?:原件|复印件)\d+份(?:，复印件\d+份)?|不用交纸件"
_CHAT_LINE = re.compile(rf"(\d+)\. (.+) ({_COUNTS})(?:（(.*)）)?(?:看示范)?")
_PART = re.compile(r'<h3>([^<]*)</h3>|class="(name|counts|detail|tag)">([^<]*)<')
_FACT = re.compile(r"<dt>([^<]*)</dt>\s*<dd>(.*?)</dd>", re.DOTALL)
_CASE = re.compile(r"仅(?:在(.+时)|(.+))要带")


@dataclass(frozen=True)
class SeenPaper:
    """One paper as it is read: its number, name, counts, what is said of it, and in which case."""

    number: str
    name: str
    counts: str
    marks: str
    when: str


def papers_in_chat(text: str) -> list[SeenPaper]:
    """Read the list out of chat messages (without their markup)."""
    found, perhaps = [], False
    for line in text.splitlines():
        perhaps = perhaps or line.startswith("下面的看情况才带")
        match = _CHAT_LINE.fullmatch(line)
        if match is None:
            continue
        number, name, counts, marks = match.groups(default="")
        when, _, rest = name.rpartition("：") if perhaps else ("", "", name)
        found.append(SeenPaper(number, rest, counts, marks, when))
    return found


def papers_in_html(page: str) -> list[SeenPaper]:
    """Read the list out of the citizen's page or the clerk's screen."""
    found: list[dict[str, str]] = []
    when = ""
    for heading, kind, words in _PART.findall(page.partition("<main")[2]):
        if heading:
            case = _CASE.fullmatch(unescape(heading))
            when = (case[1] or case[2]) if case else ""
        elif kind == "name":
            number, _, name = unescape(words).partition(". ")
            found.append({"number": number, "name": name, "counts": "", "marks": "", "when": when})
        elif kind == "counts":
            found[-1]["counts"] = unescape(words)
        else:
            marks = (found[-1]["marks"], unescape(words))
            found[-1]["marks"] = "；".join(each for each in marks if each)
    return [SeenPaper(**each) for each in found]


def facts_in_html(page: str) -> dict[str, str]:
    """Read label and words of every fact on a page, without markup."""
    return {
        unescape(label): unescape(re.sub(r"<[^>]+>", "", words)).strip()
        for label, words in _FACT.findall(page)
    }
