"""One Postgres connection per container, used in two ways: libpq pipelines on the hot path, psycopg for the rest."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from select import POLLIN, poll, select
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

import psycopg
from psycopg import pq

if TYPE_CHECKING:
    from psycopg.pq.abc import PGresult

MOST_PREPARED = 200
"""Prepared statements kept per connection; the least recently used is closed."""

MOST_WORKSPACES = 50
"""A backend remembers every table it touched (57 kB each); after this many workspaces it is replaced."""

OPTIONS: dict[str, Any] = {
    "application_name": "stratus",
    "connect_timeout": 5,
    "keepalives_idle": 30,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 15_000,
}
"""A host that vanished is noticed within seconds. Time limits of statements belong to the role, not to a session."""

OUTLIVED = frozenset({"0A000", "42804", "42883", "42P18"})
"""What Postgres says of a statement that was prepared before a table took another shape."""

CONNECTION_LOST = frozenset({"57P01", "57P02", "57P03", "08000", "08003", "08006"})


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with `$1` placeholders, and its parameters in Postgres text format (None is NULL)."""

    sql: str
    parameters: Sequence[bytes | None] = ()


class DatabaseError(Exception):
    """Postgres refused a statement; nothing of its pipeline was kept."""

    def __init__(self, message: str, sqlstate: str = "", detail: str = "", **named: str) -> None:
        super().__init__(message)
        self.message = message
        self.sqlstate = sqlstate
        self.detail = detail
        self.constraint = named.get("constraint", "")
        self.table = named.get("table", "")
        self.column = named.get("column", "")


class ConnectionLost(DatabaseError):
    """The connection broke. Whether a write was kept is not known."""


class Result:
    """The rows of one statement, as the bytes Postgres sent."""

    __slots__ = ("_result", "_value")

    def __init__(self, result: PGresult) -> None:
        self._result = result
        self._value = result.get_value

    def __len__(self) -> int:
        return self._result.ntuples

    @property
    def rows(self) -> list[tuple[bytes | None, ...]]:
        """Every row, for results that are small."""
        columns = range(self._result.nfields)
        return [tuple(self._value(row, column) for column in columns) for row in range(self._result.ntuples)]

    @property
    def affected(self) -> int:
        """How many rows a statement without RETURNING changed."""
        return self._result.command_tuples or 0

    def value(self, row: int, column: int = 0) -> bytes | None:
        """One value."""
        return self._value(row, column)

    def column(self, column: int = 0) -> list[bytes | None]:
        """All values of a column."""
        return [self._value(row, column) for row in range(self._result.ntuples)]


class Herald(Protocol):
    """Who is told that a transaction leaves events behind for others."""

    def before_commit(self, workspace_id: UUID) -> None:
        """An event is part of the transaction."""

    def after_commit(self, workspace_id: UUID) -> None:
        """It can be read now."""


