"""Brings a citizen's words to one plain form: simplified, half width, no fillers, no dialect."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from knowledge.contrast import read_contrast
from knowledge.search.decide import Nature
from knowledge.search.lexicon import Lexicon
from knowledge.search.patterns import words

LONGEST = 200
"""Characters of a message that are read; what follows is dropped."""
_LONG = 35
"""Characters beyond which a message tells details, which say which matter is meant."""

_DIGITS = "零一二三四五六七八九"
_TENS = re.compile(r"([一二三四五六七八九])?十([一二三四五六七八九])?|([一二三四五六七八九])(?=级)")
_SPOKEN = frozenset({"Lu", "Ll", "Lo", "Lm", "Nd"})
_BREAKS = re.compile(r"[,\s]*,[,\s]*")
WHEN: Final = re.compile(
    r"大后天|今天|明天|后天|(?:下|这|本)*(?:周|星期|礼拜)[一二三四五六日天]|[上下中]午|早上|晚上"
    r"|[0-9一二三四五六七八九十廿]{1,3}(?:月|号|日|点半?|点[0-9一二三四五六七八九十]{1,3}分?)"
)
_SALUTATION = re.compile(
    r"^(?:尊敬的)?[^,]{0,10}(?:书记|领导|[县市镇区乡局部院]长|同志|主任|工作人员)们?,?(?:您们?|你们?)?好?,"
)
_NAMED = (
    r"[^,的在有和与是办请问咨询买到住从户民]{2,6}?"
    r"(?:办事处|街道办?|居委会|社区|小区|(?<!城)镇|(?<!城)乡(?!镇|村)|(?<![农全本乡])村(?!镇|里|上|民))"
)
_PEOPLE = (
    r"(?:(?:村民|居民|业主|市民|百姓)(?!医|养老|基本|合作|社|最低|低保|户口|身份|自建|建房|委)"
    r"|人(?!员|口|民|才|家|社|工|均|户))?"
)
_PLACE = re.compile(
    rf"(?:在|到|对)?[a-z][0-9]{{0,2}}(?:市|县|区|镇|乡|村|街道)(?:(?:{_NAMED})+{_PEOPLE})?的?"
    rf"|^(?:{_NAMED}){{2,}}{_PEOPLE}的?"
)
"""Where a letter comes from (anonymous, as message boards make it, or by name): not the matter."""
_FRAME = re.compile(
    r"^(?:再次|关于|有关|咨询|请求|恳请|请问|反映)+"
    r"|的?(?:相关|有关)?(?:一些)?(?:问题|事宜|事项|事情|方面|疑问|(?<=[^一])一事)?的?(?:咨询|求助|疑问)?$"
)
_INNER_SPACE = re.compile(r"(?<![a-z0-9]) +| +(?![a-z0-9])")


class Normaliser:
    """Holds the lexicon's tables ready. Pure: the same text always gives the same result."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._traditional = lexicon.traditional
        self._dialect = lexicon.dialect
        self._synonyms = lexicon.synonyms
        self._dialect_words = re.compile(words(lexicon.dialect))
        self._synonym_words = re.compile(words(lexicon.synonyms))
        self._fillers = re.compile(words(lexicon.fillers))
        self._denied = re.compile(rf"(?:{words(lexicon.denials)})(?!.*(?:而是|,?是))")
        self._generic = re.compile(rf"(?:{words(lexicon.generic)}|[a-z0-9 ,])*")
        self._denies = re.compile(rf"{words(lexicon.denials)}|没.{{1,4}}也(?:不|没)")
        self._before = re.compile(rf"^(?:{words(lexicon.before)})+")
        self._after = re.compile(rf"(?:{words(lexicon.after)})+$")
        self._leading = re.compile(rf"(^|,)(?:{words(lexicon.leading)})+")

    def plain(self, text: str) -> str:
        """Give the text in plain words, clauses parted by single commas; may be empty.

        Only the first LONGEST characters are read. Emoji, control characters and signs go.
        """
        text = unicodedata.normalize("NFKC", text[:LONGEST])[:LONGEST].lower()
        text = _letters_only(text.translate(self._traditional))
        text = _replace(self._dialect_words, self._dialect, text)
        return _INNER_SPACE.sub("", _BREAKS.sub(",", " ".join(text.split()))).strip(", ")

    def question(self, plain: str) -> str:
        """Take the fillers of polite or dictated speech out of a plain text."""
        text = self._fillers.sub("", _SALUTATION.sub("", _PLACE.sub("", plain)))
        text = self._leading.sub(r"\1", _FRAME.sub("", text) or text)
        return _BREAKS.sub(",", text).strip(", ")

    def is_framed(self, plain: str) -> bool:
        """Say whether a plain text has the frame of a letter around what it asks.

        Where it comes from aside; 请问 alone is said in any chat.
        """
        text = _SALUTATION.sub("", _PLACE.sub("", plain))
        return any(found[0] not in {"", "请问"} for found in _FRAME.finditer(text))

    def meant(self, question: str) -> str:
        """Drop the clauses that say what is not meant (“不是社保那个”), unless nothing is left."""
        clauses = question.split(",")
        kept = [each for each in clauses if not self._denied.match(each)]
        contrast = read_contrast(question) if kept == clauses else None
        if contrast is not None and contrast.denied:  # “是换卡不是补卡”, in one breath
            return contrast.meant
        return ",".join(kept) or question

    def bare(self, question: str) -> str:
        """Give a question without the request around it (“办低保要带什么” → 低保)."""
        timeless = WHEN.sub("", question.replace(",", ""))
        return self._after.sub("", self._before.sub("", timeless))

    def nature(self, plain: str, question: str, repaired: str, *, elsewhere: bool) -> Nature:
        """Say what sort of text it is, from its wordings; see decide.Nature."""
        return Nature(
            generic=self._generic.fullmatch(repaired) is not None,
            elsewhere=elsewhere,
            denied=self._denies.search(question) is not None,
            framed=self.is_framed(plain),
            placed=_PLACE.search(plain) is not None,
            long=len(plain) > _LONG,
        )

    def concepts(self, plain: str) -> str:
        """Read words for one thing as one word (synonyms.toml)."""
        text = _replace(self._synonym_words, self._synonyms, plain)
        return _TENS.sub(_number, text)


def _letters_only(text: str) -> str:
    """Keep letters and digits; a mark becomes a comma, a space stays one, all else a comma."""
    return "".join(
        each if unicodedata.category(each) in _SPOKEN else (" " if each.isspace() else ",")
        for each in text
    )


def _replace(pattern: re.Pattern[str], table: Mapping[str, str], text: str) -> str:
    return pattern.sub(lambda found: table[found[0]], text)


def _number(found: re.Match[str]) -> str:
    tens, ones, level = found.groups()
    if level:
        return str(_DIGITS.index(level))
    return f"{_DIGITS.index(tens) if tens else 1}{_DIGITS.index(ones) if ones else 0}"
