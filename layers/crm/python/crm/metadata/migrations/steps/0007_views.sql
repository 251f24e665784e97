-- Objects get the views that new ones come with: a list, the fields of a record's page, and boards where there are stages.
-- One that has views keeps them as they are.
-- phase: expand
-- release: 2
-- how: once
-- changes: views
-- lock_timeout: 500ms

create temp table step_view on commit drop as
with lists (object, name, title, icon, type, position, grouped_by, operation, aggregated, mine) as (
    values
        (null, 'view:index', 'All {objectLabelPlural}', 'IconList', 'TABLE', 0, null, null, null, null),
        ('opportunity', 'view:By Stage', 'By Stage', 'IconLayoutKanban', 'KANBAN', 1, 'stage', 'SUM', 'amount', null),
        ('task', 'view:By Status', 'By Status', 'IconLayoutKanban', 'KANBAN', 1, 'status', null, null, null),
        ('task', 'view:Assigned to Me', 'Assigned to Me', 'IconUserCircle', 'TABLE', 2, 'status', null, null, 'assignee'),
        (null, 'view:fields', '%s Record Page Fields', 'IconList', 'FIELDS_WIDGET', 0, null, null, null, null)
)
select o.id as object_id, o.name_singular as object, o.label_identifier, core.uuid5(o.id, l.name) as id,
    format(l.title, o.label_singular) as name, l.icon, l.type, l.position, l.grouped_by, l.operation, l.aggregated, l.mine,
    case l.name when 'view:index' then 'INDEX' end as key
from core.object o
join lists l on coalesce(l.object, o.name_singular) = o.name_singular
where o.workspace_id = :'workspace_id'
    and to_jsonb(o) ->> 'deleted_at' is null
    and not exists (select from core.view v where v.object_id = o.id);

create temp table step_field on commit drop as
with named (object, names) as (
    values
        ('company', array['name', 'domainName', 'createdBy', 'accountOwner', 'createdAt', 'employees', 'linkedinLink',
            'address', 'annualRecurringRevenue', 'idealCustomerProfile']),
        ('person', array['name', 'emails', 'createdBy', 'company', 'phones', 'createdAt', 'city', 'jobTitle',
            'linkedinLink', 'xLink']),
        ('opportunity', array['name', 'amount', 'stage', 'closeDate', 'company', 'pointOfContact', 'createdBy']),
        ('task', array['title', 'status', 'taskTargets', 'createdBy', 'dueAt', 'assignee', 'bodyV2', 'createdAt']),
        ('note', array['title', 'noteTargets', 'bodyV2', 'createdBy', 'createdAt'])
)
select f.id, f.object_id, f.name, f.options, f.is_nullable, f.name = o.label_identifier as is_label,
    row_number() over (partition by f.object_id order by f.position, f.name) as place,
    not (
        f.is_system or coalesce(f.relation ->> 0 = 'ONE_TO_MANY', false) or f.type in ('TS_VECTOR', 'POSITION')
        or f.name in ('id', 'deletedAt', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy')
    ) as tells,
    array_position(array['createdAt', 'createdBy', 'updatedAt', 'updatedBy'], f.name) as creation,
    case
        when n.names is not null then array_position(n.names, f.name)
        when f.name = o.label_identifier then 0
        when f.name = 'createdBy' then 1000001
        when f.name = 'createdAt' then 1000002
    end as named
from core.field f
join core.object o on o.id = f.object_id
left join named n on n.object = o.name_singular
where f.workspace_id = :'workspace_id'
    and f.object_id in (select object_id from step_view)
    and to_jsonb(f) ->> 'deleted_at' is null;

update step_field f set named = f.place
where f.named is null and f.tells
    and not exists (
        select from step_view v
        where v.object_id = f.object_id and v.object in ('company', 'person', 'opportunity', 'task', 'note')
    );

insert into core.view (
    id, workspace_id, object_id, name, type, key, icon, position, is_custom,
    main_group_by_field_id, kanban_aggregate_operation, kanban_aggregate_operation_field_id
)
select v.id, :'workspace_id', v.object_id, v.name, v.type, v.key, v.icon, v.position, false,
    by_field.id, v.operation, of_field.id
from step_view v
left join step_field by_field on by_field.object_id = v.object_id and by_field.name = v.grouped_by
left join step_field of_field on of_field.object_id = v.object_id and of_field.name = v.aggregated
where v.grouped_by is null or by_field.id is not null;

insert into core.view_field (id, workspace_id, view_id, field_id, position, size)
select core.uuid5(v.id, f.id::text), :'workspace_id', v.id, f.id, f.position, case f.position when 0 then 200 else 150 end
from core.view v
join (
    select *, row_number() over (partition by object_id order by named) - 1 as position from step_field where named is not null
) as f on f.object_id = v.object_id
where v.id in (select id from step_view where type <> 'FIELDS_WIDGET');

insert into core.view_group (id, workspace_id, view_id, field_value, position)
select core.uuid5(v.id, format('group:%s:%s', f.id, g.value)), :'workspace_id', v.id, g.value, g.position
from core.view v
join step_field f on f.id = v.main_group_by_field_id
cross join lateral (
    select value, row_number() over (order by place) - 1 as position
    from (
        select option ->> 'value' as value, (option ->> 'position')::numeric as place from jsonb_array_elements(f.options) option
        union all
        select '', 'infinity' where f.is_nullable
    ) as each_value
) as g
where v.id in (select id from step_view);

insert into core.view_filter (id, workspace_id, view_id, field_id, operand, value)
select core.uuid5(v.id, format('filter:%s', f.id)), :'workspace_id', v.id, f.id, 'IS',
    to_jsonb('{"isCurrentWorkspaceMemberSelected":true,"selectedRecordIds":[]}'::text)
from step_view v
join step_field f on f.object_id = v.object_id and f.name = v.mine;

create temp table step_line on commit drop as
select v.id as view_id, f.id as field_id, f.object_id, h.heading, h.position as place,
    row_number() over (partition by v.id, h.heading order by h.position) - 1 as position
from step_view v
join step_field f on f.object_id = v.object_id
cross join lateral (
    select 'General' as heading, f.named::bigint as position
    where f.named is not null and not f.is_label and f.creation is null
    union all
    select 'Additional', f.place where f.tells and f.named is null and not f.is_label
    union all
    select 'Other', f.creation where f.creation is not null
) as h
where v.type = 'FIELDS_WIDGET';

insert into core.view_field_group (id, workspace_id, view_id, name, position)
select core.uuid5(v.id, h.heading), :'workspace_id', v.id, h.heading,
    row_number() over (partition by v.id order by h.place) - 1
from step_view v
cross join (values ('General', 1), ('Additional', 2), ('Other', 3)) as h (heading, place)
where v.type = 'FIELDS_WIDGET'
    and (h.heading <> 'Additional' or exists (select from step_line l where l.view_id = v.id and l.heading = h.heading));

insert into core.view_field (id, workspace_id, view_id, field_id, position, view_field_group_id)
select core.uuid5(l.view_id, l.field_id::text), :'workspace_id', l.view_id, l.field_id, l.position,
    core.uuid5(l.view_id, l.heading)
from step_line l;
