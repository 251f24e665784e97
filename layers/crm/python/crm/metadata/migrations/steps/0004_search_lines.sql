-- Search rows keep their fields apart, a line each, the label first. A batch locks its records, so that nobody changes
-- one between reading it and writing its row; it waits for none, because a writer might wait for it.
-- phase: migrate
-- release: 2
-- how: batches
-- lock_timeout: 500ms

with searched as (
    select o.name_singular as object, o.id as object_id, f.name, f.type, min(found.place) as place
    from core.object o
    cross join lateral (
        select o.label_identifier as name, 0::bigint as place
        union all
        select * from jsonb_array_elements_text(o.behaviour -> 'search_fields') with ordinality
    ) as found
    join core.field f on f.object_id = o.id and f.name = found.name and to_jsonb(f) ->> 'deleted_at' is null
    where o.workspace_id = :'workspace_id'
        and o.is_searchable
        and to_jsonb(o) ->> 'deleted_at' is null
        and to_regclass(format('%I.%I', :'schema', o.name_singular)) is not null
    group by o.name_singular, o.id, f.name, f.type
), parts (type, part, n) as (
    values
        ('ADDRESS', 'AddressCity', 1), ('ACTOR', 'Source', 1), ('CURRENCY', 'AmountMicros', 1),
        ('EMAILS', 'PrimaryEmail', 1), ('FULL_NAME', 'FirstName', 1), ('FULL_NAME', 'LastName', 2),
        ('LINKS', 'PrimaryLinkUrl', 1), ('PHONES', 'PrimaryPhoneNumber', 1), ('RICH_TEXT', 'Markdown', 1)
), lines as (
    select
        s.object,
        s.place,
        string_agg(
            format(case s.type when 'ARRAY' then $$array_to_string(r.%I, ' ')$$ else 'r.%I' end, s.name || coalesce(p.part, '')),
            ', ' order by p.n
        ) as words
    from searched s
    left join parts p on p.type = s.type
    group by s.object, s.place
), rows as (
    select
        object,
        min(words) filter (where place = 0) as label,
        string_agg(format($$translate(concat_ws(' ', %s), E'\n', ' ')$$, words), $$, E'\n ', $$ order by place) as lines
    from lines
    group by object
)
select
    object,
    format(
        $batch$
            with page as materialized (
                select
                    r.id,
                    concat_ws(' ', %s) as label,
                    concat(' ', regexp_replace(
                        lower(public.unaccent('public.unaccent', concat(%s))),
                        '([\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF])', ' \1', 'g'
                    )) as search_text
                from %I.%I r
                where $1::uuid is null or r.id > $1
                order by r.id
                limit $2
                for share nowait
            ), written as (
                update %I._search s
                set label = page.label, search_text = page.search_text
                from page
                where s.object = %L and s.record_id = page.id
                    and (s.label, s.search_text) is distinct from (page.label, page.search_text)
            )
            select id from page order by id desc limit 1
        $batch$,
        label, lines, :'schema', object, :'schema', object
    )
from rows
where label is not null
