"""没听懂的: what was missed is listed, taught with a click, and taken back."""

import re

import pytest

from bot.database import Database
from tests.conftest import HeldClock
from tests.handoff.console.office import Client, Office
from tests.handoff.console.teaching import (
    DIBAO,
    GAOLING,
    ODD,
    PAGE,
    informed,
    lessons,
    missed,
    press,
    read,
)


@pytest.fixture
async def office(database: Database, clock: HeldClock) -> Office:
    return await informed(database, clock)


async def test_the_page_lists_what_was_missed_with_the_nearest_matter_filled_in(
    office: Office, clerk: Client
) -> None:
    await missed(office, times=3)
    await missed(office, "红本子 <b>换</b>", times=1)
    await missed(office, "邻镇的话", town="linzhen")

    text = await read(clerk)

    assert text.index(ODD) < text.index("红本子 &lt;b&gt;")
    assert "邻镇的话" not in text
    line = text[text.index(ODD) : text.index("红本子")]
    assert ">3<small>1 人</small>" in line
    assert "没听懂" in line
    assert f'value="{GAOLING}"' in line
    assert f'<option value="{DIBAO}">' in text
    assert "林木采伐许可证核发" not in text
    assert 'aria-current="page">没听懂的' in text


async def test_enter_teaches_as_an_example(office: Office, clerk: Client) -> None:
    miss = await missed(office)
    form = (await read(clerk)).partition(f'action="/console/misses/{miss}"')[2]

    assert re.findall(r"<button[^>]*value=\"(\w+)\"", form)[0] == "example"


@pytest.mark.parametrize("kind", ["example", "alias"])
async def test_teaching_takes_effect_at_once_and_is_confirmed(
    office: Office, clerk: Client, kind: str
) -> None:
    miss = await missed(office, times=2)
    before = office.readers.understand(ODD, office.shizhen)
    assert before.kind != "matter"

    status, text = await press(clerk, miss, kind)

    assert status == 200
    assert f"教会了：“{ODD}”是“{GAOLING}”的{'例句' if kind == 'example' else '别名'}" in text
    assert f">直接答：{GAOLING}</output>" in text
    assert "最近 7 天没有听不懂的话" in text
    assert "教过的（1 句）" in text
    assert "民生A岗（示例）" in text[text.index("教过的") :]
    after = office.readers.understand(ODD, office.shizhen)
    assert (after.kind, after.codes[0]) == ("matter", "minzheng.gaoling")
    assert office.readers.understand(ODD, office.linzhen).kind != "matter"
    (entry,) = await lessons(office)
    assert (entry.kind, entry.by) == (kind, "a")


async def test_the_words_may_be_changed_before_they_are_taught(
    office: Office, clerk: Client
) -> None:
    miss = await missed(office, "我是张桂芳，那个长寿钱咋整")

    _, text = await press(clerk, miss, "example", text="长寿钱咋整嘛")

    assert [each.text for each in await lessons(office)] == ["长寿钱咋整嘛"]
    assert "最近 7 天没有听不懂的话" in text


@pytest.mark.parametrize(("act", "words"), [("not_ours", "不归我们"), ("nothing", "不用管")])
async def test_what_is_laid_aside_is_gone_without_being_taught(
    office: Office, clerk: Client, act: str, words: str
) -> None:
    miss = await missed(office)

    status, text = await press(clerk, miss, act, matter="", text="")

    assert (status, f"“{ODD}”已记为{words}。" in text) == (200, True)
    assert "最近 7 天没有听不懂的话" in text
    assert await lessons(office) == ()


@pytest.mark.parametrize(
    ("act", "matter", "text", "reason"),
    [
        ("example", "", ODD, "请先选一个事项"),
        ("example", "没有的事", ODD, "没有叫“没有的事”的事项"),
        ("example", "林木采伐许可证核发", ODD, "没有叫“林木采伐许可证核发”的事项"),
        ("alias", GAOLING, "长" * 61, "别名写了 61 个字，最多 60 个字"),
        ("alias", GAOLING, "失业登记", "是“失业登记”的名称"),
        ("example", GAOLING, "", "例句是空的"),
        ("other", GAOLING, ODD, "请点后面的按钮"),
    ],
)
async def test_a_refusal_says_why_and_keeps_what_was_typed(
    office: Office, clerk: Client, act: str, matter: str, text: str, reason: str
) -> None:
    miss = await missed(office)

    status, page = await press(clerk, miss, act, matter, text)

    assert status == 409
    assert reason in page
    assert f'value="{text}"' in page
    assert f'value="{matter}"' in page
    assert await lessons(office) == ()
    assert ODD in await read(clerk)


async def test_words_of_another_matter_have_to_be_dropped_first(
    office: Office, clerk: Client, colleague: Client
) -> None:
    await press(clerk, await missed(office), "example")
    status, text = await press(colleague, await missed(office), "example", DIBAO)
    assert status == 409
    assert f"已经教给了“{GAOLING}”" in text

    (entry,) = await lessons(office)
    dropped = await (await colleague.post(f"{PAGE}/taught/{entry.id}/drop")).text()
    assert f"撤掉了：“{ODD}”不再是“{GAOLING}”的例句" in dropped
    assert "还没有教过" in dropped
    assert office.readers.understand(ODD, office.shizhen).kind != "matter"
    again = await colleague.post(f"{PAGE}/taught/{entry.id}/drop")
    assert again.status == 409

    status, text = await press(colleague, await missed(office), "example", DIBAO)
    assert (status, f"直接答：{DIBAO}" in text) == (200, True)


async def test_what_was_taught_before_only_settles_the_messages(
    office: Office, clerk: Client
) -> None:
    await press(clerk, await missed(office), "example")

    status, text = await press(clerk, await missed(office), "alias")

    assert (status, "以前就教过" in text) == (200, True)
    assert "最近 7 天没有听不懂的话" in text
    assert len(await lessons(office)) == 1


async def test_a_line_that_a_colleague_has_seen_to_says_so(
    office: Office, clerk: Client, colleague: Client
) -> None:
    miss = await missed(office)
    await press(colleague, miss, "nothing")

    status, text = await press(clerk, miss, "not_ours")

    assert (status, "已经有人处理过了" in text) == (409, True)


async def test_an_answer_in_the_middle_of_a_matter_is_not_taught_with_a_click(
    office: Office, clerk: Client
) -> None:
    miss = await missed(office, "房子是老汉儿的", kind="answer", offered=("minzheng.dibao",))
    line = (await read(clerk)).partition(f'id="miss-{miss}"')[2].partition("</tr>")[0]

    assert "答话没听懂" in line
    assert f"正在办：{DIBAO}" in line
    assert 'value="example"' not in line
    assert 'value="alias"' not in line
    assert 'value="nothing"' in line
