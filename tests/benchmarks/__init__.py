"""What the design promises, measured: `make bench`."""
