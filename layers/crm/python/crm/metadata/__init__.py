"""What objects, fields and relations are: field types, standard objects, snapshots, schema changes."""
