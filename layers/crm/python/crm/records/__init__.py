"""The engine: an operation on records becomes one SQL statement."""
