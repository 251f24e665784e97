-- The command menu: what the product can do, and the ways to objects that people work with. What is there stays.
-- phase: expand
-- release: 2
-- how: once
-- changes: layouts
-- lock_timeout: 500ms

insert into core.command_menu_item (
    id, workspace_id, engine_component_key, label, short_label, icon, position, is_pinned, availability_type, hot_keys
)
select core.uuid5(:'workspace_id', 'commandMenuItem:' || c.key), :'workspace_id', c.key, c.label, c.short_label, c.icon,
    c.position, c.position < 2, c.availability, c.hot_keys
from (
    values
        (0, 'CREATE_NEW_RECORD', 'Create new record', 'New record', 'IconPlus', 'GLOBAL_OBJECT_CONTEXT', null::text[]),
        (1, 'DELETE_RECORDS', 'Delete records', 'Delete', 'IconTrash', 'RECORD_SELECTION', null),
        (2, 'RESTORE_RECORDS', 'Restore records', 'Restore', 'IconRefresh', 'RECORD_SELECTION', null),
        (3, 'DESTROY_RECORDS', 'Permanently destroy records', 'Destroy', 'IconTrashX', 'RECORD_SELECTION', null),
        (4, 'ADD_TO_FAVORITES', 'Add to favorites', 'Add to favorites', 'IconHeart', 'RECORD_SELECTION', null),
        (5, 'REMOVE_FROM_FAVORITES', 'Remove from favorites', 'Remove from favorites', 'IconHeartOff', 'RECORD_SELECTION', null),
        (6, 'UPDATE_MULTIPLE_RECORDS', 'Update records', 'Update', 'IconEdit', 'RECORD_SELECTION', null),
        (7, 'MERGE_MULTIPLE_RECORDS', 'Merge records', 'Merge', 'IconArrowMerge', 'RECORD_SELECTION', null),
        (8, 'EXPORT_RECORDS', 'Export records', 'Export', 'IconFileExport', 'RECORD_SELECTION', null),
        (9, 'NAVIGATE_TO_NEXT_RECORD', 'Navigate to next record', 'Next', 'IconChevronDown', 'RECORD_SELECTION', null),
        (10, 'NAVIGATE_TO_PREVIOUS_RECORD', 'Navigate to previous record', 'Previous', 'IconChevronUp', 'RECORD_SELECTION', null),
        (11, 'IMPORT_RECORDS', 'Import records', 'Import', 'IconFileImport', 'GLOBAL_OBJECT_CONTEXT', null),
        (12, 'EXPORT_VIEW', 'Export view', 'Export', 'IconFileExport', 'GLOBAL_OBJECT_CONTEXT', null),
        (13, 'SEE_DELETED_RECORDS', 'See deleted records', 'Deleted records', 'IconRotate2', 'GLOBAL_OBJECT_CONTEXT', null),
        (14, 'HIDE_DELETED_RECORDS', 'Hide deleted records', 'Hide deleted', 'IconEyeOff', 'GLOBAL_OBJECT_CONTEXT', null),
        (15, 'CREATE_NEW_VIEW', 'Create view', 'Create view', 'IconLayout', 'GLOBAL_OBJECT_CONTEXT', null),
        (16, 'EDIT_RECORD_PAGE_LAYOUT', 'Edit layout', 'Edit layout', 'IconPencil', 'RECORD_SELECTION', null),
        (17, 'SEARCH_RECORDS', 'Search records', 'Search', 'IconSearch', 'GLOBAL', array['/']),
        (18, 'SEARCH_RECORDS_FALLBACK', 'Search records', 'Search', 'IconSearch', 'FALLBACK', null),
        (19, 'GO_TO_SETTINGS', 'Go to Settings', 'Settings', 'IconSettings', 'GLOBAL', array['G', 'S'])
) as c (position, key, label, short_label, icon, availability, hot_keys)
on conflict (id) do nothing;

insert into core.command_menu_item (
    id, workspace_id, engine_component_key, label, short_label, icon, position, availability_type,
    navigation_target_object_id, payload, hot_keys
)
select core.uuid5(o.id, 'commandMenuItem'), :'workspace_id', 'NAVIGATION', 'Go to ' || o.label_plural, o.label_plural, o.icon,
    present.last + row_number() over (order by o.position, o.name_singular), 'GLOBAL',
    o.id, jsonb_build_object('objectMetadataItemId', o.id), case when o.shortcut <> '' then array['G', o.shortcut] end
from core.object o
cross join (
    select max(position) as last from core.command_menu_item where workspace_id = :'workspace_id'
) as present
where o.workspace_id = :'workspace_id' and not o.is_system and to_jsonb(o) ->> 'deleted_at' is null
    and not exists (select from core.command_menu_item i where i.id = core.uuid5(o.id, 'commandMenuItem'));
