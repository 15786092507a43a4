"""What the conversation adds to words that do not stand by themselves."""

import pytest

from knowledge.matters import Catalog
from knowledge.search.context import Context, in_context
from knowledge.search.index import Index
from knowledge.search.understanding import Candidate, Understanding

CARD = Context(last_matter="shebao.ka-shenling")


@pytest.mark.parametrize(
    ("text", "context", "code"),
    [
        ("丢了怎么补", CARD, "shebao.ka-buhuan"),
        ("怎么激活", CARD, "shebao.ka-jihuo"),
        ("到期了怎么换", Context("canlian.zheng_new"), "canlian.zheng_renew"),
    ],
)
def test_short_words_mean_what_was_talked_of(
    index: Index, text: str, context: Context, code: str
) -> None:
    understood = index.understand(text, context=context)
    assert understood.kind in {"matter", "clarify"}
    assert understood.codes[0] == code


def test_a_matter_with_its_own_words_is_not_bent(index: Index) -> None:
    alone = index.understand("高龄津贴怎么领")
    assert index.understand("高龄津贴怎么领", context=CARD) == alone


def test_nothing_near_is_left_as_it_was(catalog: Catalog) -> None:
    far = Understanding("随便", "none", near=(Candidate("minzheng.dibao", "", 0.5),))
    assert in_context(far, CARD, catalog) == far


def test_another_body_s_business_stays_theirs(catalog: Catalog) -> None:
    near = (Candidate("shebao.ka-buhuan", "", 0.5),)
    theirs = Understanding("驾照丢了怎么补", "none", elsewhere="driving", near=near)
    assert in_context(theirs, CARD, catalog) == theirs


def test_long_words_are_asked_back_not_answered(catalog: Catalog) -> None:
    near = (Candidate("shebao.ka-buhuan", "", 0.5),)
    said = Understanding("我上次跟你说的那个事情后来又怎么样了你还记得吗", "none", near=near)
    assert in_context(said, CARD, catalog).kind == "clarify"
