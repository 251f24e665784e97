"""The same list the way it is usually built: Strawberry types, ORM objects, a DataLoader, Mangum, Starlette."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any
from uuid import UUID

import psycopg
import strawberry
from mangum import Mangum
from sqlalchemy import DateTime, create_engine, desc, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from starlette.applications import Starlette
from starlette.routing import Mount
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.scalars import JSON

from crm.access.tokens import identity_from_bearer
from tests.benchmarks.workspace import Bench


class Base(DeclarativeBase):
    """The tables of the benchmark's workspace."""


class CompanyRow(Base):
    __tablename__ = "company"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str | None]
    deleted_at: Mapped[datetime | None] = mapped_column("deletedAt", DateTime(timezone=True))


class PersonRow(Base):
    __tablename__ = "person"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    created_at: Mapped[datetime] = mapped_column("createdAt", DateTime(timezone=True))
    deleted_at: Mapped[datetime | None] = mapped_column("deletedAt", DateTime(timezone=True))
    job_title: Mapped[str | None] = mapped_column("jobTitle")
    city: Mapped[str | None]
    position: Mapped[float]
    first_name: Mapped[str | None] = mapped_column("nameFirstName")
    last_name: Mapped[str | None] = mapped_column("nameLastName")
    email: Mapped[str | None] = mapped_column("emailsPrimaryEmail")
    more_emails: Mapped[Any] = mapped_column("emailsAdditionalEmails", JSONB)
    company_id: Mapped[UUID | None] = mapped_column("companyId")


@strawberry.type
class FullName:
    first_name: str
    last_name: str


@strawberry.type
class Emails:
    primary_email: str
    additional_emails: JSON


@strawberry.type
class Company:
    id: strawberry.ID
    name: str


@strawberry.type
class Person:
    row: strawberry.Private[PersonRow]
    id: strawberry.ID
    created_at: datetime
    job_title: str
    city: str
    position: float

    @strawberry.field
    def name(self) -> FullName:
        return FullName(first_name=self.row.first_name or "", last_name=self.row.last_name or "")

    @strawberry.field
    def emails(self) -> Emails:
        return Emails(primary_email=self.row.email or "", additional_emails=self.row.more_emails or [])

    @strawberry.field
    async def company(self, info: strawberry.Info) -> Company | None:
        if self.row.company_id is None:
            return None
        company: Company | None = await info.context["companies"].load(self.row.company_id)
        return company


@strawberry.type
class PersonEdge:
    node: Person
    cursor: str


@strawberry.type
class PageInfo:
    has_next_page: bool
    has_previous_page: bool
    start_cursor: str | None
    end_cursor: str | None


@strawberry.type
class PersonConnection:
    edges: list[PersonEdge]
    page_info: PageInfo


@strawberry.input
class PersonFilterInput:
    city: str | None = None


@strawberry.input
class PersonOrderByInput:
    created_at: str | None = None


@strawberry.type
class Query:
    @strawberry.field
    def people(
        self,
        info: strawberry.Info,
        filter: PersonFilterInput | None = None,  # noqa: A002  (the name of the wire format)
        order_by: list[PersonOrderByInput | None] | None = None,
        first: int = 60,
    ) -> PersonConnection:
        query = select(PersonRow).where(PersonRow.deleted_at.is_(None))
        query = query.order_by(desc(PersonRow.created_at), desc(PersonRow.id)).limit(first + 1)
        rows = info.context["session"].scalars(query).all()
        edges = [PersonEdge(node=_person(row), cursor=_cursor(row)) for row in rows[:first]]
        page_info = PageInfo(
            has_next_page=len(rows) > first,
            has_previous_page=False,
            start_cursor=edges[0].cursor if edges else None,
            end_cursor=edges[-1].cursor if edges else None,
        )
        return PersonConnection(edges=edges, page_info=page_info)


def _person(row: PersonRow) -> Person:
    return Person(
        row=row,
        id=strawberry.ID(str(row.id)),
        created_at=row.created_at,
        job_title=row.job_title or "",
        city=row.city or "",
        position=row.position,
    )


def _company(row: CompanyRow | None) -> Company | None:
    return Company(id=strawberry.ID(str(row.id)), name=row.name or "") if row else None


def _cursor(row: PersonRow) -> str:
    return base64.b64encode(f'{{"createdAt":"{row.created_at.isoformat()}","id":"{row.id}"}}'.encode()).decode()


def ordinary_handler(bench: Bench) -> tuple[Mangum, int]:
    """A function that answers the list, and the process id of its backend."""
    dsn, schema = bench.superuser.info.dsn, bench.workspace.snapshot.schema
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(dsn), pool_size=1)
    engine = engine.execution_options(schema_translate_map={None: schema})

    class Endpoint(GraphQL):  # type: ignore[type-arg]
        async def get_context(self, request: Any, response: Any = None) -> Any:
            identity_from_bearer(request.headers["authorization"].removeprefix("Bearer "))
            session = Session(engine)

            async def load(ids: list[UUID]) -> list[Company | None]:
                query = select(CompanyRow).where(CompanyRow.id.in_(ids), CompanyRow.deleted_at.is_(None))
                found = {row.id: row for row in session.scalars(query)}
                return [_company(found.get(each)) for each in ids]

            request.state.session = session
            return {"session": session, "companies": DataLoader(load_fn=load)}

        async def process_result(self, request: Any, result: Any) -> Any:
            request.state.session.close()
            return await super().process_result(request, result)

    with engine.connect() as connection:
        backend = connection.exec_driver_sql("select pg_backend_pid()").scalar_one()
    application = Starlette(routes=[Mount("/", Endpoint(strawberry.Schema(Query)))])
    return Mangum(application, lifespan="off"), int(backend)
