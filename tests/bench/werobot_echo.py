"""WeRoBot's echo with its own SQLite session store; runs in .venv-bench, where WeRoBot is."""

import sys

from werobot import WeRoBot
from werobot.session.sqlitestorage import SQLiteStorage


def main(port: str, token: str, aes_key: str, appid: str, file: str) -> None:
    """Serve until killed."""
    robot = WeRoBot(token=token, session_storage=SQLiteStorage(file))
    robot.config.update(
        HOST="127.0.0.1", PORT=int(port), ENCODING_AES_KEY=aes_key, APP_ID=appid, SERVER="waitress"
    )

    @robot.text
    def echo(message, session):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN202 - WeRoBot counts the arguments
        session["heard"] = session.get("heard", 0) + 1
        return message.content

    robot.run()


if __name__ == "__main__":
    main(*sys.argv[1:6])
