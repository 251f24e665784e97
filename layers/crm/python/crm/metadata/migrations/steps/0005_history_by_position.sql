-- History is not sorted by position, which is the same for all of it.
-- phase: contract
-- follows: 1
-- release: 2
-- how: once
-- changes: objects
-- lock_timeout: 500ms

drop index if exists :"schema"."timelineActivity_position_id_idx";

update core.object set behaviour = jsonb_set(behaviour, '{indexes}', (
    select coalesce(jsonb_agg(index order by place), '[]')
    from jsonb_array_elements(behaviour -> 'indexes') with ordinality as listed (index, place)
    where index ->> 1 <> 'timelineActivity_position_id_idx'
))
where workspace_id = :'workspace_id' and name_singular = 'timelineActivity';
