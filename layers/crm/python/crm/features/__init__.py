"""What the product does beyond records, one folder per noun."""
