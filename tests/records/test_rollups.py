"""Rollups say what a recount says: after every kind of write, and however many write at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.extension import create_fields
from crm.metadata.snapshot import FieldRights, ObjectRights, Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration
from crm.models.transaction import transaction
from tests.records.asking import Crm

TOTALS = "openCount openAmount least greatest middle lastStage lastClose"


def rollup(snapshot: Snapshot, name: str, type_: str, operation: str, field: str = "", **said: Any) -> FieldDeclaration:
    """A rollup of a company over its opportunities."""
    opportunity = snapshot.objects["opportunity"]
    settings = {
        "relationFieldMetadataId": str(snapshot.objects["company"].fields["opportunities"].id),
        "operation": operation,
        **({"fieldMetadataId": str(opportunity.fields[field].id)} if field else {}),
        **said,
    }
    return FieldDeclaration(name, type_, name, settings={"rollup": settings}, is_ui_editable=False)


def with_rollups(crm: Crm) -> Crm:
    snapshot = crm.snapshot
    opened, closes = 'stage != "CUSTOMER"', str(snapshot.objects["opportunity"].fields["closeDate"].id)
    declared = [
        rollup(snapshot, "openCount", "NUMBER", "COUNT", filter=opened),
        rollup(snapshot, "openAmount", "NUMBER", "SUM", "amount", filter=opened),
        rollup(snapshot, "least", "NUMBER", "MIN", "amount"),
        rollup(snapshot, "greatest", "NUMBER", "MAX", "amount"),
        rollup(snapshot, "middle", "NUMBER", "AVG", "amount"),
        rollup(snapshot, "lastStage", "TEXT", "LATEST", "stage", sortFieldMetadataId=closes),
        rollup(snapshot, "lastClose", "DATE_TIME", "MAX", "closeDate"),
    ]
    with transaction(crm.owner) as connection:
        return replace(crm, snapshot=create_fields(connection, snapshot, {"company": declared}))


@pytest.fixture
def sales(new_crm: Callable[[], Crm]) -> Crm:
    """A workspace whose companies roll their opportunities up."""
    return with_rollups(new_crm())


def company(crm: Crm, name: str) -> str:
    return str(crm.ask("mutation($data: X) {createCompany(data: $data) {id}}", data={"name": name})["id"])


def deal(crm: Crm, company_id: str | None, amount: int | None = None, **given: Any) -> str:
    money = {} if amount is None else {"amount": {"amountMicros": amount * 1_000_000, "currencyCode": "EUR"}}
    data = {"name": "Deal", "companyId": company_id, **money, **given}
    return str(crm.ask("mutation($data: X) {createOpportunity(data: $data) {id}}", data=data)["id"])


def change(crm: Crm, verb: str, deal_id: str, **data: Any) -> None:
    if verb == "update":
        crm.ask("mutation($id: X, $data: X) {updateOpportunity(id: $id, data: $data) {id}}", id=deal_id, data=data)
    else:
        crm.ask(f"mutation($id: X) {{{verb}Opportunity(id: $id) {{id}}}}", id=deal_id)


def totals(crm: Crm, company_id: str, names: str = TOTALS) -> list[Any]:
    found = crm.ask(f"query($id: X) {{company(filter: {{id: {{eq: $id}}}}) {{{names}}}}}", id=company_id)
    return [found[name] for name in names.split()]


def test_a_rollup_follows_every_kind_of_write(sales: Crm):
    one, other = company(sales, "One"), company(sales, "Other")
    assert totals(sales, one) == [0, 0, None, None, None, "", None]
    cheap = deal(sales, one, 10, stage="NEW", closeDate="2026-01-01T00:00:00Z")
    dear = deal(sales, one, 25, stage="CUSTOMER", closeDate="2026-02-01T00:00:00Z")
    assert totals(sales, one) == [1, 10, 10, 25, 17.5, "CUSTOMER", "2026-02-01T00:00:00.000Z"]
    change(sales, "update", dear, stage="MEETING")
    assert totals(sales, one, "openCount openAmount lastStage") == [2, 35, "MEETING"]
    change(sales, "update", dear, companyId=other)
    assert totals(sales, one, "openCount openAmount greatest") == [1, 10, 10]
    assert totals(sales, other, "openCount openAmount greatest") == [1, 25, 25]
    change(sales, "delete", cheap)
    assert totals(sales, one, "openCount openAmount middle") == [0, 0, None]
    change(sales, "restore", cheap)
    assert totals(sales, one, "openCount openAmount middle") == [1, 10, 10]
    change(sales, "destroy", cheap)
    change(sales, "update", dear, companyId=None)
    for each in (one, other):
        assert totals(sales, each) == [0, 0, None, None, None, "", None]


def test_bulk_writes_are_rolled_up_together(sales: Crm):
    companies = [company(sales, f"C{n}") for n in range(5)]
    data = [
        {"name": f"D{n}", "companyId": companies[n % 5], "amount": {"amountMicros": n * 1_000_000}} for n in range(100)
    ]
    made = sales.ask("mutation($data: [X]) {createOpportunities(data: $data) {id}}", data=data)
    assert [totals(sales, each, "openCount openAmount") for each in companies] == [
        [20, sum(range(n, 100, 5))] for n in range(5)
    ]
    ids = [each["id"] for each in made[:50]]
    text = "mutation($ids: [X]) {updateOpportunities(filter: {id: {in: $ids}}, data: {stage: CUSTOMER}) {id}}"
    sales.ask(text, ids=ids)
    assert [totals(sales, each, "openCount")[0] for each in companies] == [10] * 5
    sales.ask("mutation($ids: [X]) {deleteOpportunities(filter: {id: {in: $ids}}) {id}}", ids=[ids[0], made[99]["id"]])
    assert [totals(sales, each, "openCount")[0] for each in companies] == [10, 10, 10, 10, 9]


def test_a_rollup_moves_nothing_else_of_its_record(sales: Crm):
    one = company(sales, "One")
    before = totals(sales, one, "updatedAt")
    deal(sales, one, 1)
    assert totals(sales, one, "updatedAt") == before
    kinds = "select count(*) from core.outbox where workspace_id = %s and payload::text like %s"
    assert sales.sql(kinds, sales.snapshot.workspace_id, '%"action":"updated"%') == [(0,)]


def test_a_record_that_comes_after_what_links_to_it_knows_of_it(sales: Crm):
    later = "00000000-0000-4000-8000-000000000001"
    deal(sales, later, 7)
    sales.ask("mutation($data: X) {createCompany(data: $data) {id}}", data={"id": later, "name": "Later"})
    assert totals(sales, later, "openCount openAmount") == [1, 7]


def test_what_was_there_is_rolled_up_when_the_field_is_made(new_crm: Callable[[], Crm]):
    fresh = new_crm()
    one = company(fresh, "One")
    deal(fresh, one, 3, stage="NEW")
    change(fresh, "delete", deal(fresh, one, 4))
    assert totals(with_rollups(fresh), one, "openCount openAmount lastStage") == [1, 3, "NEW"]


def test_a_merge_takes_the_links_along(sales: Crm):
    one, other = company(sales, "One"), company(sales, "Other")
    deal(sales, one, 1)
    deal(sales, other, 2)
    text = f"mutation($ids: [X]) {{mergeCompanies(ids: $ids, conflictPriorityIndex: 0) {{{TOTALS}}}}}"
    merged = sales.ask(text, ids=[one, other])
    assert [merged["openCount"], merged["openAmount"], merged["middle"]] == [2, 3, 1.5]


def test_records_are_found_and_ordered_by_rollups(sales: Crm):
    for name, amounts in {"A": [1, 2], "B": [], "C": [9]}.items():
        one = company(sales, name)
        for amount in amounts:
            deal(sales, one, amount)
    text = "{companies(filter: {openAmount: {gt: 0}}, orderBy: [{openAmount: DescNullsLast}]) {edges {node {name}}}}"
    assert [edge["node"]["name"] for edge in sales.ask(text)["edges"]] == ["C", "A"]
    assert sales.ask("{companies {sumOpenAmount maxOpenCount}}") == {"sumOpenAmount": 12, "maxOpenCount": 2}


def test_nobody_writes_a_rollup(sales: Crm):
    with pytest.raises(BadUserInput, match='Field "openCount" is not writable'):
        sales.ask("mutation($data: X) {createCompany(data: $data) {id}}", data={"name": "x", "openCount": 1})


@pytest.mark.parametrize(
    "rights",
    [
        {"objects": {"opportunity": ObjectRights(read=False)}},
        {"fields": {"opportunity": {"amount": FieldRights(read=False)}}},
        {"fields": {"opportunity": {"stage": FieldRights(read=False)}}},
        {"fields": {"opportunity": {"company": FieldRights(read=False)}}},
    ],
    ids=["records", "value", "filter", "link"],
)
def test_who_may_not_read_what_is_rolled_up_may_not_read_the_rollup(sales: Crm, rights: Mapping[str, Any]):
    text = "{companies {edges {node {openAmount}}}}"
    sales.ask(text)
    with pytest.raises(PermissionDenied):
        sales.as_role(**rights).ask(text)


def test_formulas_read_rollups_and_rollups_read_formulas(new_crm: Callable[[], Crm]):
    crm = new_crm()
    formula = {"formula": {"expression": 'if(stage = "NEW", amount / 10, amount)'}}
    weighted = FieldDeclaration("weighted", "NUMBER", "Weighted", settings=formula)
    with transaction(crm.owner) as connection:
        snapshot = create_fields(connection, crm.snapshot, {"opportunity": [weighted]})
        total = rollup(snapshot, "total", "NUMBER", "SUM", "weighted")
        snapshot = create_fields(connection, snapshot, {"company": [total]})
        half = FieldDeclaration("half", "NUMBER", "Half", settings={"formula": {"expression": "total / 2"}})
        crm = replace(crm, snapshot=create_fields(connection, snapshot, {"company": [half]}))
    one = company(crm, "One")
    first = deal(crm, one, 50, stage="NEW")
    assert totals(crm, one, "total half") == [5, 2.5]
    change(crm, "update", first, stage="MEETING")
    assert totals(crm, one, "total half") == [50, 25]


def test_what_nothing_rolls_up_has_no_triggers(sales: Crm):
    text = "select c.relname::text, t.tgname::text from pg_trigger t join pg_class c on c.oid = t.tgrelid"
    where = "where c.relnamespace = %s::regnamespace and t.tgname like 'rolled%%' order by 1, 2"
    found = sales.sql(f"{text} {where}", f'"{sales.snapshot.schema}"')
    opportunity = [("opportunity", name) for name in ("rolled_added", "rolled_changed", "rolled_gone")]
    assert found == [("company", "rolled_added"), *opportunity]
