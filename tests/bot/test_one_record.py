"""Chat, page, print and the clerk's screen say the same, element by element. source: XL-4.

What is seen is read back out of the text and the HTML and held against the catalog itself.
"""

import re
from collections import Counter
from collections.abc import Iterator
from html import unescape

import pytest
from aiohttp import web

from bot.pages.notice import NoticePages
from bot.telling import Telling
from handoff.console.frame import Frame, Templates
from handoff.console.told import ToldPage, sheet_of
from knowledge.calendar import read_calendar
from knowledge.circumstances import Answers
from knowledge.conditions import Needed
from knowledge.matters import Matter
from knowledge.notices import Notice, Way, compose
from knowledge.sparing import sparable, spare
from tests.support.chat import bare, catalog
from tests.support.notices import (
    SeenPaper,
    facts_in_html,
    papers_in_chat,
    papers_in_html,
)
from tests.support.pages import KEY, NUMBER, OneNotice, found_notice, page_town
from tests.support.towns import NOW

TOWN = page_town()
PAGES = NoticePages(OneNotice(None), lambda _: TOWN, "https://yc.test")
CONSOLE = Templates()
FRAME = Frame("告知单", "chats", TOWN.centre, "李", "li", "办事员", 0, "", ())
SHARED = ("窗口", "地址", "电话", "上班时间", "谁来办", "办多久", "收费", "办成拿到", "怎么拿")


def _answers(matter: Matter) -> Iterator[Answers]:
    questions = catalog().questions(matter)
    yield {}
    yield {each.id: ("不清楚",) for each in questions}
    yield {each.id: (each.answers[0],) for each in questions}
    yield {each.id: (each.answers[-1],) for each in questions}


def _notices(matter: Matter) -> Iterator[tuple[Notice, Answers]]:
    for answers in _answers(matter):
        notice = compose(catalog(), matter, TOWN, read_calendar(), answers, NOW)
        yield notice, answers
        ways: dict[int, Way] = {each.place: each.how for each in sparable(notice)}
        if ways:
            yield spare(notice, ways), answers


def _chat(notice: Notice) -> str:
    return bare("\n".join(Telling("https://yc.test").notice(TOWN, notice, NUMBER, KEY)))


def _page(notice: Notice) -> str:
    return PAGES.render(found_notice(notice), TOWN, f"https://yc.test/n/baiyang/{NUMBER}/{KEY}")


def _clerk(notice: Notice) -> str:
    page = ToldPage(FRAME, 1, NUMBER, "今天", "", sheet_of(notice, TOWN.id), None)
    answer = CONSOLE.page("told.html", page)
    assert isinstance(answer, web.Response)
    return answer.text or ""


def _wanted(matter: Matter, notice: Notice, answers: Answers) -> Counter[tuple[str, str, str]]:
    """Say what must be on the list, out of the catalog alone."""
    spared = Counter(each.material.name for each in notice.spared)
    wanted: Counter[tuple[str, str, str]] = Counter()
    for each in matter.materials:
        needed = each.condition.holds(answers) if each.condition else Needed.YES
        if needed is Needed.NO:
            continue
        if spared[each.name]:
            spared[each.name] -= 1
            continue
        when = (each.when or "") if needed is Needed.PERHAPS else ""
        when = when or ("本地要求时" if each.local_optional else "")
        both = [(each.originals, "原件"), (each.copies, "复印件")]
        counts = "，".join(f"{kind}{n}份" for n, kind in both if n) or "不用交纸件"
        wanted[each.name, counts, when] += 1
    return wanted


def _bag(seen: list[SeenPaper]) -> Counter[tuple[str, str, str]]:
    return Counter((each.name, each.counts, each.when) for each in seen)


@pytest.mark.rule("XL-4")
@pytest.mark.parametrize("code", sorted(catalog().matters))
def test_all_four_show_the_same_list_with_the_same_words(code: str) -> None:
    matter = catalog().matters[code]  # type: ignore[index] # a plain string does
    for notice, answers in _notices(matter):
        chat, page, clerk = _chat(notice), _page(notice), _clerk(notice)
        on_page, at_clerk = papers_in_html(page), papers_in_html(clerk)

        assert _bag(on_page) == _wanted(matter, notice, answers)
        assert papers_in_chat(chat) == on_page
        assert at_clerk == on_page
        assert [each.number for each in on_page] == [str(n + 1) for n in range(len(on_page))]
        for each in notice.spared:
            line = rf"免[带交]：{re.escape(each.material.name)}（"
            for seen in (chat, unescape(page), unescape(clerk)):
                assert re.search(line, seen)


@pytest.mark.rule("XL-4")
@pytest.mark.parametrize("code", sorted(catalog().matters))
def test_all_four_state_the_same_facts(code: str) -> None:
    matter = catalog().matters[code]  # type: ignore[index] # a plain string does
    notice = compose(catalog(), matter, TOWN, read_calendar(), {}, NOW)
    chat, page, clerk = _chat(notice), _page(notice), _clerk(notice)
    on_page, at_clerk = facts_in_html(page), facts_in_html(clerk)

    for label in SHARED:
        assert on_page.get(label) == at_clerk.get(label), label
    assert on_page["收费"] == matter.fee
    assert on_page["办成拿到"] == matter.result
    assert on_page["怎么拿"] == "、".join(matter.delivery)
    for words in (on_page["收费"], on_page["办成拿到"], on_page["怎么拿"], on_page["办多久"]):
        assert words in chat
    if matter.done_here:
        for words in (on_page["窗口"], on_page["地址"], on_page["电话"], on_page["上班时间"]):
            assert words in chat
    for condition in matter.conditions:
        for seen in (chat, unescape(page), unescape(clerk)):
            assert condition in seen
