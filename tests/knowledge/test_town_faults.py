"""A wrong town file is refused with file, line and reason, and with all its faults at once."""

from pathlib import Path

import pytest

from knowledge.catalog import read_catalog
from knowledge.town_files.faults import Fault, TownFaults
from knowledge.town_files.making import make_town
from knowledge.town_files.text import TownText
from tests.support.town_file import SOUND

KEY = b"a key for tests only"
CATALOG = read_catalog()


def faults_of(text: str, name: str = "qingshi") -> list[Fault]:
    try:
        make_town(TownText.read(Path(f"{name}.toml"), text.encode()), None, KEY, CATALOG)
    except TownFaults as refused:
        return list(refused.faults)
    return []


def test_the_sound_file_has_no_fault() -> None:
    assert faults_of(SOUND) == []


WRONG = [
    # what is written instead, the line that is named (its text), a part of the reason
    ('login = "a",', 'login = "a", cover = "b",', 'login = "a"', "没有人员“b”"),
    ('login = "a",', 'login = "a", cover = "a",', 'login = "a"', "不能顶自己的岗"),
    ('agent = "daiban"', 'agent = "daiban"\ndeputy = "x"', "deputy = ", "没有人员“x”"),
    ('kind = "镇"', "kind = 镇", "kind = 镇", "文字要加英文引号"),
    ('model = "一窗"', 'model = "一窗', 'model = "一窗', "引号没有在这一行结束"),
    ('model = "一窗"', 'model = "一窗"\nlead = "x"', 'lead = "fuzeren"', "同一项写了两次"),
    ("\nphone =", "\nfone =", "fone =", "没有“fone”这一项，是不是想写“phone”？"),
    ("slot_minutes = 30", "slot_minuts = 30", "slot_minuts", "是不是想写“slot_minutes”？"),
    ("[[villages]]", 'notes = ["x"]\n[[villages]]', 'notes = ["x"]', "没有“notes”这一项"),
    ("per_citizen = 3", 'per_citizen = 3\nlead = "a"', 'lead = "a"', "写在第一个 [表] 之前"),
    (
        "per_citizen = 3",
        "per_citizen = 3\nlong_matters = [{ minutes = 60 }]",
        "long_matters = ",
        "只写一个",
    ),
    (
        "per_citizen = 3",
        'per_citizen = 3\nlong_matters = [{ matter = "x.y", minutes = 60 }]',
        "long_matters = ",
        "没有编码为“x.y”的事项",
    ),
    (
        'mode = "safe"',
        'mode = "safe"\nnudge = { kind = "模板消息", template = "T-0123456789-0123456789" }',
        "nudge = ",
        "缺少“fields”",
    ),
    (
        'mode = "safe"',
        'mode = "safe"\nnudge = { kind = "短信", template = "T", fields = ["thing1=时间"] }',
        "nudge = ",
        "只能是：模板消息、订阅通知",
    ),
    ("minutes = 20", 'minutes = "20"', "minutes = ", "“minutes”要写整数"),
    ("minutes = 20", "minutes = 20\nspot = [106.05, 29.84]", "spot = ", "纬度要写在前面"),
    ("minutes = 20", "minutes = 20\nspot = [29.84]", "spot = ", "“spot”要写[纬度, 经度]"),
    ("minutes = 20", "minutes = 20\nspot = [true, 106]", "spot = ", "不在国内"),
    ("minutes = 20", 'minutes = 20\nhours = ["9-12"]', "hours = ", "时段“9-12”不对"),
    ("minutes = 20", 'minutes = 20\nmatters = ["x.y"]', "matters = ", "没有编码为“x.y”的事项"),
    ("[booking]", '[hall]\nname = "厅"\naddress = "路"\n[booking]', "[hall]", "缺少“phone”"),
    ("takes_all = true", "takes_all = 1", "takes_all = 1", "true 或 false"),
    ("since = 2026-01-05", 'since = "2026-01-05"', "since = ", "不加引号"),
    ("since = 2026-01-05", "since = 2026-01-05T08:00:00", "since = ", "“since”要写日期"),
    ("horizon_days = 14", "horizon_days = 400", "horizon_days = 400", "只能从 1 到 90"),
    ("weekdays = [1, 2, 3, 4, 5]", "weekdays = [1, 8]", "weekdays = [1, 8]", "从 1 到 7"),
    ("weekdays = [1, 2, 3, 4, 5]", "weekdays = [2, 1]", "weekdays = [2, 1]", "从小到大"),
    ('mode = "safe"', 'mode = "open"', 'mode = "open"', "只能是：plain、compatible、safe"),
    ('role = "监督员"', 'role = "督导"', "jiandu", "“role”不能写“督导”"),
    ('name = "社保窗口"\n', "", "[[counters]]", "缺少“name”"),
    ('region = "示例县"\n', "", 'place = "青石镇"', "缺少“region”"),
    ('mode = "safe"\n', "", "[account]", "缺少“mode”"),
    ('region = "示例县"', 'region = " "', 'region = " "', "“region”不能空着"),
    ('"9:00-12:00"', '"9:00-25:00"', "sessions = ", "时段“9:00-25:00”不对"),
    ('"9:00-12:00"', '"12:00-9:00"', "sessions = ", "结束要比开始晚"),
    ('"9:00-12:00"', '"9:00-14:00"', "sessions = ", "09:00-14:00 和 13:30-17:30 重叠"),
    ('hours = "12:00-13:30"', 'hours = "11:00-13:00"', "hours = ", "在周一、周二和正常"),
    ("weekdays = [1, 2]\n", "", "[[special_sessions]]", "没有写哪天开"),
    ('counters = ["zonghe"]\n', 'counters = ["yi"]\n', 'counters = ["yi"]', "没有窗口“yi”"),
    ('counters = ["zonghe"] }', 'counters = ["nope"] }', 'login = "a"', "没有窗口“nope”"),
    ('office = "minsheng" }', 'office = "minshen" }', "fuzeren", "是不是想写“minsheng”？"),
    ('office = "minsheng"\n', 'office = "jia"\n', 'office = "jia"', "没有办所“jia”"),
    ('people = ["a"]', 'people = ["b"]', "people = ", "没有人员“b”"),
    ('people = ["a"]', "people = []", "people = ", "至少要有一个人"),
    ('each = "week"', 'counter = "zonghe"\neach = "week"', "[[rosters]]", "只写一个"),
    ('agent = "daiban"', 'agent = "a"', "agent = ", "要是“代办员”"),
    ('village = "青石村" }', 'village = "白石村" }', "daiban", "没有村（社区）“白石村”"),
    ('lead = "fuzeren"', 'lead = "guanli"', "lead = ", "要是“负责人”或“带班领导”"),
    ('lead = "fuzeren"', 'lead = "nobody"', "lead = ", "没有人员“nobody”"),
    ('login = "a"', 'login = "guanli"', "A岗", "人员“guanli”重复了"),
    ('domains = ["民政"]', 'domains = ["民证"]', "民生办", "没有领域“民证”，是不是想写“民政”？"),
    ('domains = ["民政"]', 'domains = ["社保"]', "人社所", "领域“社保”已经归“民生办”了"),
    ('domains = ["社保"]\n', 'domains = ["保"]\n', 'domains = ["保"]', "没有领域“保”"),
    ('"linye.caifa"', '"linye.caifu"', "matters_off", "没有编码为“linye.caifu”的事项，是不是想写"),
    ("takes_all = true", 'matters = ["x.y"]\ntakes_all = true', 'matters = ["x.y"]', "“x.y”的事项"),
    ("takes_all = true\n", "", "[[counters]]", "没有窗口受理"),
    ('kind = "镇"', 'kind = "镇"\ncentre = "青石镇政务大厅"', "centre = ", "应为“青石镇便民"),
    ('kind = "镇"', 'kind = "街道"', "place = ", "要以 kind“街道”结尾（TL-1）"),
    ("minutes = 20", 'minutes = 20\npoint = "青石村服务点"', "point = ", "应为“青石村便民服务站”"),
    ('role = "监督员"', 'role = "办事员"', "staff = [", "人员里没有“监督员”"),
    ('appid = "wx0000000000000001"', 'appid = "wx1"', "appid = ", "appid 是 wx 加16个"),
    ('mode = "safe"', f'mode = "safe"\naes_key = "{"k" * 42}"', "aes_key = ", "正好43个"),
    ('"hours.sessions"]', '"hours.session"]', "assumed = ", "是不是想写“sessions”？"),
    ('assumed = ["staff"', 'assumed = ["staf"', "assumed = ", "是不是想写“staff”？"),
    ('kind = "镇"', 'kind = "镇"\ndistrict = "nowhere"', "district = ", "没有区县“nowhere”的文件"),
    ("takes_all = true", "takes_all = true\nonly_here = true", "only_here", "只能写在区、县"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "line", "reason"), WRONG)
