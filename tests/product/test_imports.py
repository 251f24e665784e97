from __future__ import annotations

import csv
import io
import signal
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.product.client import Client, Refused, eventually, sign_in
from tests.product.conftest import Product

DATA = Path(__file__).parents[1] / "data"

FIELDS = "id status error totalRows processedRows createdCount updatedCount skippedCount failedCount failedRowsUrl"
ENDED = {"COMPLETED", "FAILED", "CANCELLED", "UNDONE"}


def upload(client: Client, object_name: str, content: bytes, name: str = "file.csv") -> str:
    reserved = client.metadata(
        "mutation($i: CreateRecordImportInput!) { createRecordImport(input: $i) { id uploadUrl } }",
        i={"objectNameSingular": object_name, "filename": name, "size": len(content)},
    )["createRecordImport"]
    answer = httpx.put(reserved["uploadUrl"], content=content, headers={"content-type": "text/csv"})
    assert answer.is_success, answer.text
    return str(reserved["id"])


def inspect(client: Client, import_id: str) -> dict[str, Any]:
    found: dict[str, Any] = client.metadata(
        "query($id: UUID!) { inspectRecordImport(id: $id) { encoding delimiter headers rowCount warnings"
        " suggestedMapping { column header fieldName subFieldName } } }",
        id=import_id,
    )["inspectRecordImport"]
    return found


def start(client: Client, import_id: str, mapping: list[dict[str, Any]], **options: Any) -> None:
    columns = [{key: each[key] for key in ("column", "fieldName", "subFieldName") if key in each} for each in mapping]
    client.metadata(
        "mutation($i: StartRecordImportInput!) { startRecordImport(input: $i) { id } }",
        i={"id": import_id, "mapping": columns, **options},
    )


def state(client: Client, import_id: str) -> dict[str, Any]:
    found: dict[str, Any] = client.metadata(
        f"query($id: UUID!) {{ recordImport(id: $id) {{ {FIELDS} rejectedRows {{ row status reason }} }} }}",
        id=import_id,
    )["recordImport"]
    return found


def ended(client: Client, import_id: str) -> dict[str, Any]:
    def look() -> dict[str, Any] | None:
        found = state(client, import_id)
        return found if found["status"] in ENDED else None

    found: dict[str, Any] = eventually(look, 60)
    return found


def test_companies_of_an_index_come_in_and_go_again(jane: Client):
    before = jane.count("companies")
    import_id = upload(jane, "company", (DATA / "companies-sp500.csv").read_bytes())
    found = inspect(jane, import_id)
    assert found["rowCount"] == 503
    assert {each["header"]: each["fieldName"] for each in found["suggestedMapping"]} == {
        "Security": "name",
        "Headquarters Location": "address",
    }
    start(jane, import_id, found["suggestedMapping"])
    report = ended(jane, import_id)
    assert (report["status"], report["createdCount"], report["failedCount"]) == ("COMPLETED", 503, 0)
    assert jane.count("companies") == before + 503
    company = jane.graphql(
        '{ companies(filter: {name: {eq: "3M"}})'
        " { edges { node { address { addressCity } createdBy { source name } } } } }"
    )
    assert company["companies"]["edges"][0]["node"] == {
        "address": {"addressCity": "Saint Paul"},
        "createdBy": {"source": "IMPORT", "name": "Jane Austen"},
    }

    again = upload(jane, "company", (DATA / "companies-sp500.csv").read_bytes())
    start(jane, again, found["suggestedMapping"], matchBy="name")
    assert ended(jane, again)["skippedCount"] == 503

    jane.metadata("mutation($id: UUID!) { undoRecordImport(id: $id) { status } }", id=import_id)
    assert eventually(lambda: state(jane, import_id)["status"] == "UNDONE", 60)
    assert jane.count("companies") == before


