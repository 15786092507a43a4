"""Each role walks through every page that it finds: no shut door, and no word that is not theirs.

source: BY-24, TL-6
"""

import re
from typing import get_args

import pytest

from handoff.console.rights import area_of
from knowledge.staff import Role
from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork

SECRET = "我家老二坐过牢的事"
_LINK = re.compile(r'(?:href|data-part)="(/console/[^"#]*)"')
_FORM = re.compile(r'<form[^>]*method="post"[^>]*>')
_ACTION = re.compile(r'action="([^"?]*)')
_NUMBER = re.compile(r"\d+|(?<==)[^&]+")
_LEAVES = frozenset({"/console/logout"})
_MOST = 120  # pages
_NO_WORDS = frozenset({"系统管理员", "代办员"})


async def _walk(clerk: ClerkAtWork) -> dict[str, str]:
    """Open every page that can be reached by links, one of each kind; gives their texts."""
    waiting, seen = ["/console/"], dict[str, str]()
    kinds = set[str]()
    while waiting and len(seen) < _MOST:
        path = waiting.pop(0).replace("&amp;", "&")
        kind = _NUMBER.sub("N", path)
        if kind in kinds or path in _LEAVES or "/static/" in path:
            continue
        kinds.add(kind)
        async with clerk.session.get(f"{clerk.centre.url}{path}") as answer:
            assert answer.status == 200, f"{path}: {answer.status}"
            if answer.content_type == "text/html":
                seen[path] = await answer.text()
                waiting += _LINK.findall(seen[path])
    return seen


async def _busy(centre: Centre, town: str) -> str:
    """Let a citizen of this town say what is only for those who work on it; gives the openid."""
    citizen = centre.citizen("陈大山", town)
    await citizen.says("低保怎么办")
    await citizen.says("人工")
    await citizen.says(SECRET)
    other = centre.citizen("李小河", town)
    await other.says("我要提建议")
    await other.says(SECRET)
    return citizen.openid


def _dead_buttons(role: str, path: str, text: str) -> list[str]:
    """Give the forms of a page whose address does not let this role change anything."""
    actions = (_ACTION.search(each) for each in _FORM.findall(text))
    places = (each[1] if each else path.partition("?")[0] for each in actions)
    areas = ((each, area_of(each)) for each in places if each != "/console/login")
    return [
        f"{path}: {each}" for each, area in areas if not (area and area.allows(role, reading=False))
    ]


@pytest.mark.rule("BY-24")
async def test_every_link_opens_no_button_is_dead_and_words_are_for_those_who_work_on_them(
    centre: Centre,
) -> None:
    openid = await _busy(centre, "baiyang")
    for role in get_args(Role):
        if role == "区级查看":
            continue  # the district's, below
        pages = await _walk(await ClerkAtWork.sign_in(centre, "baiyang", role))

        shown = [path for path, text in pages.items() if SECRET in text]
        assert bool(shown) == (role not in _NO_WORDS), (role, shown)
        assert not [path for path, text in pages.items() if openid in text], role
        dead = (_dead_buttons(role, path, text) for path, text in pages.items())
        assert not [each for of_page in dead for each in of_page], role


@pytest.mark.rule("TL-6")
async def test_the_district_walks_through_its_pages_and_meets_no_citizen(centre: Centre) -> None:
    openid = await _busy(centre, "bachuan")
    viewer = await ClerkAtWork.sign_in(centre, "tongliang", "区级查看")

    pages = await _walk(viewer)

    assert pages
    assert not [path for path, text in pages.items() if SECRET in text or openid in text]
    dead = (_dead_buttons("区级查看", path, text) for path, text in pages.items())
    assert not [each for of_page in dead for each in of_page]
