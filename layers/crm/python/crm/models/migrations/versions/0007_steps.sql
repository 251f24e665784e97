-- The ledger learns how far a step came and why it stopped. It had no rows before.
alter table core.workspace_migration
    add column finished_at timestamp with time zone,
    add column cursor jsonb,
    add column error text;
create index workspace_migration_failed_index on core.workspace_migration (created_at)
    where error is not null and finished_at is null;

-- Health tells whether the database is at the release of the code.
grant select on public.core_migration to stratus_app;
