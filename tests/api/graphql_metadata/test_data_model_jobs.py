"""How far changes of the data model have come, for those who may change it."""

from __future__ import annotations

from typing import Any

import pytest

from crm.features.data_model_jobs.job import JobKind, NewJob
from crm.features.data_model_jobs.service import start_job
from crm.kit.ids import uuid7
from crm.models.transaction import transaction
from tests.api.gateway import GraphqlClient
from tests.api.graphql_metadata.conftest import Connect
from tests.factories.workspaces import Workspace

FIELDS = "id kind state objectMetadataId fieldMetadataId doneRows totalRows error { message values count } finishedAt"
LIST = f"{{ dataModelJobs {{ {FIELDS} }} }}"
GET = f"query($id: UUID!) {{ dataModelJob(id: $id) {{ {FIELDS} }} }}"
CANCEL = f"mutation($id: UUID!) {{ cancelDataModelJob(id: $id) {{ {FIELDS} }} }}"


@pytest.fixture
def job(workspace: Workspace) -> dict[str, Any]:
    """A job as it is told of before it begins."""
    person = workspace.snapshot.objects["person"]
    with transaction(workspace.owner) as connection:
        new = NewJob(workspace.id, JobKind.INDEX, person.id, person.fields["city"].id, {"index": []})
        started = start_job(connection, new)
    return {
        "id": str(started.id),
        "kind": "INDEX",
        "state": "QUEUED",
        "objectMetadataId": str(person.id),
        "fieldMetadataId": str(person.fields["city"].id),
        "doneRows": 0,
        "totalRows": None,
        "error": None,
        "finishedAt": None,
    }


def test_jobs_are_told_of(admin: GraphqlClient, job: dict[str, Any]):
    assert admin.ask(LIST)["dataModelJobs"] == [job]
    assert admin.ask(GET, id=job["id"])["dataModelJob"] == job


def test_why_a_job_failed_is_told(admin: GraphqlClient, workspace: Workspace, job: dict[str, Any]):
    error = '{"message": "Two are the same", "values": ["Oslo"], "count": 2}'
    workspace.run(
        "update core.data_model_job set state = 'FAILED', error = %s, total_rows = 9 where id = %s", error, job["id"]
    )
    (told,) = admin.ask(LIST)["dataModelJobs"]
    assert told["error"] == {"message": "Two are the same", "values": ["Oslo"], "count": 2}
    assert (told["state"], told["totalRows"]) == ("FAILED", 9)
    assert admin.error(CANCEL, {"id": job["id"]})["extensions"]["subCode"] == "DATA_MODEL_JOB_AT_END"


def test_a_job_is_cancelled_once(admin: GraphqlClient, workspace: Workspace, job: dict[str, Any]):
    for _ in range(2):
        assert admin.ask(CANCEL, id=job["id"])["cancelDataModelJob"]["state"] == "CANCELLING"
    events = workspace.rows(
        "select count(*) from core.outbox where workspace_id = %s and kind = 'data_model_job'", workspace.id
    )
    assert events == [(2,)]


def test_whoever_may_not_change_the_data_model_hears_nothing(
    connect: Connect, workspace: Workspace, job: dict[str, Any]
):
    member = connect(workspace.sign_in().token)
    for document, variables in ((LIST, {}), (GET, {"id": job["id"]}), (CANCEL, {"id": job["id"]})):
        assert member.error(document, variables)["extensions"]["code"] == "FORBIDDEN"


def test_another_workspace_has_no_such_job(connect: Connect, other_workspace: Workspace, job: dict[str, Any]):
    elsewhere = connect(other_workspace.admin.token)
    for document in (GET, CANCEL):
        assert elsewhere.error(document, {"id": job["id"]})["extensions"]["code"] == "NOT_FOUND"
    assert job["id"] not in str(elsewhere.ask(LIST))


def test_an_unknown_or_malformed_id_is_refused(admin: GraphqlClient):
    assert admin.error(GET, {"id": str(uuid7())})["extensions"]["subCode"] == "DATA_MODEL_JOB_NOT_FOUND"
    assert 'Variable "$id" has invalid value' in admin.error(GET, {"id": "nonsense"})["message"]
