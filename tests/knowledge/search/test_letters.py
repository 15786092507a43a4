"""Letters: where they come from and how they are framed says nothing of the matter."""

from dataclasses import replace

import pytest

from knowledge.search.decide import Chances, Nature, decide
from knowledge.search.index import Index
from knowledge.search.letters import asking_sentences, by_sentences
from knowledge.search.lexicon import Lexicon
from knowledge.search.normalise import Normaliser
from knowledge.search.understanding import Candidate, Understanding, UnderstandingKind
from tests.knowledge.search.conftest import town_without

HEADED = (
    "咨询高龄津贴的问题。我父亲年轻时在矿上做过工，后来回家种了一辈子的菜，把我们几个拉扯大。"
    "如今他耳朵听不清，牙也掉了，就爱坐在门口晒太阳，和过路的邻居说几句话。"
)
STORY = (
    "我父亲年轻时在矿上做过工，后来回家种了一辈子的菜，把我们几个拉扯大，如今他耳朵听不清，"
    "牙也掉了，就爱坐在门口晒太阳。我想了解老人高龄津贴怎么申请？劳烦了。"
)


@pytest.mark.parametrize(
    ("letter", "asks"),
    [
        ("F3县石桥镇槐树村村民咨询高龄补贴问题", "高龄补贴"),
        ("关于B2区柳树社区老人高龄补贴的咨询", "老人高龄补贴"),
        ("石桥镇槐树村村民请求补发林权证", "补发林权证"),
        ("咨询K县农村医保缴费的相关问题", "农村医保缴费"),
        ("再次咨询K县户口迁移一事", "户口迁移"),
        ("对K县居住证办理的疑问", "居住证办理"),
        ("M2市石桥镇槐树组患病村民请求临时救助", "患病村民请求临时救助"),
    ],
)
def test_place_and_frame_are_left_out(lexicon: Lexicon, letter: str, asks: str) -> None:
    normaliser = Normaliser(lexicon)
    assert normaliser.question(normaliser.plain(letter)).endswith(asks)


@pytest.mark.parametrize(
    "text",
    [
        "城乡居民养老保险怎么交",
        "农村户口怎么迁",
        "城镇职工医保转居民医保",
        "我们村里低保评议",
        "社区矫正",
    ],
)
def test_words_that_end_like_a_place_stay(lexicon: Lexicon, text: str) -> None:
    normaliser = Normaliser(lexicon)
    assert normaliser.question(normaliser.plain(text)) == normaliser.plain(text)


def test_a_letter_about_one_matter_is_answered(index: Index) -> None:
    understood = index.understand("F3县石桥镇槐树村村民咨询高龄补贴问题")
    assert (understood.kind, understood.codes[0]) == ("matter", "minzheng.gaoling")


@pytest.mark.parametrize(
    ("story", "matter"),
    [
        ("我妈八十多了瘫在床上，家里就我一个，走不开，能不能上门来办一下", None),
        ("我爸去年摔了一跤，以后就出不了门了，我又在外地，你们能不能派个人到家里来", None),
        ("我妈腿脚不好走不动，想办残疾证，能不能派人上门来办", "canlian.zheng_new"),
    ],
)
def test_a_wish_told_as_a_story_is_heard_and_a_matter_kept_if_named(
    index: Index, story: str, matter: str | None
) -> None:
    understood = index.understand(story)

    assert understood.intent == "home_visit"
    assert understood.codes[:1] == ((matter,) if matter else ())


@pytest.mark.parametrize(
    ("text", "matter"),
    [("办居住证", "laisui.juzhuzheng"), ("我想明天上午10点来办居住证", "laisui.juzhuzheng")],
)
def test_a_framed_line_of_what_fits_several_makes_no_question_of_the_name(
    index: Index, text: str, matter: str
) -> None:
    understood = index.understand(text)
    assert (understood.kind, understood.codes[0]) == ("matter", matter)


