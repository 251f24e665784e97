"""Composition: container runtime, one ASGI application per HTTP function, event routing."""
