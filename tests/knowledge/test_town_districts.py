"""What must hold between town files: a district and its towns, ids and accounts used once."""

from pathlib import Path

from knowledge.town_files.book import read_towns
from tests.support.town_file import SOUND

KEY = b"a key for tests only"


def test_a_town_of_a_district_needs_one_leader_and_at_most_two_coordinators(tmp_path: Path) -> None:
    district = SOUND.replace("青石镇", "示例区").replace('kind = "镇"', 'kind = "区"')
    (tmp_path / "shili.toml").write_text(district, "utf-8")
    town = SOUND.replace('kind = "镇"', 'kind = "镇"\ndistrict = "shili"')
    town = town.replace("0000000001", "0000000002").replace("000000001", "000000002")
    more = "".join(
        f'  {{ login = "{login}", name = "示例", role = "{role}" }},\n'
        for login, role in (("l2", "带班领导"), ("f2", "负责人"), ("f3", "负责人"))
    )
    town = town.replace("staff = [\n", f"staff = [\n{more}")
    (tmp_path / "qingshi.toml").write_text(town, "utf-8")
    book = read_towns(tmp_path, KEY)
    assert book.get("qingshi") is None
    told = [each.reason for each in book.faults]
    assert told == [
        "分管领导（带班领导）只设1名，现在有2名（TL-6）",
        "统筹人员（负责人）设1至2名，现在有3名（TL-6）",
    ]
    line = book.faults[0].line
    assert town.split("\n")[line - 1] == "staff = ["


def test_a_fault_in_what_is_taken_over_is_told_at_the_district_s_name(tmp_path: Path) -> None:
    district = SOUND.replace("青石镇", "示例区").replace('kind = "镇"', 'kind = "区"')
    (tmp_path / "shili.toml").write_text(district, "utf-8")
    town = """\
place = "红石镇"
kind = "镇"
district = "shili"
address = "示例路2号"
phone = "000-0000-0003"
counters = [ { id = "yi", name = "一号窗口", takes_all = true } ]
villages = [ { name = "青石村", minutes = 5 } ]
[account]
appid = "wx0000000000000003"
original_id = "gh_000000000003"
"""
    (tmp_path / "hongshi.toml").write_text(town, "utf-8")
    told = read_towns(tmp_path, KEY).faults
    assert {each.line for each in told} == {3}
    assert "没有窗口“zonghe”（staff 沿用自 shili）" in {each.reason for each in told}


def test_a_district_that_belongs_to_a_district_is_refused(tmp_path: Path) -> None:
    text = SOUND.replace("青石镇", "青石县").replace('kind = "镇"', 'kind = "县"\ndistrict = "x"')
    (tmp_path / "a.toml").write_text(text, "utf-8")
    assert "不能再写 district" in read_towns(tmp_path, KEY).faults[0].reason


def test_a_second_town_with_the_same_account_is_refused(tmp_path: Path) -> None:
    (tmp_path / "first.toml").write_text(SOUND, "utf-8")
    (tmp_path / "second.toml").write_text(SOUND, "utf-8")
    book = read_towns(tmp_path, KEY)
    assert [each.id for each in book.all()] == ["first"]
    lines = SOUND.split("\n")
    told = [(each.path.name, lines[each.line - 1][:5], each.reason) for each in book.faults]
    assert told == [
        ("second.toml", "appid", "appid“wx0000000000000001”已经是 first.toml 的了"),
        ("second.toml", "origi", "原始ID“gh_000000000001”已经是 first.toml 的了"),
    ]


def test_an_id_that_stands_twice_in_the_tree_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(SOUND, "utf-8")
    (tmp_path / "more").mkdir()
    other = SOUND.replace("0000000001", "0000000002").replace("gh_000000000001", "gh_000000000002")
    (tmp_path / "more" / "a.toml").write_text(other, "utf-8")
    book = read_towns(tmp_path, KEY)
    assert len(book.all()) == 1
    assert [each.reason for each in book.faults] == ["编号（文件名）“a”已经是 a.toml 的了"]


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    book = read_towns(tmp_path, KEY)
    assert book.all() == ()
    assert "没有镇的文件" in book.faults[0].reason
