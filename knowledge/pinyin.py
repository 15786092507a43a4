"""The library's sounds of characters, without its phrases: 50 MB and 0.2 s for nothing."""

import os

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # noqa: TID251 - the library's, not ours

from pypinyin import lazy_pinyin
from pypinyin.constants import PINYIN_DICT

__all__ = ["PINYIN_DICT", "lazy_pinyin"]
