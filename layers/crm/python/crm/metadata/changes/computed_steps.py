"""Steps that make and drop columns of computed fields. They follow from the records, and never go to the bin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from crm.metadata.changes.change import Change
from crm.metadata.changes.step import Step
from crm.metadata.ddl.alteration import rename_columns
from crm.metadata.ddl.tables import add_columns, create_index
from crm.metadata.names import qualified, quoted
from crm.metadata.snapshot import Field, Object, Snapshot


def drop_computed(change: Change) -> Iterator[Step]:
    """Columns of computed fields that are gone, or mean something else now: before what they rest on is touched."""
    staying = staying_computed(change)
    for pair in change.kept_objects:
        gone = [each for each in _stored(pair.before) if each.id not in staying]
        if gone:
            table = pair.before.name_singular
            dropped = ", ".join(f"drop column {quoted(each.columns[0].name)}" for each in gone)
            statement = f"alter table {qualified(change.before.schema, table)} {dropped}"
            yield Step("forgetComputed", f"Forget what {_labels(gone)} gave", table, (statement,))


def keep_computed(change: Change) -> Iterator[Step]:
    """Columns of computed fields under their new names, and of those that were there and mean something else now."""
    schema, staying = change.after.schema, staying_computed(change)
    for pair in change.kept_objects:
        table, known = pair.after.name_singular, {each.id: each for each in pair.before.fields.values()}
        stored = [each for each in _stored(pair.after) if each.id in known]
        names = [(known[each.id].name, each.name) for each in stored if each.id in staying]
        if names := [(old, new) for old, new in names if old != new]:
            statements = tuple(rename_columns(schema, table, names))
            yield Step("renameColumn", f"Rename computed fields of “{table}”", table, statements)
        made = [each for each in stored if each.id not in staying]
        if made:
            statements = (*add_columns(schema, pair.after, made), *_indexes(schema, pair.before, pair.after, made))
            label = f"Work {_labels(made)} out for every record"
            yield Step("keepComputed", label, table, statements, is_rewrite=True, reads_rows=True)


def staying_computed(change: Change) -> frozenset[UUID]:
    """The computed fields whose columns are right as they are, whatever they are called."""
    if not any(_stored(pair.before) for pair in change.kept_objects):
        return frozenset()
    before, after = _fingerprints(change.before), _fingerprints(change.after)
    return frozenset(each for each, print_ in before.items() if after.get(each) == print_)


def _fingerprints(snapshot: Snapshot) -> Mapping[UUID, str]:
    """What tells one meaning of each stored computed field from another."""
    from crm.metadata.formulas.compilation import Compilation

    compilation = Compilation(snapshot.schema, snapshot.objects)
    return {
        field.id: compilation.fingerprint(object_, field)
        for object_ in snapshot.objects.values()
        for field in _stored(object_)
    }


def _stored(object_: Object) -> list[Field]:
    return [each for each in object_.fields.values() if each.is_computed and not each.is_virtual]


def _indexes(schema: str, before: Object, after: Object, made: Sequence[Field]) -> Iterator[str]:
    """The indexes that went with a column."""
    known, names = {each.id for each in before.indexes}, {each.name for each in made}
    for index in after.indexes:
        if index.id in known and not names.isdisjoint(name for name, _ in index.fields):
            yield from create_index(schema, after, index)


def _labels(fields: Iterable[Field]) -> str:
    return ", ".join(f"“{each.label}”" for each in fields)
