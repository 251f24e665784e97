"""The door at /graphql: documents become record operations; nothing is resolved field by field."""