def test_people_come_with_both_names_and_a_phone(jane: Client):
    before = jane.count("people")
    import_id = upload(jane, "person", (DATA / "people-legislators.csv").read_bytes())
    start(jane, import_id, inspect(jane, import_id)["suggestedMapping"])
    report = ended(jane, import_id)
    assert (report["createdCount"], report["failedCount"]) == (537, 0)
    assert jane.count("people") == before + 537
    found = jane.graphql(
        '{ people(filter: {name: {lastName: {eq: "Cantwell"}}, jobTitle: {eq: "Senator"}})'
        " { edges { node { name { firstName } phones { primaryPhoneNumber } } } } }"
    )
    node = found["people"]["edges"][0]["node"]
    assert node["name"] == {"firstName": "Maria"}
    assert node["phones"]["primaryPhoneNumber"].replace("-", "") == "2022243441"


def test_rows_that_do_not_fit_are_reported_and_come_back_as_a_file(jane: Client):
    content = b'\xef\xbb\xbfName;Staff\r\nFits Well;12\r\n\r\nToo Vague;many\r\n;\r\n\'=1+1;x\r\nQuoted ""Inc"";3\r\n'
    import_id = upload(jane, "company", content, "mixed.csv")
    start(jane, import_id, [{"column": 0, "fieldName": "name"}, {"column": 1, "fieldName": "employees"}])
    report = ended(jane, import_id)
    assert (report["createdCount"], report["failedCount"]) == (2, 2)
    assert [(each["row"], each["status"]) for each in report["rejectedRows"]] == [(4, "FAILED"), (6, "FAILED")]
    assert report["rejectedRows"][0]["reason"].startswith("Staff: ")
    failed = httpx.get(report["failedRowsUrl"]).content.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(failed)))
    assert [(row["Name"], row["Row"]) for row in rows] == [("Too Vague", "4"), ("'=1+1", "6")]


def test_duplicates_update_and_an_undo_gives_the_old_values_back(jane: Client):
    first = upload(jane, "company", b"Name,Staff\nTwice Told,1\n")
    mapping = [{"column": 0, "fieldName": "name"}, {"column": 1, "fieldName": "employees"}]
    start(jane, first, mapping)
    ended(jane, first)
    second = upload(jane, "company", b"Name,Staff\nTwice Told,2\ntwice told,3\nNever Told,4\n")
    start(jane, second, mapping, matchBy="name", onDuplicate="UPDATE")
    report = ended(jane, second)
    assert (report["createdCount"], report["updatedCount"], report["skippedCount"]) == (1, 1, 1)
    assert employees(jane, "Twice Told") == [2]
    jane.metadata("mutation($id: UUID!) { undoRecordImport(id: $id) { status } }", id=second)
    assert eventually(lambda: state(jane, second)["status"] == "UNDONE")
    assert employees(jane, "Twice Told") == [1]
    assert employees(jane, "Never Told") == []


def employees(client: Client, name: str) -> list[int]:
    found = client.graphql(
        "query($n: String!) { companies(filter: {name: {eq: $n}}) { edges { node { employees } } } }", n=name
    )
    return [edge["node"]["employees"] for edge in found["companies"]["edges"]]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"\r\n", "The file is empty."),
        (b"PK\x03\x04\x00\x00", "The file is not text. Save it as CSV and try again."),
        (b"name,Name\nAda,x\n", "The header names “Name” twice."),
    ],
)
def test_a_file_that_is_no_csv_is_refused(jane: Client, content: bytes, message: str):
    import_id = upload(jane, "company", content)
    with pytest.raises(Refused) as refusal:
        inspect(jane, import_id)
    assert refusal.value.errors[0]["message"] == message
    assert refusal.value.code == "BAD_USER_INPUT"


def test_a_file_without_rows_creates_nothing(jane: Client):
    before = jane.count("companies")
    import_id = upload(jane, "company", b"Name\n")
    assert inspect(jane, import_id)["warnings"] == ["The file has a header and no rows."]
    start(jane, import_id, [{"column": 0, "fieldName": "name"}])
    assert ended(jane, import_id)["createdCount"] == 0
    assert jane.count("companies") == before


