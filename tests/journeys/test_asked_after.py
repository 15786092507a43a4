"""What a citizen raised, asked after; an old injury told as the reason of a visit."""

import re

from tests.support.centre import Centre


async def test_a_suggestion_and_a_complaint_are_asked_after_and_not_taken_twice(
    centre: Centre,
) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("我要提个建议，大厅多放几把椅子")
    zhang.hears("最迟12月1日前")
    rude = "你们窗口那个女的态度太差了，骂我"
    await zhang.says(rude)
    number = re.search(r"投诉编号(\d+)", zhang.hears("监督电话"))
    assert number

    await zhang.says(rude)
    assert "监督电话" not in zhang.hears("已经收到", f"投诉（编号{number[1]}")
    await zhang.says("什么时候给我答复")
    zhang.hears(f"投诉（编号{number[1]}", "正在查", "建议（编号", "最迟12月1日前")


async def test_an_old_injury_in_a_visit_rings_nothing_and_a_fall_now_does(centre: Centre) -> None:
    zhang = centre.citizen("张三")
    await zhang.says("我走不动了，能来家里给我办高龄补贴吗")
    await zhang.says("老汉摔断了脚杆")
    heard = zhang.hears("先打 120")
    assert "值班领导" not in heard
    assert "哪个村" in heard or "去哪里" in heard

    await zhang.says("老汉刚刚摔倒了起不来")
    zhang.hears("先打 120", "已经报给值班领导")
    await zhang.says("老汉摔断了脚杆，流了好多血")
    zhang.hears("已经报给值班领导")
    await centre.citizen("李四").says("老汉摔断了脚杆")
