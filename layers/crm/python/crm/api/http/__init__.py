"""Plain HTTP: health, the configuration of clients, links to files."""
