"""Rich text: a JSON list of blocks, and the same as Markdown. Never HTML."""
