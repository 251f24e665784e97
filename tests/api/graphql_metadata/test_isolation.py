"""Every operation of the metadata door, with ids of another workspace in every argument that takes one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLUnionType,
    get_named_type,
    is_leaf_type,
)

from crm.access.viewer import Viewer
from crm.api.graphql_metadata.schema import schema
from crm.features.views.parts import create_parts
from crm.features.views.schemas import (
    ViewField,
    ViewFieldGroup,
    ViewFilter,
    ViewFilterGroup,
    ViewGroup,
    ViewSort,
)
from crm.features.views.service import create_view
from crm.kit.database import Database
from crm.kit.ids import uuid7
from tests.api.gateway import GraphqlClient
from tests.factories.dumps import dump
from tests.factories.workspaces import Workspace, make_workspace

CORE = schema()._schema  # noqa: SLF001  (the types as graphql-core has them)
ROOTS: dict[str, tuple[str, GraphQLField]] = {
    name: (kind, field)
    for kind, type_ in (("query", CORE.query_type), ("mutation", CORE.mutation_type))
    for name, field in (type_.fields.items() if type_ else ())
}
PUBLIC: Final = {"getPublicWorkspaceDataById"}
"""What a sign-in page may know of any workspace."""

NAMED: Final = {
    "roleId": "role",
    "defaultRoleId": "role",
    "workspaceMemberId": "member",
    "apiKeyId": "key",
    "objectMetadataId": "object",
    "fieldMetadataId": "field",
    "labelIdentifierFieldMetadataId": "field",
    "imageIdentifierFieldMetadataId": "field",
    "webhookId": "webhook",
    "userSessionId": "session",
    "workspaceId": "workspace",
    "universalIdentifier": "object",
    "userWorkspaceId": "membership",
    "pageLayoutId": "layout",
    "pageLayoutTabId": "tab",
    "folderId": "item",
    "targetRecordId": "object",
    "targetObjectMetadataId": "object",
    "availabilityObjectMetadataId": "object",
    "navigationTargetObjectMetadataId": "object",
    "workflowVersionId": "object",
    "coreWorkflowVersionId": "object",
    "frontComponentId": "object",
    "viewId": "view",
    "viewFieldId": "ViewField",
    "widgetId": "widget",
    "viewFieldGroupId": "ViewFieldGroup",
    "viewFilterGroupId": "ViewFilterGroup",
    "parentViewFilterGroupId": "ViewFilterGroup",
    "relationTargetFieldMetadataId": "field",
    "mainGroupByFieldMetadataId": "field",
    "calendarFieldMetadataId": "field",
    "calendarEndFieldMetadataId": "field",
    "kanbanAggregateOperationFieldMetadataId": "field",
}
"""What an argument's name says of its id."""

ONLY_ID: Final = {
    "object": "object",
    "objects": "object",
    "field": "field",
    "fields": "field",
    "createOneField": "object",
    "restoreOneObject": "object",
    "restoreOneField": "field",
    "previewObjectChange": "object",
    "previewFieldChange": "field",
    "updateOneObject": "object",
    "updateManyObjects": "object",
    "updateOneField": "field",
    "deleteOneIndex": "index",
    "deleteOneObject": "object",
    "deleteOneField": "field",
    "apiKey": "key",
    "updateApiKey": "key",
    "revokeApiKey": "key",
    "createWebhook": "webhook",
    "webhook": "webhook",
    "updateWebhook": "webhook",
    "deleteWebhook": "webhook",
    "createOneRole": "role",
    "updateOneRole": "role",
    "recordImport": "import",
    "inspectRecordImport": "import",
    "startRecordImport": "import",
    "cancelRecordImport": "import",
    "undoRecordImport": "import",
    "dataModelJob": "job",
    "cancelDataModelJob": "job",
    "convertOneField": "field",
    "purgeDeletedMetadata": "field",
    "fieldConversions": "field",
    **{root: "widget" for root in ROOTS if "PageLayoutWidget" in root},
    "upsertViewWidget": "ViewFilter",
    "upsertFieldsWidget": "ViewFieldGroup",
    **{root: "tab" for root in ROOTS if re.search(r"PageLayoutTab(?!s)", root)},
    **{root: "layout" for root in ROOTS if re.search(r"PageLayout(With|To|s?$)", root)},
    **{root: "item" for root in ROOTS if "avigationMenuItem" in root},
    **{root: "command" for root in ROOTS if "ommandMenuItem" in root},
    **{root: "view" for root in ROOTS if re.fullmatch(r"[a-z]+(Core)?View", root)},
    **{
        root: root.removesuffix("s")[match.end() :]
        for root in ROOTS
        if (match := re.match(r"(get|createMany|updateMany|create|update|delete|destroy)(Core)?(?=View[A-Z])", root))
    },
}
"""What an argument that is called only `id` means. An operation with such an argument needs its row here."""

