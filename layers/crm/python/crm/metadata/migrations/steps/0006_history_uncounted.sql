-- History is not counted: it cost every write. Its totals stay for whoever just reads them; nothing else does.
-- phase: contract
-- follows: 1
-- release: 2
-- how: once
-- changes: objects
-- lock_timeout: 500ms

drop trigger if exists created on :"schema"."timelineActivity";
drop trigger if exists trashed on :"schema"."timelineActivity";
drop trigger if exists trashed_all on :"schema"."timelineActivity";

do $do$
declare
    body text;
begin
    select regexp_replace(p.prosrc, 'update [^;]*_counter[^;]*; ', '') into strict body
    from pg_proc p
    where p.proname = '_destroyed_timelineActivity' and p.pronamespace = to_regnamespace(quote_ident(:'schema'));
    execute format(
        'create or replace function %I."_destroyed_timelineActivity"() returns trigger language plpgsql as %L',
        :'schema', body
    );
end $do$;

update core.object set behaviour = behaviour || '{"is_counted": false}'
where workspace_id = :'workspace_id' and name_singular = 'timelineActivity';