def test_each_fault_names_its_line_and_its_reason(
    right: str, wrong: str, line: str, reason: str
) -> None:
    assert right in SOUND
    text = SOUND.replace(right, wrong, 1)
    faults = [each for each in faults_of(text) if reason in each.reason]
    assert len(faults) == 1, faults_of(text)
    assert line in text.split("\n")[faults[0].line - 1]


def test_a_doubled_row_is_told_at_the_second_one() -> None:
    text = SOUND.replace('id = "shebao"', 'id = "zonghe"')
    (fault,) = faults_of(text)
    assert fault.reason == "窗口“zonghe”重复了"
    assert text.split("\n")[fault.line - 2 : fault.line] == ["[[counters]]", 'id = "zonghe"']
    assert text[: text.index('name = "社保窗口"')].count("\n") == fault.line


def test_all_faults_of_a_file_are_told_at_once_in_the_order_of_its_lines() -> None:
    text = SOUND.replace('kind = "镇"', 'kind = "镇"\ncentre = "大厅"').replace("20\n", '"20"\n')
    text = text.replace("slot_minutes = 30\n", "").replace('role = "监督员"', 'role = "督导"')
    told = [(each.line, each.reason) for each in faults_of(text)]
    assert [line for line, _ in told] == sorted(line for line, _ in told)
    reasons = "\n".join(reason for _, reason in told)
    for part in ("TL-1", "“minutes”", "缺少“slot_minutes”", "“督导”", "没有“监督员”"):
        assert part in reasons


