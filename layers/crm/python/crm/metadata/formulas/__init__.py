"""Formulas: a small language over the fields of a record, compiled to SQL that cannot fail (docs/formulas.md)."""
