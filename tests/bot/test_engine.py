"""Opening a database: what several servers meet that start together."""

import sqlite3
import threading
from pathlib import Path

from bot.engine import make_engine


def test_a_server_waits_while_another_makes_the_new_file(tmp_path: Path) -> None:
    file = tmp_path / "yichuang.db"
    other = sqlite3.connect(file, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN")
    other.execute("SELECT * FROM sqlite_schema").fetchall()
    other.execute("CREATE TABLE half_made (number integer)")
    threading.Timer(0.3, other.execute, args=["COMMIT"]).start()

    with make_engine(f"sqlite:///{file}").connect() as connection:
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar()
        made = connection.exec_driver_sql("SELECT count(*) FROM half_made").scalar()

    assert (mode, made) == ("wal", 0)
