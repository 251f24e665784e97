"""Notes, tasks and files about people, companies and deals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from crm.features.demo_workspace.scenes.stage import Record, Stage, filled
from crm.features.demo_workspace.vocabulary import activities as words

PAST_STATUSES = ("DONE", "DONE", "DONE", "DONE", "DONE", "IN_PROGRESS")
COMING_STATUSES = ("TODO", "TODO", "IN_PROGRESS")


@dataclass(frozen=True, slots=True)
class Cast:
    """The records that activities are about."""

    people: Sequence[Record]
    companies: Mapping[str, Record]
    """By id."""
    deals: Mapping[str, Record]
    """By the id of their point of contact."""


def notes(stage: Stage, count: int, cast: Cast) -> tuple[list[Record], list[Record]]:
    """So many notes, and what they are about."""
    found, targets = [], []
    for number in range(count):
        person, gaps = _subject(stage, cast)
        body = _body(stage, gaps)
        note = stage.base("note", number, most=240) | {
            "title": filled(stage.one_of(words.NOTE_TITLES), gaps),
            "bodyV2": {"markdown": body},
        }
        found.append(note)
        targets += _targets(stage, note, person, cast, "note")
    return found, targets


def tasks(stage: Stage, count: int, cast: Cast) -> tuple[list[Record], list[Record]]:
    """So many tasks, the overdue ones mostly done, and what they are about."""
    found, targets = [], []
    for number in range(count):
        person, gaps = _subject(stage, cast)
        is_past = stage.chance(60)
        details = filled(stage.one_of(words.TASK_DETAILS), gaps)
        task = stage.base("task", number, most=200, least=60 if is_past else 1) | {
            "title": filled(stage.one_of(words.TASK_TITLES), gaps),
            "bodyV2": {"markdown": details} if details else None,
            "status": stage.one_of(PAST_STATUSES if is_past else COMING_STATUSES),
            "dueAt": stage.ago(60, 1) if is_past else stage.ahead(1, 60),
            "assigneeId": str(stage.one_of(stage.members)[0]),
        }
        found.append(task)
        targets += _targets(stage, task, person, cast, "task")
    return found, targets


def attachments(stage: Stage, count: int, cast: Cast) -> list[Record]:
    """So many files, as far as their names."""
    found = []
    for number in range(count):
        person, gaps = _subject(stage, cast)
        name, category = stage.one_of(words.FILE_NAMES)
        target: dict[str, Any] = {"targetPersonId": person["id"]}
        if person["companyId"] and stage.chance(60):
            target = {"targetCompanyId": person["companyId"]}
        attachment = stage.base("attachment", number, most=200) | {
            "name": filled(name, gaps),
            "fileCategory": category,
            **target,
        }
        found.append(attachment | {"authorId": attachment["createdBy"]["workspaceMemberId"]})
    return found


def _subject(stage: Stage, cast: Cast) -> tuple[Record, dict[str, str]]:
    """Someone to write about, and what fills the gaps of a text about them."""
    person = stage.one_of(cast.people)
    employer = cast.companies.get(person["companyId"])
    return person, {
        "first": person["name"]["firstName"],
        "company": employer["name"] if employer else "the studio",
        "city": person["city"],
        "day": stage.one_of(words.DAYS),
        "seats": str(stage.dice.randrange(5, 90, 5)),
        "number": str(stage.dice.randrange(100, 999)),
        "digit": str(stage.dice.randrange(1, 6)),
    }


def _body(stage: Stage, gaps: Mapping[str, str]) -> str:
    points = stage.dice.sample(words.NOTE_POINTS, stage.dice.randrange(2, 5))
    lines = "\n".join(f"- {point}" for point in points)
    text = f"{stage.one_of(words.NOTE_OPENINGS)}\n\n{lines}\n\n{stage.one_of(words.NOTE_CLOSINGS)}"
    return filled(text, gaps)


def _targets(stage: Stage, activity: Record, person: Record, cast: Cast, kind: str) -> list[Record]:
    """What one note or task is about: a person, often their company, sometimes a deal of theirs."""
    about = [("targetPersonId", person["id"])]
    if person["companyId"] and stage.chance(70):
        about.append(("targetCompanyId", person["companyId"]))
    if deal := cast.deals.get(person["id"]):
        about.append(("targetOpportunityId", deal["id"]))
    return [
        {
            "id": stage.id_of(f"{kind}Target:{activity['id']}", index),
            "createdAt": activity["createdAt"],
            "updatedAt": activity["updatedAt"],
            "position": activity["position"],
            f"{kind}Id": activity["id"],
            column: record_id,
        }
        for index, (column, record_id) in enumerate(about)
    ]
