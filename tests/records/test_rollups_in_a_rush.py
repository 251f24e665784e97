"""Many processes write at once, move, trash, restore, destroy and merge: every rollup is what a recount gives.

STRATUS_FUZZ=10000 makes that many writes, others each time; without it 800 are made.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from random import randrange

from crm.kit.settings import Settings
from crm.metadata.extension import create_fields, create_object
from crm.metadata.serialisation import to_bytes
from crm.metadata.snapshot import Snapshot
from crm.metadata.standard_objects.declaration import FieldDeclaration, ObjectDeclaration, to_many, to_one
from crm.models.transaction import transaction
from tests.records.asking import Crm
from tests.records.rush import Rush, write
from tests.records.test_rollups import rollup, with_rollups

FUZZ = int(os.environ.get("STRATUS_FUZZ", "0"))
PROCESSES, COMPANIES, DEALS, LABELS = 4, 8, 40, 6
LABEL = ObjectDeclaration(
    "label",
    "labels",
    "Label",
    "Labels",
    "IconTag",
    "",
    (FieldDeclaration("weight", "NUMBER", "Weight"),),
    label_identifier="id",
)
TAGGING = ObjectDeclaration(
    "tagging",
    "taggings",
    "Tagging",
    "Taggings",
    "IconTag",
    "",
    (
        to_one("opportunity", "opportunity.labels", "Deal", "IconTag", "CASCADE"),
        to_one("label", "label.taggings", "Label", "IconTag", "CASCADE"),
    ),
    label_identifier="id",
)


def with_labels(crm: Crm) -> Crm:
    """Deals have many labels: a deal rolls up the weights of its labels, and a company those of its deals."""
    with transaction(crm.owner) as connection:
        snapshot = create_object(connection, crm.snapshot, LABEL)
        many = {
            "opportunity": [to_many("labels", "tagging.opportunity", "Labels", "IconTag")],
            "label": [to_many("taggings", "tagging.label", "Deals", "IconTag")],
        }
        snapshot = create_object(connection, snapshot, TAGGING, many)
        snapshot = _through_the_junction(snapshot)
        settings = {
            "relationFieldMetadataId": str(snapshot.objects["opportunity"].fields["labels"].id),
            "operation": "SUM",
            "fieldMetadataId": str(snapshot.objects["label"].fields["weight"].id),
        }
        weight = FieldDeclaration("weight", "NUMBER", "Weight", settings={"rollup": settings})
        snapshot = create_fields(connection, snapshot, {"opportunity": [weight]})
        heavy = rollup(snapshot, "heavy", "NUMBER", "SUM", "weight", filter="weight > 50")
        return replace(crm, snapshot=create_fields(connection, snapshot, {"company": [heavy]}))


def _through_the_junction(snapshot: Snapshot) -> Snapshot:
    opportunity, tagging = snapshot.objects["opportunity"], snapshot.objects["tagging"]
    labels = opportunity.fields["labels"]
    settings = {**labels.settings, "junctionTargetFieldId": str(tagging.fields["label"].id)}
    fields = {**opportunity.fields, "labels": replace(labels, settings=settings)}
    return replace(snapshot, objects={**snapshot.objects, "opportunity": replace(opportunity, fields=fields)})


def test_rollups_are_exact_whoever_writes(new_crm: Callable[[], Crm], settings: Settings):
    crm = with_labels(with_rollups(new_crm()))
    companies, deals, labels = (
        [each["id"] for each in crm.ask(f"mutation($data: [X]) {{create{name}(data: $data) {{id}}}}", data=data)]
        for name, data in (
            ("Companies", [{"name": f"C{n}"} for n in range(COMPANIES)]),
            ("Opportunities", [{"name": f"D{n}"} for n in range(DEALS)]),
            ("Labels", [{"weight": n} for n in range(LABELS)]),
        )
    )
    url, packed = settings.require("database_url"), to_bytes(crm.snapshot)
    rushes = [
        Rush(
            url,
            packed,
            crm.identity,
            companies,
            deals,
            labels,
            randrange(10**9) if FUZZ else seed,
            (FUZZ or 800) // PROCESSES,
        )
        for seed in range(PROCESSES)
    ]
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:
        done = [*pool.map(write, rushes)]
    assert not sum(each.get("conflict", 0) for each in done), f"somebody had to give up: {done}"
    assert sum(sum(each.values()) for each in done) == (FUZZ or 800) // PROCESSES * PROCESSES
    recount(crm)


def recount(crm: Crm) -> None:
    """Compare what rollups say with what a person would count."""
    opportunity, company, tagging, label = map(crm.table, ("opportunity", "company", "tagging", "label"))
    weights = f"""
        select d."id", d."weight", coalesce(sum(l."weight"), 0) from {opportunity} d
        left join {tagging} t on t."opportunityId" = d."id" and t."deletedAt" is null
        left join {label} l on l."id" = t."labelId" and l."deletedAt" is null
        group by d."id"
    """
    found = crm.sql(weights)
    assert any(said for _, said, _ in found)
    assert [row for row in found if row[1] != row[2]] == []
    open_ = "d.\"stage\" is distinct from 'CUSTOMER'"
    totals = f"""
        select c."id", array[c."openCount", c."openAmount", c."least", c."greatest", c."middle", c."heavy"],
            array[count(d."id") filter (where {open_}),
                coalesce(sum(d."amountAmountMicros") filter (where {open_}), 0) / 1000000,
                min(d."amountAmountMicros") / 1000000, max(d."amountAmountMicros") / 1000000,
                round(avg(d."amountAmountMicros") / 1000000, 12),
                coalesce(sum(d."weight") filter (where d."weight" > 50), 0)]
        from {company} c left join {opportunity} d on d."companyId" = c."id" and d."deletedAt" is null
        group by c."id"
    """
    found = crm.sql(totals)
    assert any(said[0] for _, said, _ in found)
    assert [row for row in found if row[1] != row[2]] == []
