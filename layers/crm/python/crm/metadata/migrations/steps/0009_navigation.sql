-- Objects that people work with get their place in everybody's navigation, after what is there.
-- phase: expand
-- release: 2
-- how: once
-- changes: layouts
-- lock_timeout: 500ms

insert into core.navigation_menu_item (id, workspace_id, type, object_id, position)
select core.uuid5(o.id, 'navigationMenuItem'), :'workspace_id', 'OBJECT', o.id,
    present.last + row_number() over (order by o.position, o.name_singular)
from core.object o
cross join (
    select coalesce(trunc(max(position)), -1) as last from core.navigation_menu_item
    where workspace_id = :'workspace_id' and user_workspace_id is null and folder_id is null
) as present
where o.workspace_id = :'workspace_id' and not o.is_system and to_jsonb(o) ->> 'deleted_at' is null
    and not exists (select from core.navigation_menu_item i where i.id = core.uuid5(o.id, 'navigationMenuItem'));
