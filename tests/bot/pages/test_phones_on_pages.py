"""Every telephone number on a citizen's page can be tapped, and a missing page is named rightly."""

import re
from pathlib import Path

import pytest

from bot.pages.assets import page_templates
from bot.pages.told import tel
from tests.bot.pages.test_public_pages import get, town

_TEMPLATES = Path("bot/pages/templates")
_BARE = re.compile(r"\{\{[^}]*phone(?!\|tel|\()\b[^}]*\}\}")
_MAY = ("dial", "bits.phone", "phone(page", 'value="{{ page.phone }}"', "sheet.dial")


def test_a_number_is_a_link_that_dials_it_and_words_are_words() -> None:
    assert tel("023-45678901、12345") == (
        '<a class="tel" href="tel:02345678901">023-45678901、12345</a>'
    )
    assert tel("12345") == '<a class="tel" href="tel:12345">12345</a>'
    assert tel("<没有>") == "&lt;没有&gt;"


@pytest.mark.parametrize("name", sorted(each.name for each in _TEMPLATES.glob("*.html")))
def test_no_template_shows_a_number_that_cannot_be_tapped(name: str) -> None:
    lines = (_TEMPLATES / name).read_text("utf-8").splitlines()
    bare = [each for each in lines if _BARE.search(each) and not any(m in each for m in _MAY)]

    assert bare == []


async def test_the_board_dials_the_supervisor_and_leads_to_booking() -> None:
    board = await get("/hall/chini")
    number = town("chini").complaint_phone

    assert board.count(f'href="tel:{number.replace("-", "")}"') == 2
    assert 'href="/front/b/chini"' in board


@pytest.mark.parametrize(("what", "words"), [("这张收条", "说“我的代办”"), ("这次上门", "说“x”")])
def test_a_missing_page_is_called_what_it_is(what: str, words: str) -> None:
    class Files:
        icon, css = "", ()

    template = page_templates().get_template("notice_missing.html")

    assert f"没有找到{what}" in template.render(files=Files(), what=what, then=words)
    assert "没有找到这张告知单" in template.render(files=Files())
