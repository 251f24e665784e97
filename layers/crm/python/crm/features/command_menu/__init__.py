"""The command menu: what can be done from anywhere, or with the records that are chosen."""
