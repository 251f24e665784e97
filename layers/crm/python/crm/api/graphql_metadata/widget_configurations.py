"""The configurations of widgets, and how a stored one is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Final, get_args
from uuid import UUID

import strawberry
from strawberry.utils.str_converters import to_camel_case

from crm.api.graphql_metadata.chart_configurations import (
    AggregateChartConfiguration,
    BarChartConfiguration,
    LineChartConfiguration,
    PieChartConfiguration,
    RatioAggregateConfig,
)
from crm.api.graphql_metadata.widget_enums import FieldDisplayMode, WidgetConfigurationType


@strawberry.type
class Configuration:
    """What every configuration has."""

    configuration_type: WidgetConfigurationType


@strawberry.type
class IframeConfiguration(Configuration):
    """Another site."""

    url: str | None = None


@strawberry.type
class RichTextBody:
    """A text, as an editor keeps it and as people write it."""

    blocknote: str | None = None
    markdown: str | None = None


@strawberry.type
class StandaloneRichTextConfiguration(Configuration):
    """A text of its own."""

    body: RichTextBody


@strawberry.type
class FieldConfiguration(Configuration):
    """One field of the record."""

    field_metadata_id: str
    field_display_mode: FieldDisplayMode
    view_id: str | None = None
    nested_relation_field_metadata_id: str | None = None
    is_ui_editable: bool | None = strawberry.field(name="isUIEditable", default=None)


@strawberry.type
class FieldsConfiguration(Configuration):
    """The fields of the record that a view lists."""

    view_id: str | None = None
    new_field_default_visibility: bool | None = None
    should_allow_user_to_see_hidden_fields: bool | None = None


@strawberry.type
class FormFieldConfiguration(Configuration):
    """A field to fill in."""

    field_metadata_id: str


@strawberry.type
class RecordTableConfiguration(Configuration):
    """A table of records."""

    view_id: str | None = None
    record_limit: int | None = None
    is_ui_editable: bool | None = strawberry.field(name="isUIEditable", default=None)


@strawberry.type
class FrontComponentConfiguration(Configuration):
    """What an application draws."""

    front_component_id: UUID
    header_command_menu_item_universal_identifiers: list[UUID] | None = None


@strawberry.type
class CalendarConfiguration(Configuration):
    """Events."""


@strawberry.type
class EmailsConfiguration(Configuration):
    """E-mails."""


@strawberry.type
class EmailThreadConfiguration(Configuration):
    """One conversation."""


@strawberry.type
class CallRecordingSummaryConfiguration(Configuration):
    """What was said in a call, in short."""


@strawberry.type
class CallRecordingTranscriptConfiguration(Configuration):
    """What was said in a call."""


@strawberry.type
class MessageCampaignBodyConfiguration(Configuration):
    """The text of a campaign."""


@strawberry.type
class MessageCampaignDetailsConfiguration(Configuration):
    """Who gets a campaign, and when."""


@strawberry.type
class FieldRichTextConfiguration(Configuration):
    """The text of a note or a task."""


@strawberry.type
class FilesConfiguration(Configuration):
    """Attachments."""


@strawberry.type
class NotesConfiguration(Configuration):
    """Notes."""


@strawberry.type
class TasksConfiguration(Configuration):
    """Tasks."""


@strawberry.type
class TimelineConfiguration(Configuration):
    """What happened."""


@strawberry.type
class ViewConfiguration(Configuration):
    """Records, as a view shows them."""


@strawberry.type
class WorkflowConfiguration(Configuration):
    """A workflow."""


@strawberry.type
class WorkflowRunConfiguration(Configuration):
    """A run of a workflow."""


@strawberry.type
class WorkflowVersionConfiguration(Configuration):
    """A version of a workflow."""


WidgetConfiguration = Annotated[
    AggregateChartConfiguration
    | StandaloneRichTextConfiguration
    | PieChartConfiguration
    | LineChartConfiguration
    | IframeConfiguration
    | BarChartConfiguration
    | CalendarConfiguration
    | FrontComponentConfiguration
    | EmailsConfiguration
    | EmailThreadConfiguration
    | CallRecordingSummaryConfiguration
    | CallRecordingTranscriptConfiguration
    | MessageCampaignBodyConfiguration
    | MessageCampaignDetailsConfiguration
    | FieldConfiguration
    | FieldRichTextConfiguration
    | FieldsConfiguration
    | FormFieldConfiguration
    | FilesConfiguration
    | NotesConfiguration
    | TasksConfiguration
    | TimelineConfiguration
    | ViewConfiguration
    | RecordTableConfiguration
    | WorkflowConfiguration
    | WorkflowRunConfiguration
    | WorkflowVersionConfiguration,
    strawberry.union("WidgetConfiguration"),
]

KINDS: Final[Mapping[str, type]] = {
    re.sub(r"(?<!^)(?=[A-Z])", "_", kind.__name__.removesuffix("Configuration")).upper(): kind
    for kind in get_args(get_args(WidgetConfiguration)[0])
}
"""By `configurationType`: each is called after its type."""

NESTED: Final[Mapping[str, type]] = {"body": RichTextBody, "ratio_aggregate_config": RatioAggregateConfig}
"""Members that are objects themselves."""


def configuration_of(stored: Mapping[str, Any]) -> Any:
    """A stored configuration as this door shows it."""
    return _read(KINDS[stored["configurationType"]], stored)


def _read(kind: Any, stored: Mapping[str, Any]) -> Any:
    given = {}
    for member in kind.__strawberry_definition__.fields:
        value = stored.get(member.graphql_name or to_camel_case(member.python_name))
        if value is not None:
            nested = NESTED.get(member.python_name)
            given[member.python_name] = _read(nested, value) if nested else value
    return kind(**given)
