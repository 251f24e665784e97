"""The local cloud: everything the product needs, on one machine, without Docker."""
