"""What may be changed of a field that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from crm.metadata.build import field_indexes, with_columns
from crm.metadata.changes.finding import get_field
from crm.metadata.changes.naming import field_names, name_of_label
from crm.metadata.changes.new_fields import problems_of_names, problems_of_values
from crm.metadata.changes.new_relations import ON_DELETE, with_more_targets
from crm.metadata.changes.options import WITH_OPTIONS, built_options, option_problems
from crm.metadata.changes.problems import FIELD, facts_of_field, forbidden, invalid_field, malformed_relation, refusal
from crm.metadata.changes.renaming import rename_field
from crm.metadata.changes.translations import FIELD_PROPERTIES, translated, translation_problems
from crm.metadata.changes.value_steps import removed_options, renamed_options
from crm.metadata.field_types.base import unquoted
from crm.metadata.field_types.catalogue import field_type
from crm.metadata.snapshot import Field, Object, Snapshot
from crm.metadata.standard_objects.declaration import settings_of
from crm.metadata.validation import Problem

_PLAIN: Final = (
    "label",
    "description",
    "icon",
    "is_active",
    "is_nullable",
    "is_unique",
    "is_ui_editable",
    "is_label_synced_with_name",
    "default",
)
_MAY_BE_NOTHING: Final = frozenset({"description", "icon", "default"})


def update_field(snapshot: Snapshot, field_id: UUID, given: Mapping[str, Any]) -> Snapshot:
    """The workspace with some attributes of a field changed; what goes by its name, and its records, follow.

    `given` may have the attributes of a field, `is_searchable`, `translations`, and `morphs`: further targets.

    Raises:
        FieldNotFound: there is none of this id.
        ValidationFailed: naming everything that is wrong.
    """
    owner, field = get_field(snapshot, field_id)
    given = {name: value for name, value in given.items() if value is not None or name in _MAY_BE_NOTHING}
    after = _edited(field, given)
    name = _name(field, after, given)
    if problems := [*_problems(owner, field, after, given, name)]:
        raise refusal("update", FIELD, problems, facts_of_field(owner, field))
    changed = _with_indexes(replace(owner, fields={**owner.fields, field.name: after}), field, after)
    if "is_searchable" in given:
        others = tuple(each for each in changed.search_fields if each != field.name)
        changed = replace(changed, search_fields=(*others, field.name) if given["is_searchable"] else others)
    snapshot = replace(snapshot, objects={**snapshot.objects, owner.name_singular: changed})
    if name != field.name:
        snapshot = rename_field(snapshot, changed, after, name)
    return with_more_targets(snapshot, field_id, given["morphs"]) if given.get("morphs") else snapshot


def _edited(field: Field, given: Mapping[str, Any]) -> Field:
    """The field with what is given, under its old name; the default value follows the options."""
    after = replace(field, **{name: given[name] for name in _PLAIN if name in given})
    after = replace(after, label=after.label.strip())
    if "options" in given:
        after = replace(after, options=_options(field, given["options"]))
    if "options" in given and "default" not in given:
        after = replace(after, default=_following_default(field, after))
    if "settings" in given:
        after = _with_settings(after, given["settings"])
    if "translations" in given:
        after = replace(after, translations=translated(field.translations, given["translations"]))
    return with_columns(after)


def _options(field: Field, given: Any) -> tuple[dict[str, Any], ...]:
    """The options that are given. One without an id is the one that has its value, if there is one."""
    known = {option["value"]: option["id"] for option in field.options}
    listed = given if isinstance(given, list) else []
    told = [{**each, "id": each.get("id") or known.get(each.get("value"))} for each in listed if isinstance(each, dict)]
    return built_options(field.id, field.type, told)


def _following_default(before: Field, after: Field) -> Any:
    renamed, removed = renamed_options(before, after), removed_options(before, after)

    def follow(quoted: Any) -> str | None:
        value = unquoted(str(quoted))
        return None if value in removed else f"'{renamed.get(value, value)}'"

    match before.default:
        case list():
            return [value for each in before.default if (value := follow(each))] or None
        case str() if before.default:
            return follow(before.default)
    return before.default


def _with_settings(field: Field, given: Mapping[str, Any]) -> Field:
    """The field with these settings; of a relation only what becomes of its records can change."""
    if field.relation is None:
        return replace(field, settings=dict(given))
    relation = field.relation
    if field.columns and given.get("onDelete") in ON_DELETE:
        relation = replace(relation, on_delete=given["onDelete"])
    kept = {name: value for name, value in field.settings.items() if name == "junctionTargetFieldId"}
    return replace(field, relation=relation, settings={**given, **kept, **settings_of(relation)})


def _name(before: Field, after: Field, given: Mapping[str, Any]) -> str:
    """The name it shall have: the one given, or the one that follows from a new label."""
    is_newly_synced = after.is_label_synced_with_name and not before.is_label_synced_with_name
    if "name" not in given and after.is_label_synced_with_name and (is_newly_synced or after.label != before.label):
        return name_of_label(after.label)
    return str(given.get("name", before.name))


def _problems(owner: Object, before: Field, after: Field, given: Mapping[str, Any], name: str) -> Iterator[Problem]:
    if before.is_system and (after != before or name != before.name):
        yield forbidden(FIELD, "System fields cannot be changed")
        return
    if name != before.name and not before.is_custom:
        yield forbidden(FIELD, "Standard fields cannot be renamed")
    if not after.is_active and before.is_active and before.name == owner.label_identifier:
        yield forbidden(FIELD, "Cannot deactivate the label identifier field")
    taken = field_names(owner) - {before.name, *(column.name for column in before.columns)}
    if name != before.name or "label" in given or "is_label_synced_with_name" in given:
        yield from problems_of_names(owner, with_columns(replace(after, name=name)), taken)
    if "options" in given:
        yield from option_problems(after.type, given["options"], after.options)
    if {"options", "settings", "default", "is_nullable", "is_unique"} & given.keys():
        yield from problems_of_values(after)
    yield from _problems_of_kinds(before, after, given)
    yield from translation_problems(FIELD_PROPERTIES, given.get("translations", ()), invalid_field)


def _problems_of_kinds(before: Field, after: Field, given: Mapping[str, Any]) -> Iterator[Problem]:
    """What only some types of fields can be."""
    if given.get("is_searchable") and not field_type(before.type).search_parts:
        yield invalid_field(f"A field of type {before.type} cannot be searched")
    on_delete = given.get("settings", {}).get("onDelete")
    if before.relation is not None and on_delete not in (None, *ON_DELETE):
        yield malformed_relation(f'Unknown onDelete action "{on_delete}"')
    if given.get("morphs") and before.morph_id is None:
        yield malformed_relation("Only morph relations have several targets")
    if not after.is_nullable and before.relation is not None:
        yield invalid_field("A relation may always be empty")
    if before.type in WITH_OPTIONS and not after.is_nullable and after.default is None and after.type == "SELECT":
        yield invalid_field("The default option of a field that is never empty cannot be removed")


def _with_indexes(owner: Object, before: Field, after: Field) -> Object:
    """The object with the indexes that follow from whether a field is unique."""
    if before.is_unique == after.is_unique:
        return owner
    old = {index.name for index in field_indexes(before.id, owner.name_singular, before)}
    new = [*field_indexes(before.id, owner.name_singular, after)]
    kept = tuple(index for index in owner.indexes if index.name not in old | {each.name for each in new})
    return replace(owner, indexes=(*kept, *new))
