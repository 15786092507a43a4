"""What a step does to a talk: hear, apply an outcome, go back, ask the question that waits now."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dialogs import asking
from dialogs.choosing import choose
from dialogs.flows import asides, own_bookings, routing, turning_to, where
from dialogs.machine import (
    Again,
    Aside,
    Dialog,
    Done,
    Go,
    Outcome,
    Question,
    Said,
    Start,
    State,
    Turn,
    World,
)
from dialogs.misses import Miss
from dialogs.soundness import is_sound
from dialogs.talk import MAX_FRAMES, MAX_TRAIL, PAUSE, Frame, Talk
from dialogs.texts import in_between, say
from dialogs.words import Global

MORE, RESUME = asking.MORE, asking.RESUME
_MOST_HOPS = 6


class Turner:
    """Changes one talk during one step."""

    def __init__(self, dialogs: Mapping[str, Dialog], talk: Talk, world: World) -> None:
        self._dialogs = dialogs
        self.talk = talk
        self.world = world
        self.missed: Miss | None = None
        if talk.heard_at is not None and world.now - talk.heard_at > PAUSE:
            talk.memory.known, talk.memory.whom, talk.memory.others = {}, None, []

    @property
    def present(self) -> str | None:
        """The name of the dialog that is on, if any."""
        return self.talk.frames[-1].dialog if self.talk.frames else None

    def sound(self) -> bool:
        """Say whether every open dialog, state and matter still exists."""
        return all(is_sound(each, self._dialogs, self.world) for each in self.talk.frames)

    def resting(self) -> bool:
        """Say whether nothing is left undone at the present state."""
        return bool(self.talk.frames) and self._state(self.talk.frames[-1]).resting

    def route(self, said: Said) -> Outcome:
        """Decide what to begin when no dialog is on."""
        return routing.route(self.turn(said, {}))

    def hear(self, said: Said) -> Outcome:
        """Let the present state hear."""
        frame = self.talk.frames[-1]
        return self._state(frame).hear(self.turn(said, frame.learned))

    def located(self, said: Said) -> Outcome:
        """Answer where the citizen stands: the present state's business, or the nearest points."""
        frame = self.talk.frames[-1] if self.talk.frames else None
        if frame is not None and self._state(frame).places:
            return self.hear(said)
        busy = frame is not None and not self.resting()
        return where.located(self.turn(said, frame.learned if frame else {}), busy=busy)

    def aside(self, said: Said) -> Outcome | None:
        """Answer a question in between; asked where a person was offered, the offer is dropped."""
        if self.present == "ask_clerk" and len(self.talk.frames) > 1:
            behind = self.turn(said, self.talk.frames[-2].learned)
            if answer := asides.answer(behind) or asides.how_to_go_on(behind):
                self.talk.frames.pop()
            return answer
        turn = self.turn(said, self.talk.frames[-1].learned)
        return asides.at_rest(turn) if self.resting() else asides.answer(turn)

    def for_another(self, said: Said) -> Outcome | None:
        """Begin the matter at hand anew for somebody else, where the text says nothing but whom."""
        return routing.for_another(self.turn(said, self.talk.frames[-1].learned))

    def another_matter(self, said: Said) -> Outcome | None:
        """Turn to another matter or wish that was surely named, keeping the present dialog."""
        turn = self.turn(said, self.talk.frames[-1].learned)
        return turning_to.elsewhere(turn, busy=not self.resting())

    def _answer(self, frame: Frame, text: str, said: Said) -> Outcome:
        """Let the state of a frame hear `text` as an answer to what it asks."""
        state = self._state(frame)
        question = state.ask(self.turn(said, frame.learned))
        how = {"several": question.several, "strict": question.open}
        chosen = choose(text, question.choices, about=question.text, **how)
        return state.hear(self.turn(replace(said, text=text, chosen=chosen), frame.learned))

    def behind(self, said: Said) -> Outcome | None:
        """Hear an answer to what was asked before a person was offered: the offer is dropped."""
        if self.present != "ask_clerk" or len(self.talk.frames) < 2:  # noqa: PLR2004 - one behind
            return None
        outcome = self._answer(self.talk.frames[-2], said.text, said)
        if isinstance(outcome, Again):
            return None
        self.talk.frames.pop()
        return outcome

    def correct(self, rest: str, said: Said) -> Outcome | None:
        """Answer the previous question anew with `rest`; None where that says nothing to it."""
        frame = self.talk.frames[-1]
        if not frame.trail:
            return None
        name, learned = frame.trail[-1]
        outcome = self._answer(Frame(frame.dialog, name, learned), rest, said)
        if isinstance(outcome, Again):
            return None
        frame.trail.pop()
        frame.state, frame.learned = name, learned
        if isinstance(outcome, Go):
            return Go(outcome.state, outcome.learned, (say.corrected(rest), *outcome.say))
        return outcome

    def act(self, word: Global, otherwise: Outcome) -> tuple[str, ...]:
        """Do what a global word says; `otherwise` is for 取消 when nothing is on."""
        talk = self.talk
        talk.misses = 0
        match word:
            case "back":
                return self._back()
            case "cancel":
                return self._cancel(otherwise)
            case "human":
                return self.apply(Start("ask_clerk", {"reason": "群众要人工"}))
            case "restart":
                return self._restart()
            case "menu":
                talk.frames.clear()
                return self.apply(Start("welcome"))
            case "elder" | "ordinary":
                talk.memory.elder = word == "elder"
                return (say.ELDER_ON if talk.memory.elder else say.ELDER_OFF,)
            case "repeat":
                return in_between.repeated(talk) if not talk.frames or self.resting() else ()

    def _cancel(self, otherwise: Outcome) -> tuple[str, ...]:
        if not self.talk.frames and not isinstance(otherwise, Again):
            return self.apply(otherwise)
        present = None if self.resting() else self.present
        self.talk.frames.clear()
        return own_bookings.stopped(self.world, present)

    def _back(self) -> tuple[str, ...]:
        if not self.talk.frames:
            return self.apply(Start("welcome"))
        frame = self.talk.frames[-1]
        if frame.trail:
            frame.state, frame.learned = frame.trail.pop()
            return ()
        self.talk.frames.pop()
        if self.talk.frames:
            return (say.back_to(self._dialogs[self.talk.frames[-1].dialog].title),)
        return self.apply(Start("welcome"))

    def _restart(self) -> tuple[str, ...]:
        frame = self.talk.frames[-1] if self.talk.frames else None
        self.talk.memory.known, learned = {}, frame.learned if frame else {}
        self.talk.frames.clear()
        given = {key: learned[key] for key in ("matter", "chain") if learned.get(key) is not None}
        if frame is None or not given:
            return (say.RESTARTED, *self.apply(Start("welcome")))
        return (say.RESTARTED, *self.apply(Start(frame.dialog, given)))

    def apply(self, outcome: Outcome) -> tuple[str, ...]:
        """Change the talk as the outcome says; give what is said on the way."""
        talk = self.talk
        talk.page = 0
        match outcome:
            case Go(state, learned, spoken):
                frame = talk.frames[-1]
                self._check(frame, state)
                frame.trail = [*frame.trail, (frame.state, frame.learned)][-MAX_TRAIL:]
                frame.state, frame.learned = state, {**frame.learned, **learned}
                return spoken
            case Start():
                return (*outcome.say, *self._begin(outcome))
            case Done():
                talk.frames.pop()
                return self._ended(outcome)
            case Again(spoken) | Aside(spoken):
                return spoken

    def _begin(self, start: Start, hops: int = 0) -> tuple[str, ...]:
        if hops > _MOST_HOPS:
            raise RecursionError("dialogs start one another in a circle")
        talk = self.talk
        if start.alone:
            talk.frames.clear()
        elif not start.hold and talk.frames:
            talk.frames.pop()
        dialog = self._dialogs[start.dialog]
        given = dict(start.given)
        outcome = dialog.begin(self.turn(Said(str(given.get("said", ""))), given))
        if isinstance(outcome, Go):
            if outcome.state not in dialog.first:
                raise LookupError(f"{dialog.name} may not begin at {outcome.state}")
            known: dict[str, Any] = {**given, **outcome.learned}
            talk.frames.append(Frame(dialog.name, outcome.state, known))
            del talk.frames[:-MAX_FRAMES]
            return outcome.say
        if isinstance(outcome, Start):
            held = replace(outcome, say=(), hold=True)
            return (*outcome.say, *self._begin(held, hops + 1))
        if isinstance(outcome, Done):
            return self._ended(outcome)
        return outcome.say

    def _ended(self, done: Done) -> tuple[str, ...]:
        while self.talk.frames and (done.all or self.resting()):
            self.talk.frames.pop()
        if not self.talk.frames:
            return done.say
        return (*done.say, say.back_to(self._dialogs[self.talk.frames[-1].dialog].title))

    def question(self) -> str:
        """Put the question that waits now, number it, and remember what it shows."""
        return asking.put(self.talk, self._open_question())

    def _open_question(self) -> Question | None:
        if not self.talk.frames:
            return None
        frame = self.talk.frames[-1]
        if self.talk.paused:
            return Question(say.resume(self._dialogs[frame.dialog].title), RESUME)
        return self._state(frame).ask(self.turn(Said(""), frame.learned))

    def _state(self, frame: Frame) -> State:
        return self._dialogs[frame.dialog].state(frame.state)

    def turn(self, said: Said, learned: Mapping[str, Any]) -> Turn:
        """Give what a state sees of this step."""
        return Turn(said, learned, self.talk.memory, self.world)

    def _check(self, frame: Frame, target: str) -> None:
        if target not in self._state(frame).to:
            raise LookupError(f"{frame.dialog}.{frame.state} may not go to {target}")
