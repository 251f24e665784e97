from __future__ import annotations

from uuid import UUID

import pytest

from crm.features.imports.csv_files import Row
from crm.features.imports.errors import MappingInvalid
from crm.features.imports.mapping import ColumnMapping, Mapper, RowRejected
from crm.metadata.standard import standard_objects

OBJECTS = standard_objects(UUID(int=1))
PERSON, COMPANY = OBJECTS["person"], OBJECTS["company"]


def test_parts_come_together():
    mapper = Mapper.of(
        PERSON,
        ["First", "Last", "Title", "Mail"],
        [
            ColumnMapping(0, "name", "firstName"),
            ColumnMapping(1, "name", "lastName"),
            ColumnMapping(2, "jobTitle"),
            ColumnMapping(3, "emails", "primaryEmail"),
        ],
    )
    assert mapper.record(Row(2, ("Ada", "Byron", "", "ada@byron.org"))) == {
        "name": {"firstName": "Ada", "lastName": "Byron"},
        "emails": {"primaryEmail": "ada@byron.org"},
    }


def test_missing_cells_set_nothing():
    mapper = Mapper.of(COMPANY, ["Name", "Staff"], [ColumnMapping(0, "name"), ColumnMapping(1, "employees")])
    assert mapper.record(Row(2, ("Acme",))) == {"name": "Acme"}


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        (("Acme", "many"), "Staff: "),
        (("", ""), "The mapped columns are all empty."),
        (("Acme", "1", "stray"), "The row has 3 cells, the header 2."),
        (("Ac\N{REPLACEMENT CHARACTER}me", "1"), "Some characters are not text in the file’s encoding."),
    ],
)
def test_a_row_that_does_not_fit_says_why(cells: tuple[str, ...], reason: str):
    mapper = Mapper.of(COMPANY, ["Name", "Staff"], [ColumnMapping(0, "name"), ColumnMapping(1, "employees")])
    with pytest.raises(RowRejected) as rejection:
        mapper.record(Row(2, cells))
    assert rejection.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("mappings", "message"),
    [
        ([], "no column is mapped"),
        ([ColumnMapping(7, "name")], "the file has no column 7"),
        ([ColumnMapping(0, "nope")], "Company has no field “nope” to import into"),
        ([ColumnMapping(0, "people")], "Company has no field “people” to import into"),
        ([ColumnMapping(0, "address", "nope")], "Address has no part “nope”"),
        ([ColumnMapping(0, "name"), ColumnMapping(1, "name")], "Name is filled by two columns"),
        ([ColumnMapping(0, "address"), ColumnMapping(1, "address", "addressCity")], "Address is filled by two columns"),
    ],
)
def test_a_mapping_that_cannot_work_is_refused(mappings: list[ColumnMapping], message: str):
    with pytest.raises(MappingInvalid, match=message):
        Mapper.of(COMPANY, ["A", "B"], mappings)
