"""The schema of the metadata door: the queries and mutations of every feature, merged."""

from __future__ import annotations

from functools import cache

import strawberry
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import merge_types

from crm.api.graphql_metadata import (
    accounts,
    api_keys,
    command_menu,
    data_model,
    data_model_bin,
    data_model_counts,
    data_model_jobs,
    data_model_previews,
    formulas,
    imports,
    members,
    minimal,
    navigation,
    objects,
    page_layouts,
    roles,
    view_parts,
    view_widgets,
    views,
    webhooks,
    workspaces,
)
from crm.api.graphql_metadata.scalars import SCALARS

FEATURES = (
    accounts,
    workspaces,
    members,
    roles,
    api_keys,
    objects,
    minimal,
    data_model,
    data_model_bin,
    data_model_counts,
    data_model_jobs,
    data_model_previews,
    formulas,
    views,
    view_parts,
    view_widgets,
    page_layouts,
    navigation,
    command_menu,
    webhooks,
    imports,
)
"""Modules with a Strawberry type `Queries`, a Strawberry type `Mutations`, or both."""


@cache
def schema() -> strawberry.Schema:
    """Made once per container, on first use."""
    queries = tuple(feature.Queries for feature in FEATURES if hasattr(feature, "Queries"))
    mutations = tuple(feature.Mutations for feature in FEATURES if hasattr(feature, "Mutations"))
    return strawberry.Schema(
        query=merge_types("Query", queries),
        mutation=merge_types("Mutation", mutations),
        config=StrawberryConfig(scalar_map=SCALARS),
    )
