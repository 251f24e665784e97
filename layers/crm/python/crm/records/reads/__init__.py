"""Compiling and answering reads."""
