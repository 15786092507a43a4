"""`yichuang clerk`: log-ins to the console."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click

from bot.cli.settled import settings_or_exit
from bot.database import Database
from bot.engine import make_engine
from handoff import clerks
from handoff.ports import Work
from knowledge.matters import TownId
from knowledge.town_files.book import read_towns
from knowledge.towns import Town

T = TypeVar("T")


@click.group()
def clerk() -> None:
    """Log-ins of clerks: add, password, list."""


@contextmanager
def _database() -> Iterator[Callable[[Callable[[Work], T]], T]]:
    database = Database(make_engine(settings_or_exit().database_url))
    try:
        yield lambda job: database.submit(job).result()
    finally:
        database.close()


def _town(name: str) -> Town:
    settings = settings_or_exit()
    town = read_towns(settings.towns, settings.secret_key).get(name)
    if town is None:
        click.echo(f"没有名为 {name} 的镇，用 yichuang town list 看有哪些", err=True)
        sys.exit(2)
    return town


@clerk.command()
@click.option("--town", required=True)
@click.argument("login")
@click.password_option(prompt="密码")
def add(town: str, login: str, password: str) -> None:
    """Add a log-in for somebody who is in the town's file."""
    place = _town(town)
    person = place.person(login)
    if person is None:
        known = "、".join(each.login for each in place.staff)
        click.echo(f"{login} 不在 {town} 的人员里，先写进镇文件。现有：{known}", err=True)
        sys.exit(2)
    hashed = clerks.hash_password(password)

    def job(work: Work) -> bool:
        if any(each.login == login for each in clerks.clerks_of(work, place.id)):
            return False
        clerks.add_clerk(work, place.id, login, person.name, person.role, hashed)
        return True

    with _database() as run:
        if not run(job):
            click.echo(f"{login} 已经有账号了，改密码用 yichuang clerk password", err=True)
            sys.exit(1)
    click.echo(f"已添加 {login}（{person.name}）")


@clerk.command()
@click.option("--town", required=True)
@click.argument("login")
@click.password_option(prompt="新密码")
def password(town: str, login: str, password: str) -> None:
    """Set a new password; a lock is lifted."""
    hashed = clerks.hash_password(password)

    def job(work: Work) -> bool:
        return clerks.set_password(work, TownId(town), login, hashed)

    with _database() as run:
        if not run(job):
            click.echo(f"{town} 没有账号 {login}", err=True)
            sys.exit(1)
    click.echo("密码已改")


@clerk.command(name="list")
@click.option("--town", required=True)
def list_(town: str) -> None:
    """List the town's log-ins."""

    def job(work: Work) -> list[str]:
        found = clerks.clerks_of(work, TownId(town))
        return [f"{each.login}\t{each.role}\t{each.name}" for each in found]

    with _database() as run:
        click.echo("\n".join(run(job)) or "（还没有账号）")
