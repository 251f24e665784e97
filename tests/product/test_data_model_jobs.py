"""A large table changes while its records are in use, and whoever does the work is killed."""

from __future__ import annotations

import time
from contextlib import suppress
from threading import Thread
from typing import Any

import httpx

from tests.product.client import Client, eventually
from tests.product.conftest import Product

RECORDS, AT_ONCE = 6_000, 200
JOBS = "{ dataModelJobs { kind state doneRows totalRows error { message } } }"
CREATE_FIELD = "mutation($i: CreateOneFieldMetadataInput!) { createOneField(input: $i) { id } }"
CONVERT = "mutation($i: ConvertOneFieldInput!) { convertOneField(input: $i) { state } }"


def with_many_records(product: Product) -> tuple[Client, str]:
    """An administrator whose companies have a text of digits each, and the id of that field."""
    client = Client.sign_up(product.url)
    objects = client.metadata("{ objects(paging: {first: 100}) { edges { node { id nameSingular } } } }")["objects"]
    company = next(each["node"]["id"] for each in objects["edges"] if each["node"]["nameSingular"] == "company")
    field = {"objectMetadataId": company, "type": "TEXT", "name": "level", "label": "Level"}
    field_id = client.metadata(CREATE_FIELD, i={"field": field})["createOneField"]["id"]
    for first in range(0, RECORDS, AT_ONCE):
        rows = [{"level": str(number)} for number in range(first, first + AT_ONCE)]
        client.graphql("mutation($d: [CompanyCreateInput!]!) { createCompanies(data: $d) { id } }", d=rows)
    return client, field_id


def conversion(client: Client) -> dict[str, Any] | None:
    """The job that turns the field."""
    found: list[dict[str, Any]] = []
    with suppress(httpx.HTTPError):
        found = [each for each in client.metadata(JOBS)["dataModelJobs"] if each["kind"] == "FIELD"]
    return found[0] if found else None


def convert(client: Client, field_id: str) -> None:
    with suppress(httpx.HTTPError):
        client.metadata(CONVERT, i={"id": field_id, "type": "NUMBER"})


def test_a_conversion_outlives_the_death_of_everybody_who_works_on_it(product: Product):
    client, field_id = with_many_records(product)
    asking = Thread(target=convert, args=(client, field_id))
    asking.start()
    assert eventually(lambda: conversion(client))
    killed = product.kill_workers("metadata_api")
    asking.join()
    for _ in range(6):
        killed += product.kill_workers("data_model_change")
        time.sleep(0.3)
    assert killed > 1
    ended = eventually(lambda: (job := conversion(client)) and job["state"] not in {"QUEUED", "RUNNING"} and job, 90)
    assert (ended["state"], ended["error"]) == ("DONE", None)
    companies = client.graphql("{ companies { totalCount sumLevel countEmptyLevel } }")["companies"]
    assert ended["doneRows"] == ended["totalRows"] == companies["totalCount"]
    assert companies["sumLevel"] == sum(range(RECORDS))
    assert companies["countEmptyLevel"] == companies["totalCount"] - RECORDS
