"""Of an answer to “where”, the place is kept and nothing else."""

import pytest

from knowledge.reading.place_words import place_words


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("，就是那个老槐树边上，你们来了打电话给我", "老槐树边上"),
        ("嗯我住在，卫生室旁边的，房子是红砖的", "卫生室旁边，房子是红砖"),
        ("三组12号", "三组12号"),
        ("住在小学背后，我腿走不动", "小学背后"),
        ("老屋基那边，你们来的时候喊一声", "老屋基那边"),
        ("2栋3单元501，麻烦你们了", "2栋3单元501"),
        ("村办公室对面，家具厂二楼", "村办公室对面，家具厂二楼"),
        ("我妈家，王老五家隔壁哈", "王老五家隔壁"),
        ("明天上午来嘛", ""),
        ("要带什么不", ""),
        ("", ""),
    ],
)
def test_the_place_is_kept_and_nothing_else(said: str, place: str) -> None:
    assert place_words(said) == place


def test_a_long_answer_is_cut() -> None:
    assert len(place_words("大树边" * 100)) <= 60
