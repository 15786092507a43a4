"""All dialogs, by name."""

from dialogs.flows.arrive import ARRIVE
from dialogs.flows.ask_clerk import ASK_CLERK
from dialogs.flows.book import BOOK
from dialogs.flows.care import CARE
from dialogs.flows.chain import CHAIN
from dialogs.flows.closed import CLOSED
from dialogs.flows.find_matter import FIND_MATTER
from dialogs.flows.guide import GUIDE
from dialogs.flows.household import HOUSEHOLD
from dialogs.flows.my_bookings import MY_BOOKINGS
from dialogs.flows.my_proxies import MY_PROXIES
from dialogs.flows.my_visits import MY_VISITS
from dialogs.flows.precheck import PRECHECK
from dialogs.flows.proxy import PROXY
from dialogs.flows.rate import RATE
from dialogs.flows.suggest import SUGGEST
from dialogs.flows.unsolved import UNSOLVED
from dialogs.flows.village import VILLAGE
from dialogs.flows.visit import VISIT
from dialogs.flows.welcome import WELCOME
from dialogs.machine import Dialog

DIALOGS: dict[str, Dialog] = {
    each.name: each
    for each in (
        WELCOME,
        FIND_MATTER,
        GUIDE,
        CHAIN,
        BOOK,
        MY_BOOKINGS,
        ASK_CLERK,
        VILLAGE,
        PRECHECK,
        ARRIVE,
        CLOSED,
        RATE,
        VISIT,
        MY_VISITS,
        HOUSEHOLD,
        PROXY,
        MY_PROXIES,
        UNSOLVED,
        CARE,
        SUGGEST,
    )
}
