"""Pages are set so that nothing is lost, torn or printed beside the paper."""

from datetime import date

import pytest

from knowledge.handbook.book import handbook
from knowledge.handbook.counter_sheet import counter_sheet
from knowledge.handbook.front import contents_sides, index_sides
from knowledge.handbook.marks import (
    BOTTOM,
    BREADTH,
    HEIGHT,
    LEFT,
    TOP,
    Area,
    Band,
    Jump,
    Side,
    Text,
    fill_sides,
)
from knowledge.handbook.saying import Handbook
from knowledge.handbook.setting import page_sides, sheet_sides
from tests.support.conditions import make_catalog, paper
from tests.support.handbooks import made_up_face, shipped_catalog, shipped_town, squeezed, texts
from tests.support.towns import make_town

DAY = date(2026, 11, 24)
FACE = made_up_face()


@pytest.fixture(scope="module")
def book() -> Handbook:
    return handbook(shipped_catalog(), shipped_town("chini"), DAY)


def on_paper(sides: list[Side]) -> bool:
    return all(
        mark.x >= LEFT - 0.01
        and mark.x + FACE.breadth(mark.text, mark.size) <= BREADTH - LEFT + 0.5
        and TOP <= mark.y <= HEIGHT - BOTTOM + 0.5
        for side in sides
        for mark in side
        if isinstance(mark, Text)
    )


def test_every_matter_is_printed_on_the_paper_and_most_on_one_side(book: Handbook) -> None:
    sides = {page.code: page_sides(page, FACE) for page in book.pages}

    assert [code for code, each in sides.items() if not on_paper(each)] == []
    assert max(map(len, sides.values())) <= 3
    assert sum(len(each) == 1 for each in sides.values()) > len(sides) / 2


def test_every_counter_sheet_is_one_side() -> None:
    catalog, town = shipped_catalog(), shipped_town("chini")
    sheets = [
        sheet_sides(counter_sheet(catalog, town, each, DAY), FACE)
        for each in catalog.matters.values()
    ]

    assert {len(each) for each in sheets} == {1}
    assert all(map(on_paper, sheets))


def test_a_long_page_runs_on_with_its_head_and_the_tables_head() -> None:
    catalog, _ = make_catalog(*(paper(f"材料{at}", note="说明" * 30) for at in range(30)))

    first, *more = page_sides(handbook(catalog, make_town(), DAY).pages[0], FACE)

    assert "1示例救助" in texts([first])
    assert "（续）" not in texts([first])
    assert len(more) > 0
    assert all("1示例救助（续）" in texts([each]) for each in more)
    assert "材料名称" in texts([more[0]])
    assert all(f"材料{at}" in texts([first, *more]) for at in range(30))


def test_contents_and_index_lead_to_every_matter(book: Handbook) -> None:
    places = {at: at + 100 for at in range(1, len(book.pages) + 1)}

    contents = contents_sides(book, places, FACE)
    index = index_sides(book, places, FACE)

    assert on_paper(contents)
    assert on_paper(index)
    for sides in (contents, index):
        jumps = {mark.number for side in sides for mark in side if isinstance(mark, Jump)}
        assert jumps == set(places)
    assert all(squeezed(page.title) in texts(contents) for page in book.pages)
    assert all(squeezed(name) in texts(index) for each in book.index for name, _ in each.entries)


def test_bands_that_belong_together_stand_on_one_side() -> None:
    head = Band(10, (Area(0, 0, 1, 1),))
    room = HEIGHT - TOP - BOTTOM
    long = Band(room - 30)
    title = Band(15, (Text(0, 5, "题", 9),), keep=True)
    row = Band(10, (Text(0, 5, "行", 9),))

    one, other = fill_sides([long, title, row], head, head)

    assert texts([one]) == ""
    assert texts([other]) == "题行"


def test_a_band_that_fits_nowhere_is_printed_all_the_same() -> None:
    tall = Band(500, (Text(0, 5, "高", 9),))

    assert texts(fill_sides([tall], Band(1), Band(1))) == "高"
