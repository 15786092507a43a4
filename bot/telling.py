"""How a notice reaches its citizen: its page's address, its samples', and its words in chat."""

from urllib.parse import quote

from dialogs.texts.correction import correction_parts
from dialogs.texts.notice import notice_parts
from dialogs.texts.writing import MAX_BYTES, gather
from knowledge.corrections import Correction
from knowledge.matters import TownId
from knowledge.notices import Notice
from knowledge.towns import Town


def notice_url(public_url: str, town: TownId, number: str, key: str) -> str:
    """Give the address of this notice's page, as its citizen is told it."""
    return "/".join((public_url, "n", *(quote(each, safe="") for each in (town, number, key))))


def sample_url(public_url: str, town: TownId, name: str) -> str:
    """Give the address of a material's filled-in example. source: XL-4."""
    return "/".join((public_url, "samples", *(quote(each, safe="") for each in (town, name))))


class Telling:
    """The real handoff.ports.Telling, and the addresses that the dialogs' desk gives out."""

    def __init__(self, public_url: str) -> None:
        self._public_url = public_url.rstrip("/")

    def url(self, path: str) -> str:
        """Give the address of a citizen's page from its path (`/hall/…`)."""
        return self._public_url + path

    def notice_url(self, town: Town, number: str, key: str) -> str:
        """Give the address of a notice's page; corrections have theirs in the same place."""
        return notice_url(self._public_url, town.id, number, key)

    def sample_url(self, town: Town, name: str) -> str:
        """Give the address of a sample."""
        return sample_url(self._public_url, town.id, name)

    def notice(self, town: Town, notice: Notice, number: str, key: str) -> tuple[str, ...]:
        """Give the notice in chat messages, in the words that the bot tells it in."""
        url = self.notice_url(town, number, key)
        parts = notice_parts(
            notice, number, url, lambda name: self.sample_url(town, name), by_clerk=True
        )
        return gather(parts, MAX_BYTES)

    def correction(
        self, town: Town, correction: Correction, number: str, key: str
    ) -> tuple[str, ...]:
        """Give the correction notice in chat messages."""
        url = self.notice_url(town, number, key)
        return gather(correction_parts(correction, number, url), MAX_BYTES)
