"""The columns of computed fields, which follow from all objects of a workspace together."""

from __future__ import annotations

from collections.abc import Mapping

from crm.metadata.snapshot import Object


def with_computed(schema: str, objects: Mapping[str, Object]) -> dict[str, Object]:
    """The same objects, with the columns of their computed fields as the objects are now."""
    if not any(field.is_computed for each in objects.values() for field in each.fields.values()):
        return dict(objects)
    # Few workspaces have formulas; the others never load the language.
    from crm.metadata.formulas.compilation import Compilation

    return Compilation(schema, objects).completed()
