-- Records of objects that people work with get the page that those of new objects have. One that is there stays as it is.
-- phase: expand
-- release: 2
-- how: once
-- changes: layouts
-- lock_timeout: 500ms

with object as (
    select o.id, o.label_singular, core.uuid5(o.id, 'pageLayout') as layout_id, (
        select min(v.id::text) from core.view v
        where v.object_id = o.id and v.type = 'FIELDS_WIDGET' and v.deleted_at is null
    ) as field_view, (
        select array_agg(f.name) from core.field f
        where f.object_id = o.id and to_jsonb(f) ->> 'deleted_at' is null
    ) as fields
    from core.object o
    where o.workspace_id = :'workspace_id' and not o.is_system and to_jsonb(o) ->> 'deleted_at' is null
), added as (
    insert into core.page_layout (id, workspace_id, name, type, object_id, is_first_tab_pinned)
    select o.layout_id, :'workspace_id', format('Default %s Layout', o.label_singular), 'RECORD_PAGE', o.id, true
    from object o
    on conflict (id) do nothing
    returning id
), tab as (
    select core.uuid5(o.layout_id, p.title) as id, p.title, p.icon, p.widget, o.layout_id, o.id as object_id, o.field_view,
        row_number() over (partition by o.id order by p.place) - 1 as position
    from object o
    cross join (
        values
            (1, 'Home', 'IconHome', 'FIELDS', null, null),
            (2, 'Note', 'IconNotes', 'FIELD_RICH_TEXT', 'bodyV2', null),
            (3, 'Timeline', 'IconTimelineEvent', 'TIMELINE', 'timelineActivities', null),
            (4, 'Tasks', 'IconCheckbox', 'TASKS', 'taskTargets', 'bodyV2'),
            (5, 'Notes', 'IconNotes', 'NOTES', 'noteTargets', 'bodyV2'),
            (6, 'Files', 'IconPaperclip', 'FILES', 'attachments', null)
    ) as p (place, title, icon, widget, needs, without)
    where o.layout_id in (select id from added)
        and (p.needs is null or p.needs = any(o.fields))
        and (p.without is null or p.without <> all(o.fields))
), tabs as (
    insert into core.page_layout_tab (id, workspace_id, page_layout_id, title, icon, position, layout_mode)
    select t.id, :'workspace_id', t.layout_id, t.title, t.icon, t.position,
        case t.position when 0 then 'VERTICAL_LIST' else 'CANVAS' end
    from tab t
)
insert into core.page_layout_widget (id, workspace_id, page_layout_tab_id, title, type, object_id, position, configuration)
select core.uuid5(t.id, t.widget), :'workspace_id', t.id, t.title, t.widget, t.object_id,
    case t.position
        when 0 then '{"index": 0, "layoutMode": "VERTICAL_LIST"}'::jsonb
        else '{"layoutMode": "CANVAS"}'
    end,
    jsonb_strip_nulls(jsonb_build_object(
        'configurationType', t.widget,
        'viewId', case t.position when 0 then t.field_view end
    ))
from tab t;
