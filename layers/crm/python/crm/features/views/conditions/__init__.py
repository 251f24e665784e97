"""What a view stands for: the filter and the order of its records, as any door would ask for them."""
