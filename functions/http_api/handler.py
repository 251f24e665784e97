"""What browsers ask beside GraphQL: health, the configuration of clients, links to files."""

from crm.app.http_api import handle as handler

__all__ = ["handler"]
