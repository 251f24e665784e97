"""The root field `search` and its types, the same in every workspace."""

from __future__ import annotations

from typing import Final

from crm.api.graphql_records.types.definitions import Definitions, OutputField, fixed_input, fixed_object

SEARCH_FIELD: Final = OutputField(
    "SearchResultConnection!",
    {
        "searchInput": "String!",
        "limit": "Int!",
        "after": "String",
        "includedObjectNameSingulars": "[String!]",
        "filter": "ObjectRecordFilterInput",
        "excludedObjectNameSingulars": "[String!]",
    },
    "Records of every object, found by some words",
)

SEARCH_TYPES: Final[Definitions] = {
    "SearchResultConnection": fixed_object(edges="[SearchResultEdge!]!", pageInfo="SearchResultPageInfo!"),
    "SearchResultEdge": fixed_object(node="SearchRecord!", cursor="String!"),
    "SearchResultPageInfo": fixed_object(endCursor="String", hasNextPage="Boolean!"),
    "SearchRecord": fixed_object(
        recordId="UUID!",
        objectNameSingular="String!",
        objectLabelSingular="String!",
        label="String!",
        imageUrl="String",
        tsRankCD="Float!",
        tsRank="Float!",
    ),
    "ObjectRecordFilterInput": fixed_input(
        **{"and": "[ObjectRecordFilterInput!]", "not": "ObjectRecordFilterInput", "or": "[ObjectRecordFilterInput!]"},
        id="UUIDFilter",
        createdAt="DateTimeFilter",
        updatedAt="DateTimeFilter",
        deletedAt="DateTimeFilter",
    ),
}
