"""One step of a conversation: what was said goes in, what to say and the new talk come out.

Order: a paused dialog is offered again, a stale tap is explained, global words act, then the
present state hears; what it does not understand may be a question in between, another matter, or
a correction; two misses in a row offer a person.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialogs import spoken_to, turning
from dialogs.by_place import says_a_place
from dialogs.choosing import choose
from dialogs.everywhere import meant_everywhere, word_for_now
from dialogs.flows import day, heard_first, menu, own_bookings, precheck, prompted, proxy, routing
from dialogs.incoming import Incoming, Step
from dialogs.machine import (
    NOTHING_UNDERSTOOD,
    Again,
    Dialog,
    Done,
    Go,
    Outcome,
    Said,
    SaidKind,
    Start,
    World,
)
from dialogs.misses import near_of, not_understood
from dialogs.soundness import hears_pictures
from dialogs.talk import PAUSE, Talk
from dialogs.talked_of import in_talk
from dialogs.tapping import chosen_of, is_stale
from dialogs.texts import in_between, say
from dialogs.texts.writing import MAX_BYTES, gather
from dialogs.words import correction, fed_up, global_word, says_something

MISSES_BEFORE_CLERK = 2
_ASKED_KEPT, _SHORT_ANSWER = 200, 6  # characters
_CANNOT_READ: Mapping[SaidKind, str] = {
    "voice": say.VOICE,
    "video": say.OTHER_KIND,
    "link": say.OTHER_KIND,
    "location": say.PLACE,
}


class Engine:
    """Walks conversations through a table of dialogs. Keeps nothing between steps."""

    def __init__(self, dialogs: Mapping[str, Dialog]) -> None:
        self.dialogs = dialogs

    def step(self, talk: Talk, incoming: Incoming, world: World) -> Step:
        """Take one step: `talk` is changed and given back."""
        turner, before = turning.Turner(self.dialogs, talk, world), talk.memory.asked
        incoming = replace(incoming, understanding=in_talk(incoming.understanding, talk, world))
        complained = talk.memory.complained
        said = self._play(turner, incoming)
        if talk.memory.complained == complained:
            talk.memory.complained = None  # the story is told at once or not at all
        talk.heard_at = world.now
        missed = turner.missed
        if missed is not None and not missed.text:
            missed = replace(missed, text=before) if before else None
        return Step(gather([*said, turner.question()], MAX_BYTES), talk, missed)

    def _play(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...]:
        talk = turner.talk
        if not turner.sound():
            talk.frames.clear()
            return (say.CHANGED, *self._fresh(turner, incoming))
        if incoming.place is not None:
            talk.misses = 0
            return turner.apply(turner.located(_said(incoming, ())))
        if incoming.kind == "image":
            return self._pictured(turner, _said(incoming, ()))
        if incoming.kind in _CANNOT_READ:
            return (_CANNOT_READ[incoming.kind],)
        if incoming.kind == "event":
            undone = own_bookings.undone(turner.present)
            talk.frames.clear()
            talk.paused, talk.misses = None, 0
            return (*undone, *turner.apply(menu.clicked(incoming.text)))
        return self._spoken(turner, incoming)

    def _pictured(self, turner: turning.Turner, said: Said) -> tuple[str, ...]:
        """Let the papers' dialog hear a picture; where nothing else is on, it may begin with it."""
        talk = turner.talk
        if turner.present == "ask_clerk" and precheck.NAME in {f.dialog for f in talk.frames[-2:]}:
            talk.frames.pop()  # the offer of a person is answered by going on
        papers = {precheck.NAME, proxy.NAME}
        hears = turner.present in papers or hears_pictures(talk.frames, self.dialogs)
        if not hears and turner.present is not None and not turner.resting():
            return (say.PICTURE,)
        talk.paused, talk.misses = None, 0
        return turner.apply(turner.hear(said) if hears else turner.route(said))

    def _spoken(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...]:
        talk = turner.talk
        prompted_by = self._prompted(turner, incoming)
        if prompted_by is not None:
            return prompted_by
        turn = turner.turn(_said(incoming, ()), {})
        word = word_for_now(talk, incoming, turn, turner.present, resting=turner.resting())
        if word is not None and not (talk.paused and word == "cancel"):
            talk.paused = None if word != "repeat" else talk.paused
            unasked = fed_up(incoming.text) and not talk.memory.asked
            if word == "human" and (global_word(incoming.text) is None or unasked):
                talk.memory.asked = incoming.text[:_ASKED_KEPT]
            sorry = (say.FED_UP,) if fed_up(incoming.text) else ()
            undone = self._undone(self._unfinished(talk)) if word == "human" else ()
            return (*sorry, *undone, *turner.act(word, turner.route(_said(incoming, ()))))
        if talk.paused is not None:
            return self._resumed(turner, incoming)
        if self._paused(talk, turner.world):
            if not turner.resting():
                talk.paused = replace(incoming.understanding, text=incoming.text)
                return ()
            talk.frames.clear()
        return self._heard(turner, incoming)

    def _prompted(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...] | None:
        """Answer what means the same in every state; None where it is nothing of that kind."""
        talk = turner.talk
        turn = turner.turn(_said(incoming, ()), {})
        if answered := prompted.prompted(turn) or spoken_to.heard(talk, turn):
            talk.paused, talk.misses = None, 0
            return turner.apply(answered)
        if not day.is_of_the_day(incoming.text):
            return None
        if talk.paused is not None or self._paused(talk, turner.world):
            talk.frames.clear()
            talk.paused = None
        return self._fresh(turner, incoming)

    def _heard(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...]:
        talk = turner.talk
        if incoming.tap is None and says_something(incoming.text):
            talk.memory.asked = incoming.text[:_ASKED_KEPT]
        stale = is_stale(talk, incoming.tap)
        if stale and (talk.frames or incoming.understanding.kind != "matter"):
            return (say.STALE_TAP, say.ANSWER_THIS) if talk.frames else (say.STALE_TAP,)
        turn = turner.turn(_said(incoming, ()), talk.frames[-1].learned if talk.frames else {})
        absent = heard_first.begins(turn, turner.present, resting=turner.resting())
        if absent is not None and incoming.tap is None:
            return self._applied(turner, absent, incoming)
        if not talk.frames:
            return self._fresh(turner, incoming)
        return self._answered(turner, incoming)

    @staticmethod
    def _paused(talk: Talk, world: World) -> bool:
        return bool(talk.frames and talk.heard_at is not None and world.now - talk.heard_at > PAUSE)

    def _resumed(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...]:
        talk = turner.talk
        before, talk.paused = talk.paused or NOTHING_UNDERSTOOD, None
        answer = choose(incoming.text, turning.RESUME)
        if answer == ("go_on",):
            return (say.RESUMED,)
        talk.frames.clear()
        if answer == ("leave",) or meant_everywhere(talk, incoming) == "cancel":
            return turner.apply(turner.route(Said(before.text, understanding=before)))
        return self._fresh(turner, incoming)

    def _fresh(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...]:
        return self._applied(turner, turner.route(_said(incoming, ())), incoming)

    def _answered(self, turner: turning.Turner, incoming: Incoming) -> tuple[str, ...]:
        talk = turner.talk
        said = _said(incoming, chosen_of(talk, incoming))
        if said.choice == turning.MORE:
            talk.page += 1
            return ()
        if not said.chosen and says_a_place(said.text, talk.shown):
            return self._applied(turner, Again((in_between.WHICH_PLACE,)), incoming)
        outcome = turner.hear(said)
        if isinstance(outcome, Go | Start):
            turner.missed = outcome.missed
        if isinstance(outcome, Again):
            outcome = self._otherwise(turner, said, outcome)
        return self._applied(turner, outcome, incoming)

    def _applied(
        self, turner: turning.Turner, outcome: Outcome, incoming: Incoming
    ) -> tuple[str, ...]:
        if isinstance(outcome, Again):
            return self._missed(turner, outcome, incoming)
        turner.talk.misses = 0
        return self._ended(turner, outcome)

    def _ended(self, turner: turning.Turner, outcome: Outcome) -> tuple[str, ...]:
        """Apply what may end all that is open, and say which time was not agreed to then."""
        before, ends = self._unfinished(turner.talk), isinstance(outcome, Done)
        lost = before[:-1] if ends and before[-1:] == [turner.present] else before
        said = turner.apply(outcome)
        return said if turner.talk.frames else (*said, *self._undone(lost))

    def _unfinished(self, talk: Talk) -> list[str]:
        frames = (f for f in talk.frames if not self.dialogs[f.dialog].state(f.state).resting)
        return [each.dialog for each in frames]

    @staticmethod
    def _undone(dialogs: list[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(said for d in dialogs for said in own_bookings.undone(d)))

    @staticmethod
    def _otherwise(turner: turning.Turner, said: Said, missed: Again) -> Outcome:
        """Try what else it may be: a correction, a question in between, another matter."""
        rest = correction(said.text)
        if rest is not None:
            corrected = turner.correct(rest, said)
            if corrected is not None:
                return corrected
        return (
            turner.behind(said)
            or turner.for_another(said)
            or turner.aside(said)
            or turner.another_matter(said)
            or missed
        )

    def _missed(self, turner: turning.Turner, missed: Again, incoming: Incoming) -> tuple[str, ...]:
        talk = turner.talk
        talk.misses += 1
        offering = turner.present == "ask_clerk"
        if incoming.tap is None and not offering:
            known = talk.frames[-1].learned if talk.frames else {}
            said = (incoming.text, incoming.understanding, known)
            turner.missed = not_understood(*said, answering=bool(talk.shown))
        if talk.misses >= MISSES_BEFORE_CLERK and offering:  # never asked round and round
            return self._ended(turner, Start("ask_clerk"))
        if talk.misses >= MISSES_BEFORE_CLERK:
            talk.misses = 0
            offer = {"asked": incoming.text, "near": near_of(incoming.understanding), "offer": True}
            return turner.apply(Start("ask_clerk", offer, hold=True))
        if turner.present in {None, "welcome"}:
            return (say.NOT_UNDERSTOOD, *turner.apply(routing.vague(incoming.text[:_ASKED_KEPT])))
        if talk.shown and not missed.say and len(incoming.text) <= _SHORT_ANSWER:
            return (say.fits_none(incoming.text.strip()),)
        return missed.say or (say.NOT_UNDERSTOOD,)


def _said(incoming: Incoming, chosen: tuple[str, ...]) -> Said:
    return Said(incoming.text, incoming.kind, chosen, incoming.understanding, place=incoming.place)
