"""Scenarios of the staff's handbook, made by the command line and read back from its files."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main
from tests.support.handbooks import (
    bookmarks,
    pdf_sides,
    shipped_catalog,
    squeezed,
    word_matters,
    word_paragraphs,
)

ELEMENTS = (  # XL-3's and CN-4's, as the handbook heads them
    *("编码", "办件类型", "设定依据", "行使层级", "由谁决定", "受理条件", "服务对象", "材料名称"),
    *("格式、份数", "表格、填写说明、示范文本", "签名、签章", "哪里取得", "可替代、可后补"),
    *("法定时限", "承诺时限", "收费", "办理流程", "办理结果", "送达方式", "网上办理", "网上怎么办"),
    *(
        "办理标签",
        "代办",
        "上门",
        "容缺受理",
        "告知承诺",
        "容易混的",
        "一件事",
        "受理季节",
        "本镇窗口",
    ),
)


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path / "var"))


def made(file: Path, town: str) -> bytes:
    result = CliRunner().invoke(main, ["catalog", "handbook", "--town", town, "-o", str(file)])
    assert result.exit_code == 0, result.output
    return file.read_bytes()


@pytest.mark.rule("XL-14")
def test_one_command_makes_the_handbook_with_each_matter_on_a_page_of_its_own(
    tmp_path: Path,
) -> None:
    matters = shipped_catalog().matters.values()

    pdf = made(tmp_path / "手册.pdf", "xili")
    word = word_paragraphs(made(tmp_path / "手册.docx", "xili"))

    sides = pdf_sides(pdf)
    assert "西里镇便民服务中心" in sides[0]
    assert squeezed(f"目录版本{shipped_catalog().version}") in sides[0]
    begins = {title.partition("　")[2]: side for title, side in bookmarks(pdf).items()}
    assert {each.name for each in matters} <= set(begins)
    assert len({begins[each.name] for each in matters}) == len(matters)
    for each in matters:
        side = sides[begins[each.name] - 1]
        assert squeezed(each.name) in side
        assert f"编码{each.code}" in side
        assert "本镇尚未核对" in side
    headings = {text.partition("　")[2] for style, text in word if style == "Heading 2"}
    assert headings == {each.name for each in matters}


@pytest.mark.rule("CN-4")
def test_every_material_stands_in_the_handbook_with_what_is_said_of_it_and_what_is_not(
    tmp_path: Path,
) -> None:
    told = word_matters(word_paragraphs(made(tmp_path / "手册.docx", "chini")))
    pages = {title.partition("　")[2]: page for title, page in told.items()}

    for matter in shipped_catalog().matters.values():
        page = pages[matter.name]
        assert [each for each in ELEMENTS if each not in page] == [], matter.code
        for each in matter.materials:
            for said in (each.name, each.form, each.fill, each.seal, each.where, each.basis):
                assert squeezed(said or "") in page, (matter.code, said)
        assert page.count("未载明：依据") == len(matter.materials)
    assert (
        "中华人民共和国残疾评定表医院会填，不用自己找人填原件1份表格：中华人民共和国残疾评定表"
        "签章：指定的评定医院指定的评定医院填不在容缺清单"
        "未载明：依据、填写、示范文本、签名、电子证照、数据共享、告知承诺"
    ) in pages["残疾人证新办"]
