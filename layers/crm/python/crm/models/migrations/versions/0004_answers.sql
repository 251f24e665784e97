CREATE TABLE core.answer (
    workspace_id UUID NOT NULL,
    caller_id UUID NOT NULL,
    key TEXT NOT NULL,
    place SMALLINT NOT NULL,
    workspace_role TEXT DEFAULT current_user NOT NULL,
    fingerprint TEXT NOT NULL,
    answer TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT answer_pkey PRIMARY KEY (workspace_id, caller_id, key, place),
    CONSTRAINT answer_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE
);
CREATE INDEX answer_created_at_index ON core.answer (created_at);

-- A workspace's role may add its own, and see none.
alter table core.answer enable row level security;
create policy answer_of_own_workspace on core.answer for insert with check (workspace_role = current_user);
create policy answer_of_the_application on core.answer to stratus_app using (true) with check (true);
grant insert on core.answer to stratus_workspace;

-- Before a write that carries an idempotency key: whoever comes with the same key meanwhile waits for it to end.
-- ST003: there is an answer already. ST004: the key belongs to another request. Removes a few answers that are too old.
create function core.begin_once(
    p_workspace_id uuid, p_caller_id uuid, p_key text, p_place smallint, p_fingerprint text
) returns void language plpgsql as $$
declare
    found_fingerprint text;
    is_answered boolean;
begin
    perform pg_advisory_xact_lock(hashtextextended(concat_ws('/', p_workspace_id, p_caller_id, p_place, p_key), 0));
    delete from core.answer
    where workspace_id = p_workspace_id and caller_id = p_caller_id and key = p_key
        and created_at < now() - interval '24 hours';
    select a.fingerprint, a.place = p_place into found_fingerprint, is_answered
    from core.answer a
    where a.workspace_id = p_workspace_id and a.caller_id = p_caller_id and a.key = p_key
    order by a.place = p_place desc limit 1;
    if found_fingerprint <> p_fingerprint then
        raise exception using errcode = 'ST004', message = 'the key belongs to another request';
    elsif is_answered then
        raise exception using errcode = 'ST003', message = 'there is an answer already';
    end if;
    delete from core.answer where ctid in (
        select a.ctid from core.answer a where a.created_at < now() - interval '24 hours'
        limit 20 for update skip locked
    );
end $$;
revoke execute on function core.begin_once from public;
grant execute on function core.begin_once to stratus_app;
