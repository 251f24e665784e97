"""Imports: a CSV file becomes records, in chunks that may be repeated, with a report, and can be undone."""
