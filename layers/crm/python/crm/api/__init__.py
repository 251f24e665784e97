"""The doors: each translates one protocol into calls, and errors into its envelope."""
