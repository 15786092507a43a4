"""The account's menu bar; its keys are what dialogs/flows/routing.py begins on a click."""

from typing import Any

MENU: tuple[dict[str, Any], ...] = (
    {"type": "click", "name": "问材料", "key": "ask"},
    {
        "name": "预约",
        "sub_button": [
            {"type": "click", "name": "预约窗口", "key": "book"},
            {"type": "click", "name": "我的预约", "key": "my"},
        ],
    },
    {
        "name": "找人工",
        "sub_button": [
            {"type": "click", "name": "找工作人员", "key": "human"},
            {"type": "click", "name": "地址和时间", "key": "hours"},
        ],
    },
)
