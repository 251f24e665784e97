"""The words the demo is made of."""
