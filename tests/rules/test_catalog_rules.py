"""Scenarios of the catalog: its elements and its versions, from the file to the chat."""

import asyncio
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

from bot.cli import main
from knowledge.workbook.columns import letters
from tests.knowledge.workbook.filling import DIBAO, column, put, row_of
from tests.support.centre import Centre

ELEMENTS = {
    "名称": "事项名称",
    "编码": "事项编码",
    "类型": "类型",
    "设定依据": "设定依据",
    "行使层级": "行使层级",
    "受理条件": "受理条件",
    "服务对象": "服务对象",
    "办理时限": "法定时限",
    "收费": "收费",
}
"""What the rule names as an element, and its column; 申请材料 has a sheet of its own."""


@pytest.fixture(autouse=True)
def operator(monkeypatch: pytest.MonkeyPatch, database_url: str, tmp_path: Path) -> None:
    """An operator at the machine on which the centre runs."""
    monkeypatch.setenv("YICHUANG_DATABASE_URL", database_url)
    monkeypatch.setenv("YICHUANG_SECRET_KEY", "a secret for tests only")
    monkeypatch.setenv("YICHUANG_VAR", str(tmp_path))
    monkeypatch.setattr("bot.cli.catalog_records.current", lambda _url: "made without migrations")
    monkeypatch.setattr("bot.cli.catalog_records.head", lambda: "made without migrations")


async def types(*words: str | Path) -> Result:
    """Type a command while the centre runs."""
    return await asyncio.to_thread(CliRunner().invoke, main, [str(each) for each in words])


async def exports(file: Path, town: str) -> Workbook:
    done = await types("catalog", "export", "--town", town, "-o", file, "--force")
    assert done.exit_code == 0, done.stderr
    return load_workbook(BytesIO(file.read_bytes()))


def cell(book: Workbook, title: str, code: str = DIBAO) -> object:
    found: object = book["事项"].cell(row_of(book, "事项", code), column(book, "事项", title)).value
    return found


@pytest.mark.rule("XL-3")
async def test_a_matter_with_a_missing_element_is_refused_with_row_and_column(
    centre: Centre, tmp_path: Path
) -> None:
    file = tmp_path / "xili.xlsx"
    book = await exports(file, "xili")
    codes = [each.value for each in book["事项"]["A"][1:]]
    places = []
    for code, title in zip(codes, ELEMENTS.values(), strict=False):
        place = book["事项"].cell(row_of(book, "事项", code), column(book, "事项", title))
        letter = letters(column(book, "事项", title))
        places.append(f"工作表 事项 第{place.row}行 {letter}列（{title}）")
        place.value = None
    for title in ("材料名称", "原件份数", "复印件份数"):
        put("材料", codes[-1], title, None)(book)
        last = row_of(book, "材料", codes[-1])
        letter = letters(column(book, "材料", title))
        places.append(f"工作表 材料 第{last}行 {letter}列（{title}）")
    book.save(file)

    refused = await types("catalog", "import", file, "--town", "xili", "--yes")

    assert refused.exit_code == 1
    for each in places:
        assert f"{each}：“{each.partition('（')[2][:-1]}”必须写" in refused.stderr
    listed = await types("catalog", "versions", "--town", "xili")
    assert "现在的目录是 1.0.0" in listed.output
    citizen = centre.citizen("甲", "xili")
    await citizen.says("低保")
    citizen.hears("低保")


@pytest.mark.rule("XL-3")
async def test_each_element_is_answered_in_chat_and_given_back_by_export(
    centre: Centre, tmp_path: Path
) -> None:
    file = tmp_path / "xili.xlsx"
    book = await exports(file, "xili")
    new: dict[str, object] = {
        "收费": "一分钱不收",
        "承诺时限": 17,
        "设定依据": "《西里镇示例办法》第三条",
        "受理条件": "住在西里镇\n家里困难",
    }
    changes: list[Callable[[Workbook], None]] = [
        put("事项", DIBAO, title, value) for title, value in new.items()
    ]
    changes.append(put("材料", DIBAO, "材料名称", "西里镇低保申请表"))
    for each in changes:
        each(book)
    book.save(file)
    done = await types("catalog", "import", file, "--town", "xili", "--yes", "--note", "动态调整")
    assert done.exit_code == 0, done.stderr
    await centre.parts.catalogs.take_up()

    citizen = centre.citizen("乙", "xili")
    await citizen.says("低保要带什么")
    for question, answer in {
        "要钱吗": "一分钱不收",
        "多久办好": "17个工作日",
        "依据啥": "《西里镇示例办法》第三条",
        "要什么条件": "住在西里镇",
        "要带哪些材料": "西里镇低保申请表",
        "去哪办": "西里镇",
    }.items():
        await citizen.says(question)
        citizen.hears(answer)

    back = await exports(file, "xili")
    assert {title: cell(back, title) for title in new} == new
    assert all(cell(back, title) not in {None, ""} for title in ELEMENTS.values())
    other = await exports(tmp_path / "chini.xlsx", "chini")
    assert cell(other, "收费") == "不收费"


@pytest.mark.rule("BY-13")
async def test_a_change_is_in_force_without_a_restart_and_the_old_version_stays_readable(
    centre: Centre, tmp_path: Path
) -> None:
    file = tmp_path / "baiyang.xlsx"
    book = await exports(file, "baiyang")
    put("事项", DIBAO, "收费", "白羊镇一律免费")(book)
    put("材料", DIBAO, "材料名称", "白羊镇低保申请表")(book)
    book.save(file)
    before = centre.citizen("丙")
    await before.says("低保要带什么")
    await before.says("要钱吗")
    before.hears("不收费")

    words = ("--note", "区里统一了表格", "--by", "王主任")
    done = await types("catalog", "import", file, "--town", "baiyang", "--yes", *words)
    await centre.parts.catalogs.take_up()

    assert "现在是 1.0.1" in done.output
    after = centre.citizen("丁")
    await after.says("低保要带什么")
    await after.says("要钱吗")
    after.hears("白羊镇一律免费")


@pytest.mark.rule("BY-13")
async def test_old_versions_stay_readable_and_can_come_back(centre: Centre, tmp_path: Path) -> None:
    file = tmp_path / "baiyang.xlsx"
    book = await exports(file, "baiyang")
    put("事项", DIBAO, "收费", "白羊镇一律免费")(book)
    put("材料", DIBAO, "材料名称", "白羊镇低保申请表")(book)
    book.save(file)
    words = ("--yes", "--note", "区里统一了表格", "--by", "王主任")
    await types("catalog", "import", file, "--town", "baiyang", *words)

    listed = await types("catalog", "versions", "--town", "baiyang")
    read = ("materials", "--town", "baiyang", "--matter", DIBAO)
    new, old = await types(*read), await types(*read, "--version", "1.0.0")
    changed = await types("catalog", "diff", "--town", "baiyang", "1.0.0", "1.0.1")
    back = ("catalog", "back", "1.0.0", "--town", "baiyang", "--note", "表格还没印", "--yes")
    done = await types(*back)
    await centre.parts.catalogs.take_up()

    for each in ("1.0.1", "王主任", "区里统一了表格"):
        assert each in listed.output
    assert "白羊镇低保申请表" in new.output
    assert "（目录版本 1.0.0）" in old.output
    assert "最低生活保障申请表" in old.output
    assert "收费：不收费 → 白羊镇一律免费" in changed.output
    assert "现在是 1.0.2" in done.output
    citizen = centre.citizen("戊")
    await citizen.says("低保要带什么")
    await citizen.says("要钱吗")
    citizen.hears("不收费")
