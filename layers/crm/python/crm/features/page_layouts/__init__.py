"""Page layouts: what is where on the page of a record, on a dashboard, on a page of its own."""
