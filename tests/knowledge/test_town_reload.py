"""A town's file that is added, changed, broken or removed takes effect without a restart."""

import shutil
from datetime import time, timedelta
from pathlib import Path

import pytest

from knowledge.town_files.book import SHIPPED, TownBook, read_towns
from knowledge.towns import Town

KEY = b"a key for tests only"
PILOTS = ("anju", "bachuan", "damiao", "dongcheng", "erping", "jiuxian", "nancheng", "pulv")


def town(book: TownBook, name: str) -> Town:
    found = book.get(name)
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "towns"))


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def test_a_change_takes_effect_at_once(folder: Path) -> None:
    book = read_towns(folder, KEY)
    before = town(book, "xili")
    assert book.refresh() == ()
    assert book.get("xili") is before
    edit(folder / "baiyang.toml", "slot_minutes = 30", "slot_minutes = 20")
    edit(folder / "baiyang.toml", "[account]", f'[account]\ntoken = "T0"\naes_key = "{"k" * 43}"')
    assert [each.reason for each in book.refresh()] == ["“token”不对：Token 是3到32个字母或数字"]
    edit(folder / "baiyang.toml", '"T0"', '"T01"\nprevious_aes_key = "' + "p" * 43 + '"')
    assert book.refresh() == ()
    changed = town(book, "baiyang")
    assert changed.booking.slot == timedelta(minutes=20)
    assert changed.account.token == "T01"
    assert changed.account.aes_keys == ("k" * 43, "p" * 43)
    assert town(book, "xili") == before


def test_an_added_file_is_a_town_and_a_removed_one_is_none(folder: Path) -> None:  # TL-2
    book = read_towns(folder, KEY)
    new = folder / "tongliang" / "pingtan.toml"
    shutil.copy(folder / "tongliang" / "damiao.toml", new)
    edit(new, "大庙镇", "平滩镇")
    edit(new, "0000000e5507", "0000000e5509")
    assert book.refresh() == ()
    assert town(book, "pingtan").centre == "平滩镇便民服务中心"
    assert "pingtan" in town(book, "tongliang").towns
    new.unlink()
    assert book.refresh() == ()
    assert book.get("pingtan") is None
    assert town(book, "tongliang").towns == PILOTS


def test_a_broken_file_leaves_the_old_town_in_force_until_it_is_mended(folder: Path) -> None:
    book = read_towns(folder, KEY)
    before, file = town(book, "chini"), folder / "chini.toml"
    edit(file, '["9:00-12:00", "13:00-17:00"]', '["9:00-12:00", "8:00-17:00"]')
    told = book.refresh()
    (fault,) = told
    assert fault.path == file
    assert book.faults == told
    assert "8:00-17:00" in file.read_text("utf-8").split("\n")[fault.line - 1]
    assert town(book, "chini") == before
    assert book.refresh() == ()  # told once
    assert book.faults == told
    edit(file, "8:00-17:00", "12:30-17:00")
    assert book.refresh() == ()
    assert not book.faults
    assert town(book, "chini").hours[1].start == time(12, 30)


def test_a_wrong_file_at_the_start_is_absent_and_harms_no_other(folder: Path) -> None:
    (folder / "xili.toml").write_text("place = ", "utf-8")
    book = read_towns(folder, KEY)
    assert book.get("xili") is None
    assert [each.path.name for each in book.faults] == ["xili.toml"]
    assert len(book.all()) == 12


def test_a_changed_district_changes_its_towns_and_a_broken_one_does_not(folder: Path) -> None:
    book = read_towns(folder, KEY)
    edit(folder / "tongliang.toml", '"14:00-18:00"', '"14:00-17:30"')
    assert book.refresh() == ()
    assert town(book, "anju").hours[1].end == time(17, 30)
    edit(folder / "tongliang.toml", '"14:00-17:30"', '"14-17"')
    assert [each.path.name for each in book.refresh()] == ["tongliang.toml"]
    edit(folder / "tongliang" / "anju.toml", "minutes = 17", "minutes = 19")
    assert book.refresh() == ()
    assert town(book, "anju").hours[1].end == time(17, 30)  # the district's last good word
    assert 19 in {each.minutes for each in town(book, "anju").villages}


def test_a_town_whose_district_was_never_right_is_absent(folder: Path) -> None:
    (folder / "tongliang.toml").write_text("kind = 1", "utf-8")
    book = read_towns(folder, KEY)
    assert [each.id for each in book.all()] == ["baiyang", "banzhuyuan", "chini", "xili"]
    assert {each.path.name for each in book.faults} == {
        "tongliang.toml",
        *(f"{each}.toml" for each in PILOTS),
    }


def test_two_files_may_exchange_their_accounts_in_one_go(folder: Path) -> None:
    book = read_towns(folder, KEY)
    first, second = town(book, "xili").account, town(book, "chini").account
    for file, old, new in (("xili", first, second), ("chini", second, first)):
        edit(folder / f"{file}.toml", old.appid, new.appid)
        edit(folder / f"{file}.toml", old.original_id, new.original_id)
    assert book.refresh() == ()
    assert town(book, "xili").account.appid == second.appid


def test_an_editor_s_hidden_file_is_no_town(folder: Path) -> None:
    (folder / ".xili.toml").write_text("half", "utf-8")
    assert read_towns(folder, KEY).faults == ()
