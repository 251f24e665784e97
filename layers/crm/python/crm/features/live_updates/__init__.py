"""Live updates: who listens on which connection, and what each may hear."""
