"""What a test leaves in PostgreSQL does not meet the next one."""

from contextlib import ExitStack, closing

from sqlalchemy import NullPool, create_engine, text

from tests.support.postgres import PostgresServer

_ADD = text(
    "INSERT INTO clerks (town, login, name, role, password_hash, active, failures)"
    " VALUES ('baiyang', 'li', '李', '办事员', '', true, 0)"
)


def test_rows_are_gone_and_counts_begin_anew(postgres: PostgresServer) -> None:
    with postgres.database() as url:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(_ADD)
            connection.execute(text("SELECT nextval('messages_id_seq')"))
        engine.dispose()

    with postgres.database() as again:
        assert again == url
        engine = create_engine(again)
        with engine.begin() as connection:
            assert connection.execute(text("SELECT count(*) FROM clerks")).scalar_one() == 0
            first = connection.execute(text("SELECT nextval('messages_id_seq')")).scalar_one()
        engine.dispose()
    assert first == 1


def test_a_database_whose_tables_were_changed_is_not_used_again(postgres: PostgresServer) -> None:
    with postgres.database() as url:
        engine = create_engine(url)
        with engine.begin() as connection:
            connection.execute(text("ALTER TABLE clerks ADD COLUMN shoe_size integer"))
        engine.dispose()

    with postgres.database() as another:
        assert another != url


def test_a_transaction_that_a_test_left_open_is_ended(postgres: PostgresServer) -> None:
    with ExitStack() as later:
        with postgres.database() as url:
            engine = create_engine(url, poolclass=NullPool)
            left = later.enter_context(closing(engine.raw_connection()))
            left.cursor().execute("LOCK TABLE clerks")

        with postgres.database() as again:
            assert again == url


def test_two_at_once_are_two(postgres: PostgresServer) -> None:
    with postgres.database() as one, postgres.database() as other:
        assert one != other
