"""Migrations of the product over all workspaces: numbered steps in SQL, a ledger of who has taken which, and waves.

A step is a file in `steps`, frozen once it is released: it speaks of today's code by no function and no declaration.
Every step may meet its own effect, in a workspace that was born with it or whose runner was killed before it could say
so. Workspaces that have taken it and workspaces that have not are served by the same code, so `expand` steps only add,
`migrate` steps change what is stored, and `contract` steps remove what the code of an earlier release needed last.
"""
