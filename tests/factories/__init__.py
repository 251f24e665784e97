"""Valid things with one call, one file per noun."""
