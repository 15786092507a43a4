"""What a clerk is told when something was not done: why, and what to do instead."""

from collections.abc import Mapping

from handoff.chats import (
    NOTE_LIMIT,
    TEXT_LIMIT,
    EmptyText,
    NeedsDecision,
    NewWords,
    NoteTooLong,
    NotYours,
    ResultMissing,
    TextTooLong,
)
from handoff.taking import ChatClosed, NoSuchChat, TakenAlready

Unfit = EmptyText | TextTooLong | ResultMissing | NoteTooLong | NewWords | NeedsDecision
"""What was typed does not do, or not yet."""

Refusal = TakenAlready | NotYours | ChatClosed | NoSuchChat | Unfit

_MISSING = {
    "result": "还不能办结：请选一个结果。",
    "note": "还不能办结：引导、衔接要在说明里写清找谁、怎么联系。",
}


def refusal_words(refusal: Refusal, names: Mapping[str, str]) -> str:
    """Put the refusal in words. `names` are the clerks' by log-in."""
    match refusal:
        case TakenAlready(by):
            return f"已由{names.get(by, by)}接待。"
        case NotYours(by):
            who = f"已由{names.get(by, by)}接待" if by else "请先接待这个会话"
            return f"没有办成：{who}。"
        case ChatClosed():
            return "没有办成：这个会话已经办结。群众再说话会开一个新的。"
        case NoSuchChat():
            return "没有这个会话。"
        case unfit:
            return _unfit_words(unfit)


def _unfit_words(unfit: Unfit) -> str:
    match unfit:
        case EmptyText():
            return "没有发：还没有写内容。"
        case TextTooLong(size):
            return f"没有发：这条有 {size} 字节，一条最多 {TEXT_LIMIT} 字节。请分两条发。"
        case ResultMissing(needs):
            return _MISSING[needs]
        case NoteTooLong(size):
            return f"还不能办结：说明有 {size} 个字，最多 {NOTE_LIMIT} 个字。请写短一点。"
        case NeedsDecision():
            return "还不能办结：办不成的，要先请示领导，领导给出别的办法才能这样办结。"
        case NewWords():
            return "还没有办结：群众刚才又说了话，请先看一看；不用再回的话，再点一次办结。"
