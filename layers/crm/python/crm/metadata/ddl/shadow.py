"""New columns beside those of a field, kept in step with them until they take their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from uuid import UUID

from crm.kit.ids import base36
from crm.metadata.changes.conversions import Conversion, convert
from crm.metadata.names import literal, qualified, quoted, short_name
from crm.metadata.snapshot import Column, Field

UNFIT: Final = "22023"
"""What Postgres says to a writer of a value that the new type cannot hold: a value that does not fit its field."""


@dataclass(frozen=True)
class Shadow:
    """The columns of a field as it will be. With `refuses` nobody may write what would be lost."""

    schema: str
    table: str
    before: Field
    after: Field
    job_id: UUID
    refuses: bool

    @cached_property
    def conversion(self) -> Conversion:
        """From the old columns to the new ones."""
        return convert(self.before, self.after)

    def begin(self) -> Iterator[str]:
        """Add the columns, empty, and the trigger that fills them for everybody who writes from now on."""
        added = ", ".join(f"add column {quoted(self._name(each))} {each.pg_type}" for each in self.after.columns)
        yield f"alter table {self._table} {added}"
        yield self._function()
        yield (
            f"create trigger {quoted(self._trigger)} before insert or update on {self._table} "
            f"for each row execute function {qualified(self.schema, self._trigger)}()"
        )

    def abandon(self) -> Iterator[str]:
        """Take all of that away. May be repeated."""
        dropped = ", ".join(f"drop column if exists {quoted(self._name(each))}" for each in self.after.columns)
        yield self._drop_trigger
        yield f"alter table {self._table} {dropped}"

    def fill(self, after: UUID | None, most: int) -> str:
        """Fill the next records in the order of their ids: touched, they are filled by the trigger.

        Answers with how many there were, the last id, and how many lose something by it.
        """
        start = f"where id > {literal(str(after))}::uuid" if after else ""
        lost = self.conversion.lost or "false"
        return f"""
            with batch as materialized (
                select id from {self._table} {start} order by id limit {most} for no key update
            ), filled as (
                update {self._table} as t set id = t.id from batch where t.id = batch.id
                returning {lost} as lost
            )
            select (select count(*) from batch), (select id from batch order by id desc limit 1),
                count(*) filter (where lost)
            from filled"""

    def require_values(self) -> Iterator[str]:
        """Make sure that every record has a value where it needs one, while others write."""
        needed = " and ".join(f"{quoted(self._name(each))} is not null" for each in self._needed)
        if needed:
            yield f"alter table {self._table} drop constraint if exists {quoted(self._trigger)}"
            yield f"alter table {self._table} add constraint {quoted(self._trigger)} check ({needed}) not valid"
            yield f"alter table {self._table} validate constraint {quoted(self._trigger)}"

    def swap(self) -> Iterator[str]:
        """Put the new columns in the place of the old ones, which stay under a name that tells whose they were."""
        yield self._drop_trigger
        for each in self.before.columns:
            if not each.nullable:
                yield f"alter table {self._table} alter column {quoted(each.name)} drop not null"
            yield f"alter table {self._table} rename column {quoted(each.name)} to {quoted(self.old_name(each))}"
        for each in self.after.columns:
            yield f"alter table {self._table} rename column {quoted(self._name(each))} to {quoted(each.name)}"
            if each.default:
                yield f"alter table {self._table} alter column {quoted(each.name)} set default {each.default}"
        for each in self._needed:
            yield f"alter table {self._table} alter column {quoted(each.name)} set not null"
        if self._needed:
            yield f"alter table {self._table} drop constraint if exists {quoted(self._trigger)}"

    def old_name(self, column: Column) -> str:
        """What an old column is called once a new one has its name."""
        return short_name(f"_was_{base36(self.job_id)}_{column.part}")

    @property
    def _table(self) -> str:
        return qualified(self.schema, self.table)

    @property
    def _trigger(self) -> str:
        return f"_next_{base36(self.job_id)}"

    @property
    def _drop_trigger(self) -> str:
        return f"drop function if exists {qualified(self.schema, self._trigger)}() cascade"

    @property
    def _needed(self) -> list[Column]:
        return [each for each in self.after.columns if not each.nullable]

    def _name(self, column: Column) -> str:
        return short_name(f"_next_{base36(self.job_id)}_{column.part}")

    def _function(self) -> str:
        """Who changes the field of a record is refused what would be lost; who changes another is not."""
        conversion = convert(self.before, self.after, "new.")
        refusal = ""
        if self.refuses and conversion.lost:
            old, new = (
                ", ".join(f"{row}.{quoted(each.name)}" for each in self.before.columns) for row in ("old", "new")
            )
            message = literal(f"“{self.before.label}” is being turned into {self.after.type}")
            refusal = (
                f"if (tg_op = 'INSERT' or ({old}) is distinct from ({new})) and {conversion.lost} then "
                f"raise exception using errcode = '{UNFIT}', message = {message}; end if;"
            )
        filled = " ".join(
            f"new.{quoted(self._name(each))} := ({conversion.values[each.name]});" for each in self.after.columns
        )
        return (
            f"create or replace function {qualified(self.schema, self._trigger)}() returns trigger language plpgsql as "
            f"$trigger$ begin {refusal} {filled} return new; end $trigger$"
        )
