"""The dialogs' ProxyDesk, on top of handoff's proxy requests."""

from dataclasses import dataclass

from dialogs import proxy_ports as ports
from handoff import proxies, proxy_papers, proxy_words
from handoff.absences import away
from handoff.contacts import TAKEN_ON, close_contact
from handoff.ports import Work
from handoff.proxies import HasProxy, NoSuchProxy, PapersOut, TooManyProxies
from handoff.proxy_moves import Stepped
from handoff.proxy_phone import change_phone
from handoff.proxy_records import STATE_WORDS, Proxy, history_of, owed, proxies_of
from knowledge.calendar import Calendar, local
from knowledge.matters import Catalog, CitizenId
from knowledge.proxies import answer_by, next_handler
from knowledge.towns import Town, Village


@dataclass(frozen=True, slots=True)
class CentreProxies:
    """The real dialogs.proxy_ports.ProxyDesk: one citizen, one town, one transaction."""

    work: Work
    town: Town
    catalog: Catalog
    calendar: Calendar
    citizen: CitizenId
    media: str | None = None

    def holder(self, village: Village) -> tuple[str, str]:
        """Give who would have a request made now (with phone), and by when an answer is due."""
        gone = away(self.work, self.town.id, self.work.now)
        login = next_handler(self.town, village, -1, gone).login
        own = login in {village.agent, village.deputy}
        phone = village.phone if own and village.phone else self.town.phone
        due = answer_by(self.town, self.calendar, self.work.now)
        name = proxy_words.name_of(self.town, login)
        return f"{name}（电话{phone}）", proxy_words.until(due, self.work.now)

    def picture(self) -> str | None:
        """Give WeChat's id of the picture that this turn is about."""
        return self.media

    def ask(self, wish: ports.ProxyWish) -> ports.AskResult:
        """Make the request, which is the contact's result: somebody has taken it on (接办)."""
        made = proxies.ask(self.work, self.town, self.calendar, self._wish(wish), "citizen")
        match made:
            case Stepped(proxy):
                note = f"代办 {proxy.number}"
                close_contact(self.work, self.town.id, self.citizen, TAKEN_ON, note, "bot")
                return ports.ProxyAsked(self._summary(proxy))
            case HasProxy(proxy):
                return ports.ProxyThere(self._summary(proxy))
            case TooManyProxies(limit):
                return ports.ProxiesFull(limit)

    def _wish(self, wish: ports.ProxyWish) -> proxies.Wish:
        return proxies.Wish(
            matter=wish.matter,
            village=wish.village,
            who=wish.who,
            relation=wish.relation,
            phone=wish.phone,
            consent=wish.consent,
            consent_how=wish.consent_how,
            citizen=self.citizen,
            consent_media=wish.pictured,
            notice=wish.notice,
            answers=wish.answers,
        )

    def mine(self) -> tuple[ports.ProxySummary, ...]:
        """Give this citizen's open requests."""
        found = proxies_of(self.work, self.town.id, self.citizen)
        return tuple(self._summary(each) for each in found)

    def cancel(self, number: str) -> ports.EndResult:
        """Cancel one of this citizen's requests."""
        return _ended(proxies.withdraw(self.work, self.town, self.citizen, number))

    def change_phone(self, number: str, phone: str) -> ports.ProxySummary | ports.NoProxy:
        """Put another phone in one of this citizen's requests."""
        made = change_phone(self.work, self.town.id, self.citizen, number, phone)
        return self._summary(made.proxy) if isinstance(made, Stepped) else ports.NoProxy()

    def confirm(self, number: str, words: str) -> ports.EndResult:
        """Confirm that all came back."""
        result = proxy_papers.confirmed_by(
            self.work, self.town.id, self.citizen, number, f"微信里说“{words[:20]}”"
        )
        return _ended(result)

    def _summary(self, proxy: Proxy) -> ports.ProxySummary:
        matter = self.catalog.matter(proxy.matter)
        waits = proxy.state == "asked"
        confirmable = proxy_papers.to_confirm(self.work, self.town.id, self.citizen)
        lines = (
            f"{local(each.at):%m-%d %H:%M} {each.what}{f'：{each.note}' if each.note else ''}"
            for each in history_of(self.work, proxy.id)
        )
        return ports.ProxySummary(
            number=proxy.number,
            matter_name=matter.name if matter else proxy.matter,
            who=proxy.who,
            state=STATE_WORDS[proxy.state],
            holder=proxy_words.who(self.town, proxy),
            until=proxy_words.until(proxy.answer_by, self.work.now) if waits else None,
            way=proxy.way,
            owed=owed(self.work, proxy.id),
            confirm=any(each.number == proxy.number for each in confirmable),
            history=tuple(lines),
            relation=proxy.relation,
        )


def _ended(result: Stepped | NoSuchProxy | PapersOut) -> ports.EndResult:
    match result:
        case Stepped(proxy):
            return ports.ProxyClosed(proxy.number)
        case PapersOut(names):
            return ports.ProxyOwed(names)
        case NoSuchProxy():
            return ports.NoProxy()