@pytest.mark.parametrize(
    ("text", "framed"),
    [
        ("关于高龄补贴的咨询", True),
        ("F3县石桥镇村民请求危房改造", True),
        ("再次咨询户口迁移", True),
        ("请问低保怎么办", False),
        ("低保怎么办", False),
    ],
)
def test_the_frame_of_a_letter_is_known_from_chat(
    lexicon: Lexicon, text: str, framed: bool
) -> None:
    normaliser = Normaliser(lexicon)
    plain = normaliser.plain(text)
    assert normaliser.is_framed(plain) is framed
    assert normaliser.nature(plain, plain, plain, elsewhere=False).framed is framed


def test_a_letter_that_frames_one_thing_is_answered_a_little_sooner(lexicon: Lexicon) -> None:
    thresholds = lexicon.thresholds
    between = Chances((thresholds.sure_letter + thresholds.sure) / 2, 1.0)
    chat = Nature(generic=False, elsewhere=False, denied=False)
    assert decide(between, thresholds, chat, intent=False) == "clarify"
    assert decide(between, thresholds, replace(chat, framed=True), intent=False) == "matter"
    denied = replace(chat, framed=True, denied=True)
    assert decide(between, thresholds, denied, intent=False) == "clarify"


def test_a_long_message_is_answered_a_little_sooner_than_a_short_one(lexicon: Lexicon) -> None:
    thresholds, normaliser = lexicon.thresholds, Normaliser(lexicon)
    between = Chances((thresholds.sure_long + thresholds.sure) / 2, 1.0)
    short, long = "我妈今年六十岁了想领钱", "我妈今年六十岁了想领钱" * 4
    natures = [normaliser.nature(each, each, each, elsewhere=False) for each in (short, long)]
    decided = [decide(between, thresholds, each, intent=False) for each in natures]
    assert decided == ["clarify", "matter"]


def test_a_letter_is_asked_back_where_a_chat_s_words_would_be_left(lexicon: Lexicon) -> None:
    thresholds = lexicon.thresholds
    between = Chances(0.0, (thresholds.ours_letter + thresholds.ours_long) / 2)
    chat = Nature(generic=False, elsewhere=False, denied=False)
    assert decide(between, thresholds, chat, intent=False) == "none"
    for letter in (replace(chat, framed=True), replace(chat, placed=True)):
        assert decide(between, thresholds, letter, intent=False) == "clarify"
        away = replace(letter, elsewhere=True)
        assert decide(between, thresholds, away, intent=False) == "none"


@pytest.mark.parametrize(
    ("text", "placed"),
    [
        ("K5县低保标准是多少", True),
        ("白石镇石桥村村民社保卡怎么补办", True),
        ("社保卡怎么补办", False),
        ("村里的路灯归哪个管", False),
    ],
)
def test_where_a_letter_comes_from_is_known_from_what_it_asks(
    lexicon: Lexicon, text: str, placed: bool
) -> None:
    normaliser = Normaliser(lexicon)
    plain = normaliser.plain(text)
    assert normaliser.nature(plain, plain, plain, elsewhere=False).placed is placed


def test_a_letter_that_says_where_it_comes_from_is_answered_sooner_and_a_framed_one_soonest(
    lexicon: Lexicon,
) -> None:
    thresholds = lexicon.thresholds
    assert thresholds.sure_letter < thresholds.sure_placed < thresholds.sure
    chat = Nature(generic=False, elsewhere=False, denied=False)
    placed = replace(chat, placed=True)
    enough, less = Chances(thresholds.sure_placed, 1.0), Chances(thresholds.sure_letter, 1.0)
    assert decide(enough, thresholds, chat, intent=False) == "clarify"
    assert decide(enough, thresholds, placed, intent=False) == "matter"
    assert decide(less, thresholds, placed, intent=False) == "clarify"
    assert decide(less, thresholds, replace(placed, framed=True), intent=False) == "matter"


