-- What finds duplicates: an index for each set of columns that an object names.
-- phase: expand
-- release: 2
-- how: indexes
-- lock_timeout: 500ms

select
    o.name_singular,
    format('%s_duplicates_%s', o.name_singular, row_number() over (partition by o.id order by criterion.place)),
    format('(%s) where "deletedAt" is null%s', columns.keys, columns.conditions)
from core.object o
cross join lateral jsonb_array_elements(o.behaviour -> 'duplicate_criteria') with ordinality as criterion (names, place)
cross join lateral (
    select
        string_agg(format('lower(%I)', name), ', ' order by n) as keys,
        string_agg(format(' and %I is not null', name), '' order by n) as conditions,
        bool_and(exists (
            select from pg_attribute a
            where a.attrelid = to_regclass(format('%I.%I', :'schema', o.name_singular))
                and a.attname = name and a.atttypid = 'text'::regtype and not a.attisdropped
        )) as are_there
    from jsonb_array_elements_text(criterion.names) with ordinality as column_name (name, n)
) as columns
where o.workspace_id = :'workspace_id' and to_jsonb(o) ->> 'deleted_at' is null and columns.are_there
order by 1, 2