class Database:
    """A connection that is made on first use, and made again when it broke."""

    def __init__(self, url: str, herald: Herald | None = None) -> None:
        self._url = url
        self.herald = herald
        self._connection: psycopg.Connection | None = None
        self._prepared: OrderedDict[str, bytes] = OrderedDict()
        self._named = 0
        self._workspaces: set[str] = set()
        self._transactions = 0
        self.round_trips = 0
        """Pipelines sent so far, for those who count."""

    @property
    def connection(self) -> psycopg.Connection:
        """The psycopg connection, in autocommit mode; replaced when it broke or its backend knows too much.

        Raises:
            ConnectionLost: the server has left it in the middle of a transaction.
        """
        if len(self._workspaces) > MOST_WORKSPACES and not self._transactions:
            self.close()
        if self._connection is None or not _is_usable(self._connection):
            if self._transactions:
                raise ConnectionLost("the connection broke in the middle of a transaction")
            self.close()
            self._connection = psycopg.connect(self._url, autocommit=True, prepare_threshold=None, **OPTIONS)
        return self._connection

    @contextmanager
    def transaction(self) -> Iterator[psycopg.Connection]:
        """A transaction: committed at the end of the block, undone by an error. One inside another is a savepoint.

        Until it ends, `connection` stays the same, and pipelines are part of it.
        """
        with self.connection.transaction():
            self._transactions += 1
            try:
                yield self.connection
            finally:
                self._transactions -= 1

    @property
    def is_in_transaction(self) -> bool:
        """Whether `connection` has begun a transaction that is healthy."""
        return self.connection.pgconn.transaction_status == pq.TransactionStatus.INTRANS

    @property
    def has_transaction(self) -> bool:
        """Whether a transaction has begun and not ended, healthy or not."""
        return self._transactions > 0

    def close(self) -> None:
        """Let go of the connection; the next use makes another."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None
        self._prepared.clear()
        self._workspaces.clear()

    def touch(self, workspace: str) -> None:
        """Note that the next statements belong to `workspace`; a backend that knows too many is replaced."""
        if workspace not in self._workspaces:
            if len(self._workspaces) >= MOST_WORKSPACES and not self._transactions:
                self.close()
            self._workspaces.add(workspace)

    def pipeline(self, statements: Sequence[Statement]) -> list[Result]:
        """Run statements in one round trip and one implicit transaction.

        A pipeline that only reads is sent again, once, when the connection breaks under it, and so is any that failed
        because a table changed since its statements were prepared. Inside a transaction the pipeline is part of it, and
        a role it enters stays until the transaction ends.

        Raises:
            DatabaseError: the first error; everything was rolled back.
            ConnectionLost: the connection broke while the pipeline ran.
        """
        may_repeat = self._connection is not None and not self._transactions
        try:
            return self._run(statements)
        except ConnectionLost:
            if not self._transactions:
                self.close()
            if not may_repeat or not all(is_read_only(statement) for statement in statements):
                raise
        except DatabaseError as error:
            if not may_repeat or error.sqlstate not in OUTLIVED or not self._forget_prepared():
                raise
        return self._run(statements)

    def _forget_prepared(self) -> bool:
        """Prepare every statement anew; False when there was none to forget."""
        had_any = bool(self._prepared)
        self._prepared.clear()
        self.connection.execute("deallocate all")
        return had_any

    def _run(self, statements: Sequence[Statement]) -> list[Result]:
        try:
            connection = self.connection.pgconn
            self.round_trips += 1
            expected = self._send(connection, statements)
            return self._receive(connection, expected)
        except psycopg.OperationalError as error:
            raise ConnectionLost(str(error), error.sqlstate or "") from error

    def _send(self, connection: pq.abc.PGconn, statements: Sequence[Statement]) -> list[str | None]:
        """Queue everything; returns what each result will be: None for rows, or the SQL that was prepared."""
        expected: list[str | None] = []
        connection.enter_pipeline_mode()
        for statement in statements:
            name = self._prepared.get(statement.sql)
            if name is None:
                name = self._new_name(connection, expected)
                connection.send_prepare(name, statement.sql.encode())
                self._prepared[statement.sql] = name
                expected.append(statement.sql)
            else:
                self._prepared.move_to_end(statement.sql)
            connection.send_query_prepared(name, list(statement.parameters) or None)
            expected.append(None)
        connection.pipeline_sync()
        _flush(connection)
        return expected

    def _new_name(self, connection: pq.abc.PGconn, expected: list[str | None]) -> bytes:
        if len(self._prepared) >= MOST_PREPARED:
            _, oldest = self._prepared.popitem(last=False)
            connection.send_close_prepared(oldest)
            expected.append("")
        self._named += 1
        return b"p%d" % self._named

    def _receive(self, connection: pq.abc.PGconn, expected: list[str | None]) -> list[Result]:
        """Collect the results up to the sync, then leave pipeline mode, whatever happened."""
        results: list[Result] = []
        failure: DatabaseError | None = None
        for what in expected:
            _await(connection)
            result = connection.get_result()
            if result is None or connection.status == pq.ConnStatus.BAD:
                raise ConnectionLost("the server closed the connection")
            connection.get_result()
            if result.status in {pq.ExecStatus.FATAL_ERROR, pq.ExecStatus.PIPELINE_ABORTED}:
                if what:
                    self._prepared.pop(what, None)
                failure = failure or _error(result)
            elif what is None:
                results.append(Result(result))
        connection.get_result()
        connection.exit_pipeline_mode()
        if failure:
            raise failure
        return results


def _flush(connection: pq.abc.PGconn) -> None:
    """Send what is queued, reading meanwhile: a server that is busy answering would otherwise stop listening."""
    while connection.flush():
        readable, _, _ = select([connection.socket], [connection.socket], [])
        if readable:
            connection.consume_input()


def _await(connection: pq.abc.PGconn) -> None:
    """Wait for the next result here: libpq would wait with Python's lock held, deaf to signals and other threads."""
    while connection.is_busy():
        select([connection.socket], [], [])
        connection.consume_input()


def _is_usable(connection: psycopg.Connection) -> bool:
    """Whether the connection is open: an idle one has nothing to say, except that the server has left."""
    if connection.closed:
        return False
    pgconn = connection.pgconn
    if pgconn.transaction_status != pq.TransactionStatus.IDLE or not _is_readable(pgconn.socket):
        return True
    try:
        pgconn.consume_input()
    except psycopg.OperationalError:
        return False
    return pgconn.status == pq.ConnStatus.OK and not _is_readable(pgconn.socket)


def _is_readable(descriptor: int) -> bool:
    descriptors = poll()
    descriptors.register(descriptor, POLLIN)
    return bool(descriptors.poll(0))


def is_read_only(statement: Statement) -> bool:
    """Whether sending a statement twice is harmless."""
    return statement.sql.lstrip()[:6].lower() == "select"


def _error(result: PGresult) -> DatabaseError:
    def field(which: pq.DiagnosticField) -> str:
        return (result.error_field(which) or b"").decode(errors="replace")

    sqlstate = field(pq.DiagnosticField.SQLSTATE)
    kind = ConnectionLost if sqlstate in CONNECTION_LOST else DatabaseError
    return kind(
        field(pq.DiagnosticField.MESSAGE_PRIMARY),
        sqlstate,
        field(pq.DiagnosticField.MESSAGE_DETAIL),
        constraint=field(pq.DiagnosticField.CONSTRAINT_NAME),
        table=field(pq.DiagnosticField.TABLE_NAME),
        column=field(pq.DiagnosticField.COLUMN_NAME),
    )
