"""The demo workspaces: the same people, companies and notes on every machine. Every name in them is invented."""
