"""What changes rarely, and the tools that run it."""
