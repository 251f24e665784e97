"""One kind of part of views, as a client asks for it, in today's words or in those of clients up to 1.x."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.api.gateway import GraphqlClient
from tests.factories.workspaces import Workspace

FIELDS: Mapping[str, str] = {
    "ViewField": "id viewId fieldMetadataId isVisible size position aggregateOperation viewFieldGroupId deletedAt",
    "ViewFieldGroup": "id viewId name position isVisible deletedAt viewFields { id }",
    "ViewFilter": """id viewId fieldMetadataId operand value viewFilterGroupId positionInViewFilterGroup subFieldName
        relationTargetFieldMetadataId deletedAt""",
    "ViewFilterGroup": "id viewId parentViewFilterGroupId logicalOperator positionInViewFilterGroup deletedAt",
    "ViewSort": "id viewId fieldMetadataId direction subFieldName deletedAt",
    "ViewGroup": "id viewId fieldValue isVisible position deletedAt",
}
NEW: Mapping[str, Mapping[str, Any]] = {
    "ViewField": {"fieldMetadataId": "dueAt", "position": 7.5, "size": 99, "aggregateOperation": "MAX"},
    "ViewFieldGroup": {"name": "Facts", "position": 2},
    "ViewFilter": {"fieldMetadataId": "title", "operand": "CONTAINS", "value": "x", "positionInViewFilterGroup": 1},
    "ViewFilterGroup": {"logicalOperator": "OR", "positionInViewFilterGroup": 1},
    "ViewSort": {"fieldMetadataId": "dueAt", "direction": "DESC"},
    "ViewGroup": {"fieldValue": "DONE", "position": 4, "isVisible": False},
}
CHANGES: Mapping[str, Mapping[str, Any]] = {
    "ViewField": {"isVisible": False, "size": 300, "aggregateOperation": None},
    "ViewFieldGroup": {"name": "Other facts", "isVisible": False},
    "ViewFilter": {"fieldMetadataId": "status", "operand": "IS", "value": ["DONE", "TODO"]},
    "ViewFilterGroup": {"logicalOperator": "NOT", "positionInViewFilterGroup": None},
    "ViewSort": {"direction": "ASC"},
    "ViewGroup": {"isVisible": True, "position": 0.5},
}
FLAT = {"ViewFilterGroup"}
"""Those whose changes stand beside the id."""

SAYS_YES = {"ViewFilterGroup", "ViewSort"}
KINDS = sorted(FIELDS)


class Parts:
    """One kind of part, as one client asks for it."""

    def __init__(self, client: GraphqlClient, workspace: Workspace, view: str, kind: str, prefix: str = "") -> None:
        self.client, self.workspace, self.view, self.kind, self.named = client, workspace, view, kind, prefix + kind
        self.shown = "" if kind in SAYS_YES else f"{{ {FIELDS[kind]} }}"

    def spelled(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Fields of a task by their ids."""
        fields = self.workspace.snapshot.objects["task"].fields
        return {
            name: str(fields[value].id) if name == "fieldMetadataId" and value in fields else value
            for name, value in values.items()
        }

    def create(self, **values: Any) -> tuple[str, dict[str, Any]]:
        given = {"viewId": self.view, **self.spelled(values)}
        query = f"mutation($i: Create{self.kind}Input!) {{ create{self.named}(input: $i) {{ {FIELDS[self.kind]} }} }}"
        return query, {"i": given}

    def update(self, part: str, **values: Any) -> tuple[str, dict[str, Any]]:
        changes = self.spelled(values)
        if self.kind in FLAT or self.named == "CoreViewSort":
            query = f"""mutation($id: String!, $i: Update{self.kind}Input!) {{
                update{self.named}(id: $id, input: $i) {{ {FIELDS[self.kind]} }} }}"""
            return query, {"id": part, "i": changes}
        query = f"mutation($i: Update{self.kind}Input!) {{ update{self.named}(input: $i) {{ {FIELDS[self.kind]} }} }}"
        return query, {"i": {"id": part, "update": changes}}

    def remove(self, part: str, verb: str = "delete") -> tuple[str, dict[str, Any]]:
        if self.kind in FLAT or self.named == "CoreViewSort":
            return f"mutation($id: String!) {{ {verb}{self.named}(id: $id) {self.shown} }}", {"id": part}
        query = f"mutation($i: {verb.capitalize()}{self.kind}Input!) {{ {verb}{self.named}(input: $i) {self.shown} }}"
        return query, {"i": {"id": part}}

    def ask(self, asked: tuple[str, dict[str, Any]]) -> Any:
        (answer,) = self.client.ask(asked[0], **asked[1]).values()
        return answer

    def error(self, asked: tuple[str, dict[str, Any]]) -> dict[str, Any]:
        return self.client.error(*asked)

    def made(self, **values: Any) -> dict[str, Any]:
        return dict(self.ask(self.create(**{**NEW[self.kind], **values})))

    def get(self, part: str) -> Any:
        return self.ask((f"query($id: String!) {{ get{self.named}(id: $id) {{ {FIELDS[self.kind]} }} }}", {"id": part}))

    def list(self) -> list[dict[str, Any]]:
        query = f"query($view: String!) {{ get{self.named}s(viewId: $view) {{ {FIELDS[self.kind]} }} }}"
        return list(self.ask((query, {"view": self.view})))


def problems(error: dict[str, Any]) -> list[tuple[str, str]]:
    assert error["extensions"]["code"] == "METADATA_VALIDATION_FAILED", error
    ((_, (faulty, *_)),) = error["extensions"]["errors"].items()
    return [(each["code"], each["message"]) for each in faulty["errors"]]
