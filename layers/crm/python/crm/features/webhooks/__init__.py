"""Webhooks: signed requests to addresses that integrators chose, retried until they arrive."""
