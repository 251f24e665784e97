"""What only a caller inside the house could leave out: the doors' types have seen to it before."""

from __future__ import annotations

import pytest

from crm.kit.errors import BadUserInput
from crm.records.compiler import compile_operations
from crm.records.operation import Operation, OperationKind, Selection
from tests.records.asking import Crm

ROOT = Selection("asked", "asked", children=(Selection("id", "id"),))


@pytest.mark.parametrize(
    ("kind", "object_name", "message"),
    [
        (OperationKind.FIND_MANY, "unicorn", "Object metadata not found for object: unicorn"),
        (OperationKind.DELETE_ONE, "person", "Missing id"),
        (OperationKind.CREATE_ONE, "person", "Missing data"),
        (OperationKind.UPDATE_MANY, "person", "Missing data"),
    ],
)
def test_an_operation_without_what_it_needs_is_refused(crm: Crm, kind: OperationKind, object_name: str, message: str):
    with pytest.raises(BadUserInput, match=message):
        compile_operations([Operation(kind, object_name, ROOT)], crm.snapshot, crm.gate)
