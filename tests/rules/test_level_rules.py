"""Scenarios of where a matter is taken and of what is public, through the webhook and the pages."""

import json
import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from aiohttp import ClientSession
from click.testing import CliRunner

from bot.cli import main
from tests.support.centre import Centre, open_centre
from tests.support.citizen import Citizen
from tests.support.clock import RunningClock

SHIPPED = Path(__file__).parents[2] / "knowledge" / "data" / "towns"


async def page(centre: Centre, path: str) -> str:
    async with ClientSession() as session, session.get(f"{centre.url}{path}") as answer:
        assert answer.status == 200
        return await answer.text()


def links(citizen: Citizen) -> list[str]:
    return [p.href for each in citizen.chat.phone.bubbles for p in each.parts if p.kind == "link"]


def short_enough(citizen: Citizen) -> bool:
    return all(len(each.raw.encode()) <= 1900 for each in citizen.chat.phone.bubbles)


@pytest.mark.rule("XL-1")
async def test_every_window_takes_everything_and_county_matters_are_marked(centre: Centre) -> None:
    told = json.loads(CliRunner().invoke(main, ["town", "show", "xili", "--json"]).output)
    assert len(told["counters"]) == 4
    assert all(each["takes_all"] for each in told["counters"])

    wang = centre.citizen("王五", "xili")
    await wang.says("户口迁了，残疾证跟着转，在哪办")
    wang.hears("残疾人证迁移", "这是区县的事项，本中心承接")
    heard = wang.hears("1号 综合受理窗口、2号 综合受理窗口、3号 综合受理窗口、4号 综合受理窗口")
    assert heard.index("西里镇便民服务中心") < heard.index("县政务服务中心")
    assert "承接区县事项" in await page(centre, f"/hall/xili?q={quote('残疾人证迁移')}")


@pytest.mark.rule("XL-2")
@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("自来水报装去哪办", ("自来水公司", "在网上或到营业厅申请")),
        ("天然气开户去哪办", ("燃气公司",)),
        ("家里要通电，居民用电报装在哪办", ("供电公司",)),
        ("老人公交卡去哪办", ("老年人优待卡", "西里镇便民服务中心")),
        ("暖气费怎么交", ("供热公司",)),
        ("水费在哪交", ("自来水公司",)),
        ("公交车几点来", ("公交公司",)),
    ],
)
async def test_water_power_gas_heat_and_buses_are_answered(
    centre: Centre, asked: str, told: tuple[str, ...]
) -> None:
    wang = centre.citizen("王五", "xili")
    await wang.says(asked)
    wang.hears(*told, "人工")


@pytest.mark.rule("XL-11")
async def test_people_from_elsewhere_are_told_and_sent_to_the_nearest_point(
    centre: Centre,
) -> None:
    wang = centre.citizen("王五", "xili")
    await wang.says("外地户口能办残疾证吗")
    wang.hears("残疾人证新办", "户口不在这里：清单上写着", "跨省通办")
    await wang.says("取消")
    await wang.says("外地户口能办哪些事")
    wang.hears("清单上写了外地户口也能办的", "残疾人证新办", "失业登记")

    await wang.says("离我最近的服务站在哪")
    wang.hears("把您的位置发给我")
    await wang.sends_location("石沟村")
    heard = wang.hears("位置收到", "1. 石沟村便民服务站，直线约100米", "000-0000-3103", "现在开着")
    assert re.search(r"2\. .*直线约[\d.]+公里", heard)
    assert any(each.startswith("https://apis.map.qq.com/") for each in links(wang))
    await wang.sends_location(latitude=36.171, longitude=118.341)
    wang.hears("1. 邻镇便民服务中心（示例）", "能不能办外镇的事，先打电话问")
    assert short_enough(wang)


@pytest.mark.rule("XL-15")
async def test_each_village_has_its_point_and_is_the_first_place_to_go(centre: Centre) -> None:
    town = centre.parts.towns.get("xili")
    assert town is not None
    wang = centre.citizen("王五", "xili")
    for village in town.villages:
        await wang.says(village.name)
        wang.hears(
            f"{village.name}便民服务站", f"{village.name}代办员", str(village.phone), "9:00-11:30"
        )

    await wang.says("我是东里村的，高龄补贴在哪办")
    heard = wang.hears("从近到远", "1. 东里村便民服务站：收材料", "2. 西里镇便民服务中心")
    assert "县政务服务中心" not in heard
    await wang.says("取消")
    await wang.says("低保在哪办")  # the village is remembered
    wang.hears("1. 东里村便民服务站：代办员帮您办、帮您跑", "000-0000-3101")
    assert short_enough(wang)


@pytest.mark.rule("XL-17")
async def test_online_comes_first_for_who_asks_and_the_counter_stays(centre: Centre) -> None:
    wang = centre.citizen("王五", "xili")
    await wang.says("残疾证丢了网上能补办不")
    heard = wang.hears("可以网上办：山东政务服务网、爱山东", "1. 打开", "2. ", "到窗口一样办")
    assert heard.index("可以网上办") < heard.index("西里镇便民服务中心（1号")
    await wang.says("取消")
    await wang.says("网上能办不")
    wang.hears("可以网上办：山东政务服务网、爱山东", "到窗口一样办", "人工")


