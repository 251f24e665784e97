"""One GraphQL request, from an identity and a body to the bytes of the response."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol
from uuid import UUID

from crm.access.gate import Gate
from crm.access.identity import Identity
from crm.access.standing import get_standing
from crm.api.basis import Basis, BasisStore
from crm.api.graphql_records.prepared import Prepared, PreparedDocuments
from crm.api.graphql_records.refusals import Refused, crm_error, refused
from crm.api.graphql_records.request import GraphqlRequest
from crm.api.graphql_records.statics import is_static
from crm.kit.database import Database
from crm.kit.errors import BadUserInput, Conflict, CrmError
from crm.metadata.store import SnapshotStore
from crm.records.execute import run
from crm.records.failures import StalePlan
from crm.records.root import Answer, Once

if TYPE_CHECKING:
    from crm.api.graphql_records.document import Document

MOST_TRIES: Final = 8
"""A metadata change between two tries is rare; somebody who sets up a data model makes many in a row."""


class NotRecords(Exception):
    """The document asks for nothing but what the metadata door answers too (signing in, by older clients)."""


class WriteNotices(Protocol):
    """Who is told about writes, so that their events are carried on."""

    def before_commit(self, workspace_id: UUID) -> None:
        """A write is about to commit."""

    def after_commit(self, workspace_id: UUID) -> None:
        """A write was tried."""


@dataclass(slots=True)
class Exchange:
    """One request on its way through the door, and what the log shall know of it."""

    identity: Identity
    request: GraphqlRequest
    mutation_id: str | None = None
    schema_version: str | None = None
    idempotency_key: str | None = None
    plan_from: str = "nowhere"
    error_codes: Sequence[str] = ()
    tries: int = 0


class RecordsDoor:
    """Answers documents about records."""

    def __init__(
        self,
        database: Database,
        snapshots: SnapshotStore,
        bases: BasisStore,
        documents: PreparedDocuments,
        notices: WriteNotices,
    ) -> None:
        self._database = database
        self._snapshots = snapshots
        self._bases = bases
        self._documents = documents
        self._notices = notices

    def answer(self, exchange: Exchange) -> bytes:
        """The response to one request.

        Raises:
            Refused: the document or its variables are not valid.
            CrmError: the whole request is refused.
            NotRecords: another door answers this.
        """
        identity, basis = exchange.identity, self._bases.get(exchange.identity)
        digest = exchange.request.digest()
        for exchange.tries in range(1, MOST_TRIES + 1):
            try:
                return self._try(exchange, basis, digest)
            except StalePlan as stale:
                basis = self._bases.renew(identity, stale.version, stale.role_id)
        raise Conflict("The workspace keeps changing", user_message="Please try again.")

    def _try(self, exchange: Exchange, basis: Basis, digest: bytes) -> bytes:
        workspace_id = exchange.identity.workspace_id
        prepared, exchange.plan_from = self._documents.find(workspace_id, basis, digest)
        if prepared is None:
            prepared, basis = self._prepare(exchange, basis, digest)
        answers = self._run(exchange, basis, prepared)
        if exchange.plan_from != "nowhere" and answers and all(isinstance(each, BadUserInput) for each in answers):
            self._explain(exchange)
        return self._response(exchange, prepared, answers)

    def _prepare(self, exchange: Exchange, basis: Basis, digest: bytes) -> tuple[Prepared, Basis]:
        """Compile a document that is new here, for the basis that its snapshot turns out to have."""
        from crm.api.graphql_records.prepare import prepare
        from crm.api.graphql_records.saved_filters import SavedFilters

        document, identity = self._document(exchange.request), exchange.identity
        snapshot = self._snapshots.get(identity.workspace_id, basis.version)
        if snapshot.version != basis.version:
            basis = self._bases.renew(identity, snapshot.version, basis.role_id)
        try:
            saved = SavedFilters(self._database, identity, snapshot, basis.role_id)
            gate = Gate.of(snapshot, basis.role_id)
            prepared, is_shared = prepare(document, exchange.request, snapshot, gate, saved)
        except (Refused, CrmError) as error:
            self._require_current(identity, basis)
            if isinstance(error, Refused) and exchange.schema_version not in {None, str(basis.version)}:
                raise _schema_changed() from None
            raise
        if is_shared:
            self._documents.add(identity.workspace_id, basis, digest, prepared)
        return prepared, basis

    def _require_current(self, identity: Identity, basis: Basis) -> None:
        """Nothing is refused on a basis that no longer holds: what is unknown here may be new.

        Raises:
            StalePlan: it no longer holds.
            Unauthenticated: the caller's session or key is no longer live.
        """
        standing = get_standing(self._database, identity)
        if (standing.version, standing.role_id) != (basis.version, basis.role_id):
            raise StalePlan(standing.version, standing.role_id)

    def _document(self, request: GraphqlRequest) -> Document:
        from crm.api.graphql_records.document import read_document

        document = read_document(request.query, request.operation_name)
        if is_static(document):
            raise NotRecords
        return document

    def _run(self, exchange: Exchange, basis: Basis, prepared: Prepared) -> list[Answer]:
        identity, variables = exchange.identity, exchange.request.variables
        request = self._bases.request(identity, basis, exchange.mutation_id)
        if not prepared.writes:
            return run(self._database, prepared.plan, variables, request)
        if exchange.idempotency_key is not None:
            request = replace(request, once=Once(exchange.idempotency_key, exchange.request.fingerprint()))
        self._notices.before_commit(identity.workspace_id)
        answers = run(self._database, prepared.plan, variables, request)
        if any(isinstance(each, bytes) for each in answers):
            self._notices.after_commit(identity.workspace_id)
        return answers

    def _explain(self, exchange: Exchange) -> None:
        """Values that a kept plan could not bind may be of wrong types: then say so as for a new document.

        Raises:
            Refused: the variables are not of the types they are declared with.
        """
        from crm.api.graphql_records.prepare import check

        snapshot = self._snapshots.get(exchange.identity.workspace_id)
        check(self._document(exchange.request), exchange.request, snapshot)

    def _response(self, exchange: Exchange, prepared: Prepared, answers: Sequence[Answer]) -> bytes:
        keys = [key for key, constant in prepared.members if constant is None]
        errors = [crm_error(each, key) for key, each in zip(keys, answers, strict=True) if not isinstance(each, bytes)]
        texts = [each if isinstance(each, bytes) else b"null" for each in answers]
        exchange.error_codes = [error["extensions"]["code"] for error in errors]
        return prepared.response(texts, errors)


def _schema_changed() -> Refused:
    return refused(
        "The schema is not the one the client knows",
        "SCHEMA_VERSION_MISMATCH",
        "The data model of your workspace changed. Reload the page.",
    )
