"""Which queues want which kinds of event."""

from __future__ import annotations

from collections.abc import Mapping

CONSUMERS: Mapping[str, tuple[str, ...]] = {
    "record": ("realtime_fanout_queue_url", "webhook_delivery_queue_url"),
    "import": ("realtime_fanout_queue_url",),
    "metadata": ("realtime_fanout_queue_url",),
    "data_model_job": ("data_model_change_queue_url",),
}
"""Kind of event → settings that hold the URLs of its queues."""