@pytest.mark.rule("TL-3")
async def test_personal_matters_go_down_and_enterprise_matters_to_the_districts_hall(
    database_url: str, clock: RunningClock, tmp_path: Path
) -> None:
    towns = tmp_path / "towns"
    shutil.copytree(SHIPPED, towns)
    anju = towns / "tongliang" / "anju.toml"
    anju.write_text('matters_off = ["linye.linquan"]\n' + anju.read_text("utf-8"), "utf-8")
    async with open_centre(database_url, clock, tmp_path, towns) as centre:
        li = centre.citizen("李四", "bachuan")
        await li.says("我是中兴社区的，高龄补贴在哪办")
        li.hears("1. 中兴社区便民服务站", "2. 巴川街道便民服务中心")
        await li.says("取消")
        await li.says("排污登记在哪办")
        heard = li.hears("铜梁区政务服务中心：企业的事集中到这里办", "023-0000-5001")
        assert heard.index("铜梁区政务服务中心") < heard.index("巴川街道便民服务中心：不收件")

        zhao = centre.citizen("赵六", "tongliang")
        await zhao.says("高龄补贴在哪办")
        zhao.hears("1. 村（社区）便民服务站", "2. 您所在镇街的便民服务中心")
        await zhao.says("取消")
        await zhao.says("排污登记在哪办")
        zhao.hears("铜梁区政务服务中心", "企业的事集中到这里办")

        assert "林权不动产登记" in await page(centre, "/hall/bachuan")
        assert "林权不动产登记" not in await page(centre, "/hall/anju")


@pytest.mark.rule("TL-4")
async def test_a_villages_list_is_told_in_chat_and_printed_by_its_page(centre: Centre) -> None:
    li = centre.citizen("李四", "bachuan")
    await li.says("我们村能办啥")
    li.hears("您是哪个村")
    await li.taps("龙门社区")
    li.hears("龙门社区便民服务站能办的", "村里就能办（", "代办员帮您跑镇上（", "居民基本养老保险")
    assert short_enough(li)

    path = next(each for each in links(li) if "/v/bachuan/" in each).removeprefix(centre.url)
    printed = await page(centre, path)
    assert 'media="print"' in printed
    for part in ("龙门社区代办员", "023-0000-5112", "9:00-11:30", "流程：", "要带："):
        assert part in printed
    matter = centre.parts.catalog.matter("minzheng.gaoling")
    assert matter is not None
    for words in (matter.name, *matter.steps, *(each.name for each in matter.materials)):
        assert words in printed
    found = await page(centre, f"{path}?q={quote('长寿钱')}")
    assert matter.name in found
    assert "城乡居民养老保险注销登记" not in found


@pytest.mark.rule("BY-2")
async def test_an_answer_names_the_online_channel_and_how_to_open_it(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("低保要带什么")
    for _question in range(3):
        await zhang.says("不清楚")
    await zhang.waits_to_hear("接下来")
    zhang.hears("也可以网上办：渝快办", "在微信里搜小程序“渝快办”")
    await zhang.says("渝快办怎么用")
    zhang.hears("怎么打开：在微信里搜小程序“渝快办”", "窗口一样办")


@pytest.mark.rule("BY-17")
async def test_duty_rules_process_and_own_results_are_public(centre: Centre) -> None:
    board = await page(centre, "/hall/baiyang")
    town = centre.parts.towns.get("baiyang")
    assert town is not None
    matter = centre.parts.catalog.matter("minzheng.dibao")
    assert matter is not None
    parts = [town.address, town.complaint_phone, town.model, *town.notes, "现在开着"]
    parts += [each.name for each in town.counters]
    parts += [matter.name, " → ".join(matter.steps), "30个工作日", "周一 综合窗口", "周五 综合窗口"]
    for part in parts:
        assert part in board, part

    zhang = centre.citizen("张三")
    await zhang.says("今天谁值班")
    on_duty = re.search(r"1号 无差别综合窗口：(综合窗口\S+?（示例）)", zhang.hears("带班领导"))
    assert on_duty is not None
    assert f"今天：{on_duty[1]}" in board
    await zhang.says("规章制度")
    zhang.hears(*town.notes, "023-45851201")
    await zhang.says("办事流程")
    zhang.hears(town.model, "全部事项的流程和时限")
    await zhang.says("我的办理结果")
    zhang.hears("预约：现在没有", "一次性告知单：还没有")
    await zhang.says("低保要带什么")
    for _question in range(3):
        await zhang.says("不清楚")
    await zhang.waits_to_hear("接下来")
    await zhang.says("我的办理结果")
    zhang.hears("▍一次性告知单", "今天", "最低生活保障")
    assert any("/n/baiyang/" in each for each in links(zhang))


@pytest.mark.rule("BZ-15")
@pytest.mark.parametrize("code", ["canlian.zhuxue", "yibao.jiaofei", "weijian.jiangfu"])
async def test_a_matter_of_a_season_answers_with_it_and_a_forwarded_one_with_who_decides(
    centre: Centre, code: str
) -> None:
    matter = centre.parts.catalog.matter(code)
    assert matter is not None
    assert "阶段性" in matter.tags
    li = centre.citizen("李四", "banzhuyuan")
    await li.says(f"{matter.name}在哪办")
    li.hears(f"什么时候办：{matter.season}")
    if "转报" in matter.tags:
        li.hears(f"报上去，最后由谁定：{matter.decided_by}")
    board = await page(centre, f"/hall/banzhuyuan?q={quote(matter.name)}")
    assert all(each in board for each in {"阶段性", "转报"} & set(matter.tags))
