"""Formula fields in every clause of an operation, as if somebody had typed their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from crm.access.gate import PermissionDenied
from crm.kit.errors import BadUserInput
from crm.metadata.extension import create_fields
from crm.metadata.serialisation import from_bytes, to_bytes
from crm.metadata.snapshot import FieldRights, ObjectRights
from crm.metadata.standard_objects.declaration import FieldDeclaration
from crm.metadata.store import read_snapshot
from crm.models.transaction import transaction
from tests.records.asking import Crm


def formula(name: str, type_: str, expression: str, **said: Any) -> FieldDeclaration:
    settings = {"formula": {"expression": expression, **said}}
    return FieldDeclaration(name, type_, name, settings=settings, is_ui_editable=False)


FORMULAS: Mapping[str, list[FieldDeclaration]] = {
    "company": [
        formula("size", "TEXT", 'if(employees >= 100, "big", if(isBlank(employees), blank, "small"))'),
        formula("perHead", "NUMBER", "round(annualRecurringRevenue / employees, 2)", isStored=False),
        formula("shout", "TEXT", 'upper(name) & "!"'),
    ],
    "person": [
        formula("worksAt", "TEXT", 'company.name & if(isBlank(company.size), blank, " (" & company.size & ")")'),
        formula("initials", "TEXT", "left(name.firstName, 1) & left(name.lastName, 1)"),
        formula("isNew", "BOOLEAN", "daysBetween(createdAt, now()) < 7"),
        formula("share", "NUMBER", "company.perHead / 2"),
    ],
}
COMPANIES = (
    {"name": "Acme", "employees": 200, "annualRecurringRevenue": {"amountMicros": 1_000_000_000}},
    {"name": "Binford", "employees": 3, "annualRecurringRevenue": {"amountMicros": 100_000_000}},
    {"name": "Cyberdyne"},
)
PEOPLE = (("Ada", "Byron", 0), ("Bob", "Cole", 1), ("Cy", "", 2), ("Dee", "Doe", None))


@pytest.fixture(scope="module")
def computed(new_crm: Callable[[], Crm]) -> Crm:
    """A workspace with formulas, three companies and the people who work there."""
    return with_formulas(new_crm())


@pytest.fixture
def fresh(new_crm: Callable[[], Crm]) -> Crm:
    return with_formulas(new_crm())


def with_formulas(crm: Crm) -> Crm:
    with transaction(crm.owner) as connection:
        crm = replace(crm, snapshot=create_fields(connection, crm.snapshot, FORMULAS))
    companies = crm.ask("mutation($data: [X]) {createCompanies(data: $data) {id}}", data=[*COMPANIES])
    people = [
        {
            "name": {"firstName": first, "lastName": last},
            "companyId": None if place is None else companies[place]["id"],
            "position": number,
        }
        for number, (first, last, place) in enumerate(PEOPLE)
    ]
    crm.ask("mutation($data: [X]) {createPeople(data: $data) {id}}", data=people)
    return crm


def nodes(crm: Crm, text: str, **variables: Any) -> list[Any]:
    (connection,) = crm.ask_all(text, variables)
    assert isinstance(connection, dict), connection
    return [edge["node"] for edge in connection["edges"]]


IN_ORDER = "orderBy: [{position: AscNullsLast}]"


def column(crm: Crm, name: str, arguments: str = f"({IN_ORDER})") -> list[Any]:
    """A field of the people, in the order of the list."""
    return [each[name] for each in nodes(crm, f"{{people{arguments} {{edges {{node {{{name}}}}}}}}}")]


def test_a_formula_is_selected_like_a_field(computed: Crm):
    assert column(computed, "worksAt") == ["Acme (big)", "Binford (small)", "Cyberdyne", ""]
    assert column(computed, "initials") == ["AB", "BC", "C", "DD"]
    assert column(computed, "share") == [2.5, 16.665, None, None]
    assert column(computed, "isNew") == [True] * 4


def test_a_formula_is_selected_across_relations(computed: Crm):
    text = f"{{people({IN_ORDER}) {{edges {{node {{company {{size perHead}}}}}}}}}}"
    assert [each["company"] for each in nodes(computed, text)] == [
        {"size": "big", "perHead": 5},
        {"size": "small", "perHead": 33.33},
        {"size": "", "perHead": None},
        None,
    ]
    text = "{companies(orderBy: [{name: AscNullsLast}]) {edges {node {people {edges {node {worksAt share}}}}}}}"
    assert nodes(computed, text)[0]["people"]["edges"] == [{"node": {"worksAt": "Acme (big)", "share": 2.5}}]


@pytest.mark.parametrize(
    ("filter_", "found"),
    [
        ('worksAt: {like: "%(%"}', ["Ada", "Bob"]),
        ('worksAt: {eq: "Cyberdyne"}', ["Cy"]),
        ("worksAt: {is: NULL}", ["Dee"]),
        ("share: {gt: 3}", ["Bob"]),
        ("share: {in: [2.5]}", ["Ada"]),
        ('company: {size: {eq: "big"}}', ["Ada"]),
        ('not: {company: {shout: {eq: "ACME!"}}}', ["Bob", "Cy", "Dee"]),
        ("isNew: {eq: false}", []),
    ],
)
def test_a_formula_is_filtered_by(computed: Crm, filter_: str, found: list[str]):
    people = nodes(computed, f"{{people(filter: {{{filter_}}}, {IN_ORDER}) {{edges {{node {{name {{firstName}}}}}}}}}}")
    assert [each["name"]["firstName"] for each in people] == found


def test_records_are_ordered_by_a_formula_and_paged_through(computed: Crm):
    order = "orderBy: [{share: DescNullsLast}, {worksAt: AscNullsFirst}]"
    assert column(computed, "initials", f"({order})") == ["BC", "AB", "DD", "C"]
    seen, cursor = [], None
    for _ in range(len(PEOPLE)):
        text = f"query($after: X) {{people(first: 1, after: $after, {order})"
        page = computed.ask(f"{text} {{edges {{cursor node {{initials}}}}}}}}", after=cursor)
        seen += [edge["node"]["initials"] for edge in page["edges"]]
        cursor = page["edges"][-1]["cursor"]
    assert seen == ["BC", "AB", "DD", "C"]


def test_related_records_are_ordered_by_a_formula(computed: Crm):
    text = (
        "{companies(orderBy: [{perHead: DescNullsLast}]) {edges {node {name people(orderBy: [{worksAt: AscNullsLast}])"
    )
    text += " {totalCount minShare edges {cursor node {share}}}}}}}"
    found = nodes(computed, text)
    assert [each["name"] for each in found] == ["Binford", "Acme", "Cyberdyne"]
    assert [each["people"]["minShare"] for each in found] == [16.665, 2.5, None]


def test_a_formula_is_aggregated_and_grouped_by(computed: Crm):
    totals = computed.ask("{people {totalCount sumShare maxShare countEmptyWorksAt countTrueIsNew}}")
    assert totals == {
        "totalCount": 4,
        "sumShare": 19.165,
        "maxShare": 16.665,
        "countEmptyWorksAt": 1,
        "countTrueIsNew": 4,
    }
    groups = "{companiesGroupBy(groupBy: [{size: true}]) {groupByDimensionValues totalCount sumPerHead}}"
    assert computed.ask(groups) == [
        {"groupByDimensionValues": ["big"], "totalCount": 1, "sumPerHead": 5},
        {"groupByDimensionValues": ["small"], "totalCount": 1, "sumPerHead": 33.33},
        {"groupByDimensionValues": [None], "totalCount": 1, "sumPerHead": None},
    ]
    text = "{peopleGroupBy(groupBy: [{company: {perHead: true}}]) {groupByDimensionValues edges {node {worksAt}}}}"
    assert len(computed.ask(text)) == 3


def test_a_write_answers_with_formulas_of_what_it_wrote(fresh: Crm):
    made = fresh.ask('mutation {createCompany(data: {name: "Dull", employees: 100}) {id shout size perHead}}')
    assert {**made, "id": ""} == {"id": "", "shout": "DULL!", "size": "big", "perHead": None}
    text = "mutation($id: X, $data: X) {updateCompany(id: $id, data: $data) {size shout perHead}}"
    change = {"employees": 50, "annualRecurringRevenue": {"amountMicros": 5_000_000}}
    assert fresh.ask(text, id=made["id"], data=change) == {"size": "small", "shout": "DULL!", "perHead": 0.1}
    (person,) = nodes(fresh, '{people(filter: {name: {firstName: {eq: "Ada"}}}) {edges {node {id}}}}')
    text = 'mutation($id: X) {updatePerson(id: $id, data: {jobTitle: "x"}) {worksAt initials}}'
    assert fresh.ask(text, id=person["id"]) == {"worksAt": "Acme (big)", "initials": "AB"}


def test_upserts_and_merges_leave_formulas_to_the_database(fresh: Crm):
    company = fresh.ask('mutation {createCompany(data: {name: "Acme"}) {id size}}')
    text = "mutation($data: [X]) {createCompanies(data: $data, upsert: true) {id shout size}}"
    change = {"id": company["id"], "name": "Acme two", "employees": 7}
    assert fresh.ask(text, data=[change]) == [{"id": company["id"], "shout": "ACME TWO!", "size": "small"}]
    (acme,) = nodes(fresh, '{companies(filter: {name: {eq: "Acme"}}) {edges {node {id}}}}')
    text = "mutation($ids: [X]) {mergeCompanies(ids: $ids, conflictPriorityIndex: 0, dryRun: DRY) {shout size perHead}}"
    expected = {"shout": "ACME TWO!", "size": "small", "perHead": 142.86}
    ids = [company["id"], acme["id"]]
    assert fresh.ask(text.replace("DRY", "true"), ids=ids) == expected
    assert fresh.ask(text.replace("DRY", "false"), ids=ids) == expected


def test_what_is_linked_and_in_the_bin_is_as_good_as_none(fresh: Crm):
    (acme,) = nodes(fresh, '{companies(filter: {name: {eq: "Acme"}}) {edges {node {id}}}}')
    fresh.ask("mutation($id: X) {deleteCompany(id: $id) {id}}", id=acme["id"])
    assert column(fresh, "worksAt") == ["", "Binford (small)", "Cyberdyne", ""]


@pytest.mark.parametrize("name", ["shout", "perHead"])
def test_nobody_writes_a_formula(computed: Crm, name: str):
    text = "mutation($data: X) {createCompany(data: $data) {id}}"
    with pytest.raises(BadUserInput, match=f'Field "{name}" is not writable'):
        computed.ask(text, data={"name": "x", name: "y"})


@pytest.mark.parametrize(
    "rights",
    [
        {"fields": {"company": {"employees": FieldRights(read=False)}}},
        {"fields": {"company": {"annualRecurringRevenue": FieldRights(read=False)}}},
        {"fields": {"company": {"perHead": FieldRights(read=False)}}},
        {"fields": {"person": {"company": FieldRights(read=False)}}},
        {"objects": {"company": ObjectRights(read=False)}},
    ],
    ids=["an input of an input", "another", "the formula between", "the link", "the other object"],
)
@pytest.mark.parametrize(
    "text",
    [
        "{people {edges {node {share}}}}",
        "{people(filter: {share: {gt: 1}}) {totalCount}}",
        "{people(orderBy: [{share: AscNullsLast}]) {edges {node {id}}}}",
        "{people {sumShare}}",
        "{peopleGroupBy(groupBy: [{share: true}]) {totalCount}}",
    ],
)
def test_who_may_not_read_an_input_may_not_read_the_formula(computed: Crm, rights: dict[str, Any], text: str):
    computed.ask(text)
    with pytest.raises(PermissionDenied):
        computed.as_role(**rights).ask(text)


def test_what_uses_no_formula_costs_as_much_as_without_any(computed: Crm, crm: Crm):
    text = (
        '{people(filter: {city: {eq: "x"}}, orderBy: [{city: AscNullsLast}]) {edges {node {id city company {name}}}}}'
    )
    with_them, without = (each.compile(text, {}).to_bytes() for each in (computed, crm))
    schemas = [(each.snapshot.schema.encode(), b"schema") for each in (computed, crm)]
    assert with_them.replace(*schemas[0]) == without.replace(*schemas[1])


def test_a_snapshot_keeps_what_formulas_became(computed: Crm):
    read = read_snapshot(computed.owner, computed.snapshot.workspace_id)
    for name, declared in FORMULAS.items():
        for each in declared:
            ours, kept = (found.objects[name].fields[each.name] for found in (computed.snapshot, read))
            assert ours.columns == kept.columns
            assert ours.reads == kept.reads
    assert from_bytes(to_bytes(read)) == read
