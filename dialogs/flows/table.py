"""All dialogs, by name."""

from dialogs.flows.ask_clerk import ASK_CLERK
from dialogs.flows.book import BOOK
from dialogs.flows.chain import CHAIN
from dialogs.flows.find_matter import FIND_MATTER
from dialogs.flows.guide import GUIDE
from dialogs.flows.my_bookings import MY_BOOKINGS
from dialogs.flows.precheck import PRECHECK
from dialogs.flows.suggest import SUGGEST
from dialogs.flows.village import VILLAGE
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
        SUGGEST,
    )
}
