-- What a create looks for in the bin: the keys that are unique among live records.
-- phase: expand
-- release: 2
-- how: indexes
-- lock_timeout: 500ms

select
    t.relname::text,
    k.relname || '_trashed',
    format('(%s) where "deletedAt" is not null', keys.list)
from pg_index i
join pg_class k on k.oid = i.indexrelid
join pg_class t on t.oid = i.indrelid
join pg_namespace n on n.oid = t.relnamespace
cross join lateral (
    select string_agg(pg_get_indexdef(i.indexrelid, place, true), ', ' order by place) as list
    from generate_series(1, i.indnkeyatts) as place
) as keys
where n.nspname = :'schema'
    and i.indisunique
    and pg_get_expr(i.indpred, i.indrelid) like '%"deletedAt" IS NULL%'
order by 1, 2
