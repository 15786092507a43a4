"""What a citizen hears while a number is called and served: by chat, where there is one.

source: CN-8, XL-16, BZ-13
"""

from handoff import calling
from handoff.calling import Called, NotAtCounter
from handoff.day_bookings import has_chat
from handoff.day_words import tap
from handoff.ports import PageUrl, Work
from handoff.ratings import LEVELS, Ask, ask_for_rating, note_question
from handoff.ticket_paths import rating_path
from handoff.ticket_rows import Ticket
from knowledge.matters import Catalog, CitizenId
from knowledge.towns import Counter, Town


def call_next(
    work: Work, town: Town, catalog: Catalog, counter: Counter, login: str
) -> Called | calling.NobodyWaits | calling.StillCalled:
    """Call the next number (handoff.calling) and say so to its holder."""
    result = calling.call_next(work, town, catalog, counter, login)
    if isinstance(result, Called):
        _say_called(work, town, result.ticket, counter)
    return result


def _say_called(work: Work, town: Town, ticket: Ticket, counter: Counter) -> None:
    if ticket.citizen is not None and has_chat(work, town.id, ticket.citizen):
        text = f"【叫号】{ticket.number} 叫到您了，请到{counter.name}。没赶上就说“我到了”，重新排。"
        work.say(town.id, ticket.citizen, text, by="bot")


def end(work: Work, town: Town, counter: str, ticket: int, url: PageUrl) -> Called | NotAtCounter:
    """End the service at this counter (its id) and ask for a rating."""
    result = calling.end(work, town.id, counter, ticket)
    if isinstance(result, Called):
        ask(work, town, result.ticket, url)
    return result


def ask(work: Work, town: Town, ticket: Ticket, url: PageUrl) -> Ask:
    """Ask for a rating of this number's service, in the chat where its holder has one."""
    asked = ask_for_rating(
        work,
        town.id,
        f"ticket:{ticket.id}",
        ticket.number,
        citizen=ticket.citizen,
        matter=ticket.matter,
        counter=ticket.counter,
        clerk=ticket.clerk,
    )
    tell(work, town, asked, ticket.citizen, url)
    return asked


def tell(work: Work, town: Town, asked: Ask, citizen: CitizenId | None, url: PageUrl) -> None:
    """Put the question into the chat of whom was served, where there is one."""
    if citizen and has_chat(work, town.id, citizen):
        message = work.say(town.id, citizen, rating_text(town, asked, url), by="bot")
        note_question(work, asked, message)


def rating_text(town: Town, asked: Ask, url: PageUrl) -> str:
    """Ask for one of the five levels, each to be tapped, or on the page."""
    levels = "\n".join(tap(words, f"评价{asked.name} {words}") for words in LEVELS.values())
    page = url(rating_path(town.id, asked.key))
    return (
        f"【评价】{asked.name} 办完了。这次办得怎么样？点一个：\n{levels}\n"
        f'也可以<a href="{page}">在网页上评</a>。每次只评一回。'
    )
