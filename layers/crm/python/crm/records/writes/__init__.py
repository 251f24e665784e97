"""Compiling and answering writes: one statement each, with its events, history and search rows."""
