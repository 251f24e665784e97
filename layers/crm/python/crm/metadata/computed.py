"""The columns of computed fields, which follow from all objects of a workspace together."""

from __future__ import annotations

from collections.abc import Mapping

from crm.metadata.snapshot import Object


def has_computed(objects: Mapping[str, Object]) -> bool:
    """Whether any field of these objects is computed."""
    return any(field.is_computed for each in objects.values() for field in each.fields.values())


def with_computed(schema: str, objects: Mapping[str, Object]) -> dict[str, Object]:
    """The same objects, with the columns of their computed fields as the objects are now."""
    if not has_computed(objects):
        return dict(objects)
    # Few workspaces have formulas; the others never load the language.
    from crm.metadata.formulas.compilation import Compilation

    return Compilation(schema, objects).completed()