ASKED: Final = {"eq", "in"}
"""Operators of filters: those that ask for some ids are enough."""


def takes_ids(field: GraphQLField) -> bool:
    return any(name == "id" or name in NAMED or _holds_id(each.type) for name, each in field.args.items())


def _holds_id(type_: GraphQLInputType, depth: int = 0) -> bool:
    named = get_named_type(type_)
    if isinstance(named, GraphQLInputObjectType):
        return depth < 4 and any(_holds_id(each.type, depth + 1) for each in named.fields.values())
    return named.name in {"UUID", "ID"}


def _is_given(fields: Mapping[str, GraphQLInputField], name: str) -> bool:
    """Whether a member is required or takes ids; connectives of filters say nothing new."""
    if fields.keys() >= ASKED:
        return name in ASKED
    type_ = fields[name].type
    return name not in {"and", "or", "not"} and (isinstance(type_, GraphQLNonNull) or _holds_id(type_))


@pytest.fixture(scope="module")
def theirs(other_workspace: Workspace) -> dict[str, str]:
    """An id of everything that the other workspace has."""
    key, person = other_workspace.add_api_key(), other_workspace.snapshot.objects["person"]
    webhook, import_, job = uuid7(), uuid7(), uuid7()
    other_workspace.run(
        "insert into core.webhook (id, workspace_id, target_url, operations)"
        " values (%s, %s, 'https://victim.example', '{}')",
        webhook,
        other_workspace.id,
    )
    other_workspace.run(
        "insert into core.import (id, workspace_id, object_name, file_name, file_size, storage_key, actor, role_id)"
        " values (%s, %s, 'person', 'victim.csv', 1, 'victim', '{}', %s)",
        import_,
        other_workspace.id,
        other_workspace.role_id("Admin"),
    )
    other_workspace.run(
        "insert into core.data_model_job (id, workspace_id, kind) values (%s, %s, 'INDEX')", job, other_workspace.id
    )
    identity = other_workspace.admin.identity
    known = {
        **_view(other_workspace),
        **_layouts(other_workspace),
        "role": other_workspace.role_id("Member"),
        "member": identity.member_id,
        "key": key.identity.principal_id,
        "object": person.id,
        "field": person.fields["city"].id,
        "index": person.indexes[0].id,
        "webhook": webhook,
        "import": import_,
        "job": job,
        "session": identity.principal_id,
        "membership": identity.user_workspace_id,
        "workspace": other_workspace.id,
    }
    return {name: str(value) for name, value in known.items()}


def _view(victim: Workspace) -> dict[str, Any]:
    """A view that has something of everything, and the ids of all that."""
    snapshot, ids = victim.snapshot, dict[str, Any]()
    viewer = Viewer(snapshot, victim.role_id("Admin"), victim.admin.identity.user_workspace_id)
    deal = snapshot.objects["opportunity"]
    about = {"name": "victim", "icon": "", "object_id": deal.id}
    group_by = {"main_group_by_field_id": deal.fields["stage"].id}
    ids["view"] = create_view(victim.owner, viewer, about | group_by).view.id
    field = {"field_id": deal.fields["name"].id}
    for kind, values in (
        (ViewFieldGroup, {"name": "victim"}),
        (ViewField, field),
        (ViewFilterGroup, {}),
        (ViewFilter, field | {"value": "victim"}),
        (ViewSort, field),
        (ViewGroup, {"field_value": "NEW"}),
    ):
        made = create_parts(victim.owner, viewer, kind, [{**values, "view_id": ids["view"]}])
        ids[kind.__name__] = made[0].id
    return ids


