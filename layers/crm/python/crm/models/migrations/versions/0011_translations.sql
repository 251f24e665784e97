alter table core.field add column translations jsonb not null default '{}';
