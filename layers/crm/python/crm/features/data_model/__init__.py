"""The shape of a workspace's data, and what keeps it fast as it grows."""
