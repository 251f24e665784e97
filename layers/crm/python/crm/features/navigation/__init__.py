"""The navigation: where everybody of a workspace goes, and what each of them likes to have at hand."""
