"""When two names mean one paper: an identity card or household book of the same person.

Only what stands in the two tables is taken for the same; anything else is another paper, so that
one person's paper never stands for another's. A chain's own table (`papers` in chains.yaml) comes
before this one.
"""

import re

_APPLICANT = "申请人"
_PERSONS = {
    "": _APPLICANT,
    "申请人": _APPLICANT,
    "申领人": _APPLICANT,
    "申办人": _APPLICANT,
    "本人": _APPLICANT,
    "代办人": "代办人",
    "监护人": "监护人",
    "户主": "户主",
    "逝者": "逝者",
    "经办人": "经办人",
    "申报人": "申报人",
    "参保人": "参保人",
    "经营者": "经营者",
    "负责人": "负责人",
    "出租人": "出租人",
    "房东": "出租人",
    "承租人": "承租人",
    "租客": "承租人",
    "父母": "父母双方",
    "父母双方": "父母双方",
    "夫妻": "夫妻双方",
    "夫妻双方": "夫妻双方",
    "孩子": "孩子",
    "母亲": "母亲",
}
"""Whose paper: the words for a person that mean the same one. A person not named here keeps the
words that the matter uses."""

_OTHER_NAMES = {
    "社保卡": "社会保障卡",
    "孩子出生医学证明": "出生医学证明",
    "火化证": "火化证明",
    "代办人居民身份证": "居民身份证（代办人）",
}
_OF_A_PERSON = re.compile(r"(居民身份证|居民户口簿)(?:（(.+)）)?")
_PERSON_FIRST = re.compile(r"(.+?)的?(?:居民)?(身份证|户口簿)")


def one_name(paper: str) -> str:
    """Give the one name of a paper: equal for two names if and only if they mean the same paper.

    居民身份证, 申请人身份证 and 居民身份证（申请人） are one; 代办人身份证 is another.
    """
    known = _OTHER_NAMES.get(paper)
    if known is not None:
        return known
    match = _OF_A_PERSON.fullmatch(paper)
    if match is not None:
        person = match[2] or ""
        return f"{match[1]}（{_PERSONS.get(person, person)}）"
    match = _PERSON_FIRST.fullmatch(paper)
    if match is not None and match[1] in _PERSONS:
        return f"居民{match[2]}（{_PERSONS[match[1]]}）"
    return paper
