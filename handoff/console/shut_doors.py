"""Takes out of a page what its reader may not send or open: nobody meets a button that is refused.

Templates hide what depends on the row; what depends on the role alone is held here, by the table
of rights, for every page that there is and will be. source: BY-24
"""

import re
from functools import cache
from typing import Final

from handoff.console.rights import AREAS, area_of, may_open

_FORM: Final = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>.*?</form>', re.DOTALL)
_ACTION: Final = re.compile(r'^<form\b[^>]*\baction="([^"?#]*)')
_LINK: Final = re.compile(
    r'<a\b([^>]*)\bhref="(/console/[^"?#]*)[^"]*"([^>]*)>(.*?)</a>', re.DOTALL
)
_BUTTON: Final = re.compile(r'\bclass="[^"]*\bbutton\b')


def without_shut_doors(html: str, role: str, here: str) -> str:
    """Give the page of this path without the forms that the role may not send.

    Links to what it may not open become plain words; those that look like buttons go.
    """
    if not any(each in html or f'"{here}'.startswith(each) for each in _shut(role)):
        return html

    def form(found: re.Match[str]) -> str:
        action = _ACTION.match(found[0])
        area = area_of(action[1] if action else here)
        return found[0] if area is not None and area.allows(role, reading=False) else ""

    def link(found: re.Match[str]) -> str:
        before, path, after, words = found.groups()
        if may_open(role, path):
            return found[0]
        return "" if _BUTTON.search(before + after) else words

    return _LINK.sub(link, _FORM.sub(form, html))


@cache
def _shut(role: str) -> tuple[str, ...]:
    """Give how the addresses begin, in a page, that this role may not open or send to."""
    return tuple(
        f'"{each.path}'
        for each in AREAS
        if role not in (each.changes or each.reads) or role not in (each.reads or each.changes)
    )
