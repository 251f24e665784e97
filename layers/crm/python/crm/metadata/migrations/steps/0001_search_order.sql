-- The index that search walks: labels by how they begin.
-- phase: expand
-- release: 2
-- how: indexes
-- lock_timeout: 500ms

select
    '_search',
    '_search_object_left_record_id_idx',
    $$(object, (left(split_part(search_text, E'\n', 1), 40)) collate "C", record_id)$$
