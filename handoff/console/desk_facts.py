"""What stands beside a chat: whose turn it is, what may still be sent, whom to pass it to."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handoff.allowed import Allowed, allowed
from handoff.console.guards import Seat
from handoff.console.words import lasted, moment
from handoff.ports import Work
from handoff.presence import all_here
from handoff.referrals import AGREED, Referral, referrals_of
from handoff.replies import REPLY_DAYS
from handoff.timeline import STEPS, Step, timeline
from handoff.transcripts import ChatView
from knowledge.towns import Town

_SOON = timedelta(hours=6)
_PASS_ROLES = frozenset({"办事员", "办所负责人", "负责人"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list to choose from."""

    value: str
    name: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of the timeline in words."""

    at: str
    words: str


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """What was put before the leader, and the answer; `tone` is how pressing the clock is."""

    words: str
    answer: str
    tone: str


@dataclass(frozen=True, slots=True)
class DeskFacts:
    """What a clerk needs to work the chat. `low` says that hardly anything more can be sent."""

    budget: str
    low: bool
    offered: bool
    whose: str
    steps: tuple[StepLine, ...]
    referrals: tuple[ReferralLine, ...]
    instead: str | None
    pass_to: tuple[Choice, ...]
    guide_to: tuple[Choice, ...]
    reply_days: tuple[int, ...]


def desk_facts(work: Work, seat: Seat, view: ChatView, names: dict[str, str]) -> DeskFacts:
    """Read it all for one chat."""
    town, login = seat.town, seat.clerk.login
    names = {each.login: each.name for each in town.staff} | names
    left = allowed(work, town.id, view.citizen)
    asked = referrals_of(work, town.id, view.contact)
    whose = names.get(view.offered_to, view.offered_to) if view.offered_to else ""
    return DeskFacts(
        budget=budget_words(left, left.lasts(work.now), nudges=town.account.nudge is not None),
        low=left.left <= 1 or left.lasts(work.now) < _SOON,
        offered=view.offered_to == login,
        whose=f"轮到{whose}" if whose else _held(work, view.held_until),
        steps=tuple(_step(work, e, names) for e in timeline(work, town.id, view.contact)),
        referrals=tuple(_referral(work, each, names) for each in asked),
        instead=_instead(asked),
        pass_to=_pass_to(work, town, login),
        guide_to=guide_to(town),
        reply_days=REPLY_DAYS,
    )


def budget_words(left: Allowed, lasts: timedelta, *, nudges: bool = False) -> str:
    """Say how much may still be sent: 还能发 4 条 · 47 小时. `nudges`: a template asks them in."""
    asked_in = "，并发模板消息请他来看" if nudges else ""
    rest = f"先留着{asked_in}，群众再说话时补发；没发到的会列到“待告知”，请打电话"
    if left.until is None:
        return f"超过48小时：发的话{rest}"
    if not left.left:
        return f"5条用完了：再发的{rest}"
    hours = int(lasts.total_seconds()) // 3600
    return f"还能发 {left.left} 条 · {f'{hours} 小时' if hours else lasted(lasts)}"


def _held(work: Work, until: datetime | None) -> str:
    return f"留到{moment(until, work.now)}" if until else ""


def _step(work: Work, step: Step, names: dict[str, str]) -> StepLine:
    what = STEPS.get(step.what, step.what)
    who = "" if step.who in {"bot", "citizen"} else names.get(step.who, step.who)
    tail = f"（{names.get(step.note, step.note)}）" if step.note else ""
    return StepLine(moment(step.at, work.now).removeprefix("今天 "), f"{what} {who}{tail}".strip())


def _referral(work: Work, asked: Referral, names: dict[str, str]) -> ReferralLine:
    words = f"{asked.kind}：{asked.words}"
    if asked.decided_at is None:
        late = asked.due_at <= work.now
        due = moment(asked.due_at, work.now)
        return ReferralLine(words, f"等领导答复，限{due}", "late" if late else "soon")
    who = names.get(asked.decided_by or "", asked.decided_by or "")
    return ReferralLine(words, f"{who}：{asked.decision}，{asked.alternative}", "calm")


def _instead(asked: tuple[Referral, ...]) -> str | None:
    newest = next((each for each in asked if each.kind == "办不成" and each.decision), None)
    return newest.alternative if newest and newest.decision == AGREED else None


def _pass_to(work: Work, town: Town, login: str) -> tuple[Choice, ...]:
    here = all_here(work, town, work.now)
    people = (e for e in town.staff if e.role in _PASS_ROLES and e.login in here)
    offices = (Choice(f"office:{each.id}", each.name) for each in town.offices)
    colleagues = (Choice(e.login, f"{e.name}（在线）") for e in people if e.login != login)
    return (*colleagues, *offices)


def guide_to(town: Town) -> tuple[Choice, ...]:
    """Give the windows and offices to which a citizen can be guided by name. source: BY-8."""
    windows = (Choice(f"counter:{each.id}", each.name) for each in town.counters)
    offices = (
        Choice(f"office:{each.id}", f"{each.name}{f'（电话 {each.phone}）' if each.phone else ''}")
        for each in town.offices
    )
    return (*windows, *offices)
