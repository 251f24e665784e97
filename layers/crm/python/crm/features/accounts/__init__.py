"""Accounts: people, how they sign in, and their sessions."""
