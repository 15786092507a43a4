"""Log-ins to the console and their passwords; signing in is in handoff/sittings.py.

Hashing takes tens of milliseconds and must not be done in a database thread. So a page signs in
by three steps: stored_hash (in a transaction), check_password (in a thread of its own), signed_in
(in a transaction).
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import bindparam, insert, null, select, update

from handoff.ports import Work
from handoff.sittings import (
    LOCKED_FOR,
    SITTING,
    TRIES,
    Clerk,
    Inactive,
    LockedUntil,
    SignedIn,
    WrongPassword,
    end_sittings,
    sign_out,
    signed_in,
    sitting,
)
from handoff.tables.contacts import ClerkRow
from handoff.tables.upsert import table_of
from knowledge.matters import TownId

__all__ = [
    "LOCKED_FOR",
    "SITTING",
    "TRIES",
    "Account",
    "Clerk",
    "ClerkEntry",
    "Inactive",
    "LockedUntil",
    "SignedIn",
    "WrongPassword",
    "add_clerk",
    "check_password",
    "clerks_of",
    "hash_password",
    "set_password",
    "sign_out",
    "signed_in",
    "sitting",
    "stored_hash",
]

# 19 MiB, two passes, one lane: OWASP's measure; the library's own would take 64 MiB for each log-in
_HASHER = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
_CLERKS = table_of(ClerkRow)
_OF_TOWN = (
    select(*_CLERKS.c["login", "name", "role", "active", "locked_until"])
    .where(_CLERKS.c.town == bindparam("of_town"))
    .order_by(_CLERKS.c.login)
)


@dataclass(frozen=True, slots=True)
class Account:
    """What is kept of a log-in. `password_hash` goes to check_password and nowhere else."""

    login: str
    name: str
    role: str
    password_hash: str
    active: bool


@dataclass(frozen=True, slots=True)
class ClerkEntry:
    """A log-in as a list shows it."""

    login: str
    name: str
    role: str
    active: bool
    locked_until: datetime | None


def hash_password(password: str) -> str:
    """Hash a password with argon2id; slow on purpose."""
    return _HASHER.hash(password)


def check_password(password_hash: str | None, password: str) -> bool:
    """Say whether it is the password; None (unknown log-in) takes as long and is never right."""
    try:
        _HASHER.verify(password_hash or _nobody(), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


@cache
def _nobody() -> str:
    return _HASHER.hash(secrets.token_urlsafe())


def add_clerk(
    work: Work, town_id: TownId, login: str, name: str, role: str, password_hash: str
) -> None:
    """Add a log-in; sqlalchemy's IntegrityError where the town has it already."""
    values = {
        "town": town_id,
        "login": login,
        "name": name,
        "role": role,
        "password_hash": password_hash,
    }
    work.execute(insert(_CLERKS), values)


def set_password(work: Work, town_id: TownId, login: str, password_hash: str) -> bool:
    """Set a new password, lift a lock and end every sitting; False for an unknown log-in."""
    changed = (
        update(_CLERKS)
        .where(_CLERKS.c.town == town_id, _CLERKS.c.login == login)
        .values(password_hash=password_hash, failures=0, locked_until=null())
        .returning(_CLERKS.c.login)
    )
    if work.execute(changed).one_or_none() is None:
        return False
    end_sittings(work, town_id, login)
    return True


def clerks_of(work: Work, town_id: TownId) -> tuple[ClerkEntry, ...]:
    """Give the town's log-ins in the order of their names."""
    return tuple(ClerkEntry(*each) for each in work.execute(_OF_TOWN, {"of_town": town_id}))


def stored_hash(work: Work, town_id: TownId, login: str) -> Account | None:
    """Give what is kept of this log-in, for check_password."""
    wanted = select(
        ClerkRow.login, ClerkRow.name, ClerkRow.role, ClerkRow.password_hash, ClerkRow.active
    ).where(ClerkRow.town == town_id, ClerkRow.login == login)
    found = work.execute(wanted).one_or_none()
    return None if found is None else Account(*found)
