"""Schema changes as SQL text, valid on PostgreSQL 15 to 18. Whoever owns the schema runs it."""
