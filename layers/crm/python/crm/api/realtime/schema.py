"""What can be subscribed to."""

from __future__ import annotations

from functools import cache

from graphql import GraphQLSchema, build_schema

SDL = '''
scalar UUID
scalar DateTime
scalar JSON

type Query {
  """A schema needs a query; ask /graphql and /metadata."""
  version: Int!
}

type Subscription {
  """Changes to records the caller may read, of these objects or of all."""
  onRecordEvents(objectNameSingulars: [String!]): RecordEvent!
  """How far an import has come."""
  onImportProgress(importId: UUID!): ImportProgress!
  """Objects, roles, views or layouts of the workspace have changed: read that kind of metadata again."""
  onMetadataChange: MetadataChange!
}

type RecordEvent {
  """Grows with every change of the workspace."""
  seq: Float!
  """Unique: a repeated event has the same id."""
  eventId: UUID!
  """How many records changed; 1 unless recordId is null."""
  count: Int!
  action: String!
  objectNameSingular: String!
  """Null when one request changed many records of the object at once: read the list again."""
  recordId: UUID
  updatedFields: [String!]
  updatedAt: DateTime
  """The changed fields of an update; the whole record when it was created or restored; null when it left."""
  after: JSON
  """The x-mutation-id header of the request that made the change."""
  mutationId: String
}

type MetadataChange {
  """Grows with every change of the workspace."""
  seq: Float!
  """The version of the workspace's metadata since the change."""
  version: Int!
  kind: MetadataKind!
}

enum MetadataKind {
  """Objects, their fields and indexes."""
  objects
  """Roles and what they permit."""
  roles
  """Views with their fields, filters, sorts and groups."""
  views
  """Page layouts, navigation and the command menu."""
  layouts
  """Work on the data model that takes its time: ask dataModelJobs."""
  jobs
}

type ImportProgress {
  importId: UUID!
  status: String!
  processedRows: Int!
  totalRows: Int!
  createdCount: Int!
  updatedCount: Int!
  skippedCount: Int!
  failedCount: Int!
}
'''


@cache
def subscription_schema() -> GraphQLSchema:
    """The schema that subscription documents are validated against."""
    return build_schema(SDL)
