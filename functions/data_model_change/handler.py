"""The function that does what takes long of a change to the data model."""

from crm.app.data_model_change import handle as handler

__all__ = ["handler"]
