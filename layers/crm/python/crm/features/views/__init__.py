"""Views: how people look at records, saved."""