def test_a_letter_is_read_by_its_first_sentence_and_those_that_ask() -> None:
    assert asking_sentences(STORY)[1:] == ("我想了解老人高龄津贴怎么申请？",)
    assert asking_sentences("我想了解老人高龄津贴怎么申请？谢谢。") == ()
    heading = "反映村主任低保问题。"
    assert asking_sentences(heading + STORY)[0] == heading
    assert asking_sentences("村" * 300) == ()
    assert asking_sentences("尊敬的王书记：您好！" + STORY)[0] == asking_sentences(STORY)[0]
    assert len(asking_sentences("请问低保怎么办？" * 100)) == 10


@pytest.mark.parametrize("letter", [HEADED, STORY], ids=["headed", "story"])
def test_a_letter_whose_story_drowns_its_question_is_asked_back(index: Index, letter: str) -> None:
    understood = index.understand(letter)
    assert understood.kind in {"clarify", "matter"}
    assert understood.codes[0] == "minzheng.gaoling"
    assert len(understood.codes) > 1 or understood.kind == "matter"


def test_a_letter_offers_no_matter_that_the_town_has_switched_off(index: Index) -> None:
    understood = index.understand(HEADED, town_without("minzheng.gaoling"))
    assert "minzheng.gaoling" not in understood.codes


def _said(kind: UnderstandingKind, *codes: str, score: float = 0.9) -> Understanding:
    return Understanding("", kind, tuple(Candidate(code, code, score) for code in codes))


TWO = _said("matter", "two")
ELSEWHERE = replace(_said("none"), elsewhere="driving")


@pytest.mark.parametrize(
    ("whole", "parts", "kind", "codes"),
    [
        (_said("clarify", "a", "b"), [_said("matter", "a")], "matter", ("a", "b")),
        (_said("clarify", "a", "b"), [_said("matter", "b")], "clarify", ("b", "a")),
        (_said("clarify", "a", "b"), [_said("none"), _said("matter", "a")], "clarify", ("a", "b")),
        (_said("clarify", "a"), [_said("matter", "a"), TWO], "clarify", ("a", "two")),
        (_said("clarify", "a"), [_said("matter", "a", score=0.7)], "clarify", ("a",)),
        (_said("none"), [_said("matter", "a", "c"), TWO], "clarify", ("a", "two", "c")),
        (_said("none"), [_said("clarify", "a", score=0.6)], "clarify", ("a",)),
        (_said("none"), [_said("clarify", "a", score=0.4)], "none", ()),
        (ELSEWHERE, [_said("clarify", "a", score=0.6)], "none", ()),
        (ELSEWHERE, [_said("matter", "a")], "clarify", ("a",)),
        (_said("none"), [replace(TWO, elsewhere="power")], "none", ()),
        (_said("none"), [], "none", ()),
        (_said("matter", "a"), [_said("matter", "b")], "matter", ("a",)),
    ],
    ids=[
        "heading agrees", "heading differs", "no heading", "two asked", "not sure",
        "story", "likely", "nothing likely", "another's", "another's, but one is sure",
        "a sentence on another's", "one sentence", "answered",
    ],
)  # fmt: skip
def test_sentences_settle_only_what_the_whole_left_open(
    lexicon: Lexicon,
    whole: Understanding,
    parts: list[Understanding],
    kind: UnderstandingKind,
    codes: tuple[str, ...],
) -> None:
    found = by_sentences(whole, parts, replace(lexicon.thresholds, sure_sentence=0.8, sentence=0.5))
    assert (found.kind, found.codes) == (kind, codes)


def test_a_matter_that_is_named_beside_another_body_s_business_is_asked_back(index: Index) -> None:
    understood = index.understand("关于户口迁移到买房的地方定居的咨询")
    assert (understood.kind, understood.codes[0]) == ("clarify", "gongan.qianru")
    assert index.understand("买房定居要交多少税").kind == "none"
