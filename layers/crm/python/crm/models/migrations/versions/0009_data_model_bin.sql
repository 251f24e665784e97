alter table core.object add column deleted_at timestamp with time zone;
alter table core.object drop constraint object_workspace_id_name_singular_key;
alter table core.object drop constraint object_workspace_id_name_plural_key;
create unique index object_name_singular_key on core.object (workspace_id, name_singular) where deleted_at is null;
create unique index object_name_plural_key on core.object (workspace_id, name_plural) where deleted_at is null;

alter table core.field add column other_side_id uuid;
alter table core.field add column deleted_at timestamp with time zone;
alter table core.field drop constraint field_object_id_name_key;
create unique index field_name_key on core.field (object_id, name) where deleted_at is null;