def test_another_workspaces_import_is_not_found(jane: Client, stranger: Client):
    import_id = upload(jane, "company", b"Name\nAcme\n")
    for attempt in (
        lambda: inspect(stranger, import_id),
        lambda: start(stranger, import_id, [{"column": 0, "fieldName": "name"}]),
        lambda: state(stranger, import_id),
        lambda: stranger.metadata("mutation($id: UUID!) { cancelRecordImport(id: $id) { id } }", id=import_id),
        lambda: stranger.metadata("mutation($id: UUID!) { undoRecordImport(id: $id) { id } }", id=import_id),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert refusal.value.code == "NOT_FOUND"
    assert state(jane, import_id)["status"] == "AWAITING_UPLOAD"


def test_a_kill_in_the_middle_loses_no_row_and_doubles_none(product: Product, jane: Client):
    before = jane.count("companies")
    import_id = upload(jane, "company", survivors("of everything"))
    start(jane, import_id, [{"column": 0, "fieldName": "name"}])
    assert eventually(lambda: state(jane, import_id)["processedRows"] > 0)
    product.stop(signal.SIGKILL)
    product.start()
    again = sign_in(product.url, "jane.austen@apple.dev")
    assert ended(again, import_id)["createdCount"] == 3000
    assert again.count("companies") == before + 3000


def test_rows_are_written_while_the_data_model_changes(jane: Client):
    objects = jane.metadata("{ objects(paging: {first: 100}) { edges { node { id nameSingular } } } }")["objects"]
    company = next(each["node"]["id"] for each in objects["edges"] if each["node"]["nameSingular"] == "company")
    import_id = upload(jane, "company", survivors("of changes"))
    start(jane, import_id, [{"column": 0, "fieldName": "name"}])
    changes = 0
    while state(jane, import_id)["status"] not in ENDED:
        field = {"objectMetadataId": company, "type": "TEXT", "name": "more" + "x" * changes, "label": "More"}
        create = "mutation($i: CreateOneFieldMetadataInput!) { createOneField(input: $i) { id } }"
        field_id = jane.metadata(create, i={"field": field})["createOneField"]["id"]
        jane.metadata("mutation($id: UUID!) { deleteOneField(input: {id: $id}) { id } }", id=field_id)
        changes += 1
    assert changes > 0
    report = state(jane, import_id)
    assert (report["status"], report["createdCount"], report["failedCount"]) == ("COMPLETED", 3000, 0)


@pytest.mark.parametrize("first_kill", ["while the file is cut", "while rows are written"])
def test_killed_workers_lose_no_row_and_double_none(product: Product, jane: Client, first_kill: str):
    before = jane.count("companies")
    content = survivors(first_kill) + b",nobody\n" + b"Not A Number,many\n"
    import_id = upload(jane, "company", content)
    start(jane, import_id, [{"column": 0, "fieldName": "name"}, {"column": 1, "fieldName": "employees"}])
    if first_kill == "while rows are written":
        assert eventually(lambda: state(jane, import_id)["processedRows"] > 0)
    killed = 0
    for _ in range(6):
        killed += product.kill_workers("record_import")
        time.sleep(0.3)
    assert killed > 1
    assert state(jane, import_id)["status"] not in ENDED
    report = ended(jane, import_id)
    figures = [report[f"{name}Count"] for name in ("created", "updated", "skipped", "failed")]
    assert (report["status"], figures) == ("COMPLETED", [3000, 0, 0, 2])
    assert [each["row"] for each in report["rejectedRows"]] == [3002, 3003]
    assert jane.count("companies") == before + 3000
    assert names(jane, f"Survivor {first_kill} %") == 3000
    jane.metadata("mutation($id: UUID!) { undoRecordImport(id: $id) { status } }", id=import_id)
    product.kill_workers("record_import")
    assert eventually(lambda: state(jane, import_id)["status"] == "UNDONE", 60)
    assert jane.count("companies") == before


def survivors(name: str) -> bytes:
    """A file of 3,000 companies."""
    return b"Name,Employees\n" + b"".join(b"Survivor %s %d,1\n" % (name.encode(), number) for number in range(3000))


def names(client: Client, pattern: str) -> int:
    """How many different names the companies have whose name is like that."""
    found: set[str] = set()
    for offset in range(0, 3000, 200):
        page = client.graphql(
            "query($p: String!, $o: Int!) { companies(filter: {name: {like: $p}}, first: 200, offset: $o,"
            " orderBy: [{name: AscNullsFirst}, {id: AscNullsFirst}]) { edges { node { name } } } }",
            p=pattern,
            o=offset,
        )
        found |= {edge["node"]["name"] for edge in page["companies"]["edges"]}
    return len(found)
