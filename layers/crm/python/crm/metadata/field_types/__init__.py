"""The catalogue of field types: one module per type, one interface (see `base`)."""
