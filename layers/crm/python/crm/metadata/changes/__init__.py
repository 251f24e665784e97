"""Changes of metadata: what is wanted becomes a snapshot, two snapshots become a plan, and a plan becomes DDL."""
