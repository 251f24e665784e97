"""taskTarget: that a task is about a record."""

from __future__ import annotations

from crm.metadata.standard_objects.declaration import ObjectDeclaration, target, target_aliases, to_one

TASK_TARGET = ObjectDeclaration(
    "taskTarget",
    "taskTargets",
    "Task Target",
    "Task Targets",
    icon="IconArrowUpRight",
    description="The link between a task and a record it is about",
    label_identifier="id",
    is_system=True,
    sorted_by=("position",),
    aliases=target_aliases("person", "company", "opportunity"),
    unique_together=(
        ("taskId", "targetPersonId"),
        ("taskId", "targetCompanyId"),
        ("taskId", "targetOpportunityId"),
    ),
    fields=(
        to_one("task", "task.taskTargets", "Task", "IconCheckbox", on_delete="CASCADE"),
        target("person", "taskTargets", "Person", "IconUser"),
        target("company", "taskTargets", "Company", "IconBuildingSkyscraper"),
        target("opportunity", "taskTargets", "Opportunity", "IconTargetArrow"),
    ),
)
