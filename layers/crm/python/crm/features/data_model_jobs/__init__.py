"""Changes of the data model that take long or happen later: each a row that tells how far it has come."""
