"""Tables of the `core` schema, one file per noun, and the migrations that make them."""
