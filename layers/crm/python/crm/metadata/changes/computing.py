"""What an edit of the data model means for computed fields: their columns follow from the whole of it."""

from __future__ import annotations

from dataclasses import replace

from crm.metadata.computed import with_computed
from crm.metadata.snapshot import Snapshot


def completed(after: Snapshot) -> Snapshot:
    """The workspace after an edit, with the columns that its computed fields have then."""
    return replace(after, objects=with_computed(after.schema, after.objects))
