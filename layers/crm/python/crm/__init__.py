"""Stratus: a CRM that runs on cloud functions. The rooms of this package are drawn in docs/architecture.md."""