def test_a_value_of_the_wrong_kind_is_not_called_missing_as_well() -> None:
    (fault,) = faults_of(SOUND.replace('mode = "safe"', "mode = 1"))
    assert "“mode”要写加引号的文字" in fault.reason


def test_a_key_of_the_account_is_never_shown_in_a_fault() -> None:
    told = faults_of(SOUND.replace('mode = "safe"', 'mode = "safe"\ntoken = "geheim!"\nsecret = 7'))
    assert len(told) == 2
    assert "geheim" not in str(told)
    assert "7" not in "".join(each.reason for each in told)


def test_the_error_prints_one_line_for_each_fault() -> None:
    wrong = SOUND.replace('kind = "镇"', 'kind = "市"').replace('lead = "fuzeren"', 'lead = "x"')
    with pytest.raises(TownFaults) as refused:
        make_town(TownText.read(Path("a.toml"), wrong.encode()), None, KEY)
    lines = str(refused.value).split("\n")
    assert [each.split(": ")[0] for each in lines] == ["a.toml:2", "a.toml:8"]


def test_a_file_that_is_no_utf8_is_refused_with_its_line() -> None:
    with pytest.raises(TownFaults, match=r"a\.toml:2: .*UTF-8"):
        TownText.read(Path("a.toml"), b"x = 1\n" + "镇".encode("gb18030"))


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    content = b"\xef\xbb\xbf" + SOUND.replace("\n", "\r\n").encode()
    town = make_town(TownText.read(Path("qingshi.toml"), content), None, KEY, CATALOG)
    assert town.centre == "青石镇便民服务中心"


def test_a_file_name_that_can_be_no_id_is_refused() -> None:
    (fault,) = faults_of(SOUND, name="青石")
    assert "不能作编号" in fault.reason