def _layouts(victim: Workspace) -> dict[str, Any]:
    """One of everything that its pages and menus consist of."""
    tables = {
        "layout": "page_layout",
        "tab": "page_layout_tab",
        "widget": "page_layout_widget",
        "item": "navigation_menu_item",
        "command": "command_menu_item",
    }
    return {
        name: victim.rows(f"select id from core.{table} where workspace_id = %s limit 1", victim.id)[0][0]
        for name, table in tables.items()
    }


@pytest.fixture(scope="module")
def before(other_workspace: Workspace, theirs: dict[str, str]) -> dict[str, Any]:
    """What the other workspace stores once all of that is there."""
    assert theirs
    return dump(other_workspace)


class Given:
    """The variables of one operation: another workspace's ids wherever an id goes, something plausible elsewhere."""

    def __init__(self, root: str, theirs: dict[str, str]) -> None:
        self._root = root
        self._theirs = theirs

    def value(self, name: str, type_: GraphQLInputType) -> Any:
        match type_:
            case GraphQLNonNull(of_type=inner):
                return self.value(name, inner)
            case GraphQLList(of_type=inner):
                return [self.value(name, inner)]
            case GraphQLInputObjectType(fields=fields):
                return {each: self.value(each, field.type) for each, field in fields.items() if _is_given(fields, each)}
            case GraphQLEnumType(values=values):
                return next(iter(values))
        return self._leaf(name, get_named_type(type_).name)

    def _leaf(self, name: str, type_: str) -> Any:
        if type_ in {"UUID", "ID"} or name == "id" or name in NAMED:
            return self._theirs[ONLY_ID[self._root] if name in {"id", "ids", *ASKED} else NAMED[name]]
        samples = {"String": "2030-01-01T00:00:00Z", "JSON": {"locale": "de"}, "Int": 1, "Float": 1.0, "Boolean": True}
        return samples[type_]


def selection(type_: Any, depth: int = 2) -> str:
    named = get_named_type(type_)
    if isinstance(named, GraphQLUnionType):
        return " { __typename }"
    if is_leaf_type(named) or not isinstance(named, GraphQLObjectType):
        return ""
    chosen = [
        name + (selection(field.type, depth - 1) if not is_leaf_type(get_named_type(field.type)) else "")
        for name, field in named.fields.items()
        if not field.args and (depth or is_leaf_type(get_named_type(field.type)))
    ]
    return f" {{ {' '.join(chosen) or '__typename'} }}"


def document(root: str) -> str:
    kind, field = ROOTS[root]
    declared = ", ".join(f"${name}: {argument.type}" for name, argument in field.args.items())
    given = ", ".join(f"{name}: ${name}" for name in field.args)
    return f"{kind}({declared}) {{ {root}({given}){selection(field.type)} }}"


def leaves(value: Any) -> Iterator[Any]:
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from leaves(each)
    if not isinstance(value, dict | list):
        yield value


WITH_IDS = [name for name, (_, field) in ROOTS.items() if takes_ids(field) and name not in PUBLIC]


@pytest.fixture(scope="module")
def workspace(owner_database: Database) -> Workspace:
    return make_workspace(owner_database)


@pytest.mark.parametrize("root", WITH_IDS)
def test_what_is_of_another_workspace_is_not_found(
    admin: GraphqlClient, other_workspace: Workspace, theirs: dict[str, str], before: dict[str, Any], root: str
):
    given = Given(root, theirs)
    variables = {name: given.value(name, argument.type) for name, argument in ROOTS[root][1].args.items()}
    assert {*leaves(variables)} & {*theirs.values()}
    answer = admin.post(document(root), variables)
    data = (answer.get("data") or {}).get(root)
    is_empty = data in (None, False) or not [each for each in leaves(data) if each not in (None, False)]
    assert answer.get("errors") or is_empty, answer
    assert all("locations" not in error or "extensions" in error for error in answer.get("errors", [])), answer
    assert "victim" not in str(answer)
    assert dump(other_workspace) == before
