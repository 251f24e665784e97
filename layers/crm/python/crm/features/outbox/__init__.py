"""The outbox: events that committed with their change find their way to the queues."""
