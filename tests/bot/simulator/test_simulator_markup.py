"""Which markup of a text becomes blue words; all else is shown as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.simulator.markup import Part, parts_of, words_of
from tests.bot.simulator.stage import tap


def test_links_and_taps_become_blue_words_and_lines_are_kept() -> None:
    text = f"看这里：\n<a href='https://a.cn/n/1?x=1&y=2'>全文</a>\n1. {tap('本人', 7)}。"

    assert parts_of(text) == (
        Part("text", "看这里：\n"),
        Part("link", "全文", href="https://a.cn/n/1?x=1&y=2"),
        Part("text", "\n1. "),
        Part("tap", "本人", says="本人", tap_id="7"),
        Part("text", "。"),
    )


def test_a_taps_content_is_unescaped() -> None:
    (part,) = parts_of(tap("下午 2点", 7, "%E4%B8%8B%E5%8D%88%202%E7%82%B9"))

    assert part.says == "下午 2点"


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        '<a href="javascript:alert(1)">x</a>',
        '<a href=" javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="//evil.cn">x</a>',
        '<a href="http://[">x</a>',
        "<a href=https://a.cn>no quotes</a>",
        '<a href="https://a.cn"><b>x</b></a>',
        '<a href="weixin://bizmsgmenu?msgmenucontent=x">no id</a>',
        '<a href="weixin://bizmsgmenu?msgmenucontent=&msgmenuid=1">no content</a>',
        '<a href="weixin://bizmsgmenu?msgmenucontent=x&amp;msgmenuid=1">escaped</a>',
        "<b>bold</b> &lt;",
    ],
)
def test_anything_else_is_text(text: str) -> None:
    assert parts_of(text) == (Part("text", text),)


def test_an_attribute_after_the_address_adds_nothing() -> None:
    (part,) = parts_of('<a href="https://a.cn" onclick="alert(1)">x</a>')

    assert part == Part("link", "x", href="https://a.cn")


@given(st.text(alphabet="<a href=\"'>/bx:weixn&=?#\n", max_size=80))
def test_no_text_is_lost_and_no_link_is_made_from_noise(text: str) -> None:
    parts = parts_of(text)

    assert all(each.kind == "text" for each in parts)
    assert words_of(parts) == text
