"""Changes of a workspace's metadata: what is wanted becomes a snapshot, two snapshots become a plan, a plan becomes DDL."""
