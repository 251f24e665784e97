"""API keys: identities of programs."""
