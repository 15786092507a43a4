"""The one-time notice as its citizen sees it."""

import re

import pytest

from bot.pages.assets import Assets
from bot.pages.notice import NoticePages
from bot.pages.told import dialled
from bot.telling import notice_url
from handoff.notices import FoundNotice
from knowledge.matters import TownId
from knowledge.notice_lists import counts_words, groups_of, only_words
from tests.support.pages import (
    NUMBER,
    PATH,
    OneNotice,
    found_notice,
    page_notice,
    page_town,
    paper,
)


def _page(found: FoundNotice, *, big: bool = False) -> str:
    pages = NoticePages(OneNotice(found), {"baiyang": page_town()}.get, "https://yc.test")
    return pages.render(found, page_town(), f"https://yc.test{PATH}", big=big)


def test_everything_that_was_told_is_on_the_page() -> None:
    notice = page_notice()
    page = _page(found_notice(notice))

    told = notice.as_json()
    unsaid = {notice.matter, notice.nothing}
    words = [each for each in told.values() if isinstance(each, str) and each not in unsaid]
    words += [*notice.conditions, *notice.counters, *notice.steps, *notice.basis]
    words += [each.name for each in notice.materials]
    words += [each for pair in notice.told for each in pair]
    words += [NUMBER, "2026年11月24日 10:05", "自取、送达村站", "验原件、留复印件", "023-45851201"]
    assert [each for each in words if each not in page] == []


def test_whose_list_is_empty_is_told_what_that_means() -> None:
    asked = "公开的资料没有写，先打电话问"

    assert asked in _page(found_notice(page_notice((), nothing=asked)))
    assert asked not in _page(found_notice(page_notice(nothing=asked)))


def test_a_matter_that_the_town_has_not_confirmed_says_so_and_offers_a_person() -> None:
    doubtful = _page(found_notice(page_notice(confirmed=False)))
    sure = _page(found_notice(page_notice(confirmed=True)))

    line = (
        "本清单由系统按公开资料整理，本镇尚未逐项核对，"
        "请以窗口为准，可先打电话或在微信里说“人工”问清。"
    )
    assert line in doubtful
    assert "尚未逐项核对" not in sure


def test_papers_for_some_cases_stand_apart_case_by_case_and_are_numbered_through() -> None:
    groups = groups_of(page_notice().materials)

    assert [
        (each.when, [f"{line.number} {line.name}" for line in each.lines]) for each in groups
    ] == [
        (None, ["1 居民身份证（申请人）", "2 诚信承诺"]),
        ("仅在委托他人代办时要带", ["3 授权委托书", "4 代办人身份证"]),
        ("仅已婚或再婚的要带", ["5 结婚证"]),
    ]


def test_a_list_of_special_cases_only_has_no_empty_first_group() -> None:
    assert [each.when for each in groups_of((paper("结婚证", only_when="再婚的"),))] == [
        only_words("再婚的")
    ]


def test_a_form_that_is_the_paper_itself_is_not_named_twice() -> None:
    own, other = groups_of(
        (
            paper("授权委托书", form="《授权委托书》", signed=True),
            paper("诚信承诺", form="诚信承诺书"),
        )
    )[0].lines

    assert own.details == ("这是要填的表", "表格窗口有", "要签字")
    assert other.details == ("填《诚信承诺书》", "表格窗口有")


@pytest.mark.parametrize(
    ("originals", "copies", "words"),
    [(1, 2, "原件1份，复印件2份"), (0, 1, "复印件1份"), (3, 0, "原件3份"), (0, 0, "不用交纸件")],
)
def test_counts_are_said_by_kind(originals: int, copies: int, words: str) -> None:
    assert counts_words(paper("照片", originals=originals, copies=copies)) == words


@pytest.mark.parametrize(
    ("phone", "digits"),
    [
        ("023-45851201", "02345851201"),
        ("0564-7000000转2", "05647000000"),
        ("020-1、020-2", "0201"),
        ("见公示栏", None),
        ("", None),
    ],
)
def test_a_phone_is_a_link_only_where_there_is_something_to_dial(
    phone: str, digits: str | None
) -> None:
    assert dialled(phone) == digits
    link = f'href="tel:{digits}"' in _page(found_notice(page_notice(phone=phone)))
    assert link is (digits is not None)


def test_what_was_forgotten_the_first_time_is_owned_up_to() -> None:
    assert "比上次告知您的多了：结婚证。" in _page(found_notice(added=("结婚证",)))
    assert "比上次" not in _page(found_notice(added=None))


def test_who_told_it_is_named_and_the_machine_says_that_it_is_one() -> None:
    assert "告知：微信自动告知，" in _page(found_notice(told_by="bot"))
    assert "告知：李办事（示例），" in _page(found_notice(told_by="li"))
    assert "告知：白羊镇便民服务中心工作人员，" in _page(found_notice(told_by="gone"))


def test_what_is_empty_leaves_no_heading_behind() -> None:
    bare = page_notice(
        (),
        told=(),
        conditions=(),
        counters=(),
        steps=(),
        basis=(),
        online=None,
        tolerant=None,
        home_visit_for=None,
        proxy=False,
    )
    page = _page(found_notice(bare))

    headings = re.findall(r"<h2>([^<]+)", page)
    assert headings == ["要带的材料", "到哪里办", "多久、多少钱", "来不了怎么办"]
    assert "不用带材料" in page
    assert "要本人办；来不了请先打电话问" in page
    assert not {"窗口</dt>", "上门办", "网上办", "容缺", "电子证照"} & set(re.split(r"[<>]", page))


def test_words_from_a_town_or_a_citizen_are_never_markup() -> None:
    page = _page(found_notice(page_notice(name="<script>alert(1)</script>", told=(("问", "<b>"),))))

    assert "&lt;script&gt;alert(1)" in page
    assert "<b>" not in page.replace("<b>可以后补（容缺）：</b>", "")


def test_nothing_on_the_page_is_inline_script_or_style() -> None:
    page = _page(found_notice())

    assert re.findall(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", page) == []


def test_large_type_is_a_link_each_way() -> None:
    plain, big = _page(found_notice()), _page(found_notice(), big=True)

    assert 'href="?big=1"' in plain
    assert 'href="?big=0"' in big
    assert re.search(r'<html[^>]*class="big', big)
    assert not re.search(r'<html[^>]*class="big', plain)


def test_the_address_is_safe_to_write() -> None:
    url = notice_url("https://yc.test", TownId("a/b"), "G 1", "k?")
    assert url == "https://yc.test/n/a%2Fb/G%201/k%3F"


def test_files_stand_below_the_path_that_a_proxy_adds() -> None:
    pages = NoticePages(OneNotice(None), {"baiyang": page_town()}.get, "https://yc.test/yc/")
    page = pages.render(found_notice(), page_town(), "https://yc.test/yc/n/a/b/c")

    assert re.findall(r'(?:href|src)="(/yc[^"]+)"', page) == [
        Assets("/yc").url(name)
        for name in ("icon.svg", "citizen.css", "notice.css", "notice-print.css", "citizen.js")
    ]
