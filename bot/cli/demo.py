"""The demo's log-ins: random passwords, shown once, kept in var/demo-logins.txt."""

import secrets
from dataclasses import dataclass
from pathlib import Path

import click

from bot.parts import Parts
from bot.settings import Settings
from handoff import clerks
from handoff.ports import Work
from knowledge.matters import TownId
from knowledge.towns import Staff, Town

_ROLES = {"负责人": 2, "办事员": 2, "代办员": 2}
_MORE_ROLES = {"带班领导": 1, "办所负责人": 1, "监督员": 1, "系统管理员": 1, "区级查看": 1}
"""Where the log-ins are shown, every role can be tried; how many people of each."""


@dataclass(frozen=True, slots=True)
class LogIn:
    """A made-up person's log-in; the password is known only now."""

    town: TownId
    centre: str
    login: str
    name: str
    role: str
    password: str
    shown: bool


def make_logins(parts: Parts) -> list[LogIn]:
    """Make the log-ins that are not there yet; gives only those that were made now."""
    made = []
    for town in parts.towns.all():
        roles = _ROLES if town.district else _ROLES | _MORE_ROLES
        wanted = [each for role, many in roles.items() for each in _some(town, role, many)]

        def there(work: Work, town: Town = town) -> set[str]:
            return {each.login for each in clerks.clerks_of(work, town.id)}

        known = parts.database.submit(there).result()
        made += [_make(parts, town, each) for each in wanted if each.login not in known]
    return made


def _some(town: Town, role: str, many: int) -> list[Staff]:
    return [each for each in town.staff if each.role == role][:many]


def _make(parts: Parts, town: Town, person: Staff) -> LogIn:
    password = secrets.token_urlsafe(9)
    hashed = clerks.hash_password(password)

    def add(work: Work) -> None:
        clerks.add_clerk(work, town.id, person.login, person.name, person.role, hashed)

    parts.database.submit(add).result()
    return LogIn(
        town.id,
        town.centre,
        person.login,
        person.name,
        person.role,
        password,
        town.district is None,
    )


def show(settings: Settings, made: list[LogIn]) -> None:
    """Print where everything is, and the log-ins that were just made."""
    here = f"http://{settings.host}:{settings.port}"
    kept = settings.var / "demo-logins.txt"
    _keep(kept, [_line(each) for each in made])
    lines = [_line(each) for each in made if each.shown]
    click.echo(f"\n一窗  {here}/\n  模拟微信  {here}/simulator/\n  工作台    {here}/console/\n")
    if lines:
        click.echo(f"演示账号（密码只在这里显示一次，另存在 {kept}）：")
        click.echo("  " + "\n  ".join(lines))
        if len(made) > len(lines):
            click.echo(f"  …区里各镇街的另有{len(made) - len(lines)}个，也在那个文件里")
    else:
        click.echo(f"演示账号见 {kept}")
    click.echo("\nCtrl-C 结束\n")


def _line(each: LogIn) -> str:
    return f"{each.town:12} {each.login:12} {each.password:14} {each.name}"


def _keep(path: Path, lines: list[str]) -> None:
    if not lines:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
