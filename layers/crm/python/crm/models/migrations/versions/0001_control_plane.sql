-- The control plane as it first was. Frozen: later changes are later steps.

create schema core;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

CREATE TABLE core.import_chunk (
    import_id UUID NOT NULL,
    number INTEGER NOT NULL,
    is_undone BOOLEAN DEFAULT false NOT NULL,
    created_count INTEGER DEFAULT 0 NOT NULL,
    updated_count INTEGER DEFAULT 0 NOT NULL,
    skipped_count INTEGER DEFAULT 0 NOT NULL,
    failed_count INTEGER DEFAULT 0 NOT NULL,
    changes JSONB DEFAULT '[]' NOT NULL,
    rejected JSONB DEFAULT '[]' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT import_chunk_pkey PRIMARY KEY (import_id, number)
);

CREATE TABLE core.outbox (
    id BIGINT GENERATED ALWAYS AS IDENTITY,
    workspace_id UUID NOT NULL,
    workspace_role TEXT DEFAULT current_user NOT NULL,
    kind TEXT NOT NULL,
    payload JSON NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    sent_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX outbox_unsent_index ON core.outbox (id) WHERE sent_at IS NULL;

CREATE TABLE core.processed_event (
    consumer TEXT NOT NULL,
    event_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT processed_event_pkey PRIMARY KEY (consumer, event_id)
);

CREATE TABLE core."user" (
    id UUID NOT NULL,
    email TEXT NOT NULL,
    first_name TEXT DEFAULT '' NOT NULL,
    last_name TEXT DEFAULT '' NOT NULL,
    password_hash TEXT,
    is_email_verified BOOLEAN DEFAULT false NOT NULL,
    locale TEXT DEFAULT 'en' NOT NULL,
    disabled_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT user_pkey PRIMARY KEY (id),
    CONSTRAINT user_email_key UNIQUE (email)
);

CREATE TABLE core.workspace (
    id UUID NOT NULL,
    display_name TEXT DEFAULT '' NOT NULL,
    subdomain TEXT NOT NULL,
    invite_hash TEXT NOT NULL,
    logo TEXT,
    cell TEXT DEFAULT 'default' NOT NULL,
    schema_name TEXT NOT NULL,
    db_role TEXT NOT NULL,
    metadata_version INTEGER DEFAULT 1 NOT NULL,
    activation_status TEXT DEFAULT 'ACTIVE' NOT NULL,
    default_role_id UUID,
    is_public_invite_link_enabled BOOLEAN DEFAULT true NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT workspace_pkey PRIMARY KEY (id),
    CONSTRAINT workspace_subdomain_key UNIQUE (subdomain),
    CONSTRAINT workspace_invite_hash_key UNIQUE (invite_hash),
    CONSTRAINT workspace_schema_name_key UNIQUE (schema_name),
    CONSTRAINT workspace_db_role_key UNIQUE (db_role)
);

CREATE TABLE core.file (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    folder TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT DEFAULT 'application/octet-stream' NOT NULL,
    size BIGINT NOT NULL,
    storage_key TEXT NOT NULL,
    status TEXT DEFAULT 'RESERVED' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT file_pkey PRIMARY KEY (id),
    CONSTRAINT file_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT file_storage_key_key UNIQUE (storage_key)
);
CREATE INDEX file_workspace_id_index ON core.file (workspace_id);

CREATE TABLE core.import (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    object_name TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_size INTEGER NOT NULL,
    storage_key TEXT NOT NULL,
    status TEXT DEFAULT 'AWAITING_UPLOAD' NOT NULL,
    error TEXT,
    actor JSONB NOT NULL,
    role_id UUID NOT NULL,
    header JSONB DEFAULT '[]' NOT NULL,
    mapping JSONB DEFAULT '[]' NOT NULL,
    match_by TEXT,
    on_duplicate TEXT DEFAULT 'SKIP' NOT NULL,
    chunk_count INTEGER,
    total_rows INTEGER DEFAULT 0 NOT NULL,
    started_at TIMESTAMP WITH TIME ZONE,
    finished_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT import_pkey PRIMARY KEY (id),
    CONSTRAINT import_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE
);
CREATE INDEX import_workspace_id_index ON core.import (workspace_id);

CREATE TABLE core.object (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    name_singular TEXT NOT NULL,
    name_plural TEXT NOT NULL,
    label_singular TEXT NOT NULL,
    label_plural TEXT NOT NULL,
    description TEXT,
    icon TEXT,
    shortcut TEXT,
    color TEXT,
    position INTEGER DEFAULT 0 NOT NULL,
    label_identifier TEXT DEFAULT 'name' NOT NULL,
    image_identifier TEXT,
    is_custom BOOLEAN DEFAULT false NOT NULL,
    is_system BOOLEAN DEFAULT false NOT NULL,
    is_active BOOLEAN DEFAULT true NOT NULL,
    is_searchable BOOLEAN DEFAULT false NOT NULL,
    is_ui_creatable BOOLEAN DEFAULT true NOT NULL,
    is_ui_editable BOOLEAN DEFAULT true NOT NULL,
    behaviour JSONB DEFAULT '{}' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT object_pkey PRIMARY KEY (id),
    CONSTRAINT object_workspace_id_name_singular_key UNIQUE (workspace_id, name_singular),
    CONSTRAINT object_workspace_id_name_plural_key UNIQUE (workspace_id, name_plural),
    CONSTRAINT object_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE
);
CREATE INDEX object_workspace_id_index ON core.object (workspace_id);

CREATE TABLE core.role (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    label TEXT NOT NULL,
    description TEXT,
    icon TEXT,
    is_editable BOOLEAN DEFAULT true NOT NULL,
    can_update_all_settings BOOLEAN DEFAULT false NOT NULL,
    can_access_all_tools BOOLEAN DEFAULT false NOT NULL,
    can_read_all_object_records BOOLEAN DEFAULT false NOT NULL,
    can_update_all_object_records BOOLEAN DEFAULT false NOT NULL,
    can_soft_delete_all_object_records BOOLEAN DEFAULT false NOT NULL,
    can_destroy_all_object_records BOOLEAN DEFAULT false NOT NULL,
    can_be_assigned_to_users BOOLEAN DEFAULT true NOT NULL,
    can_be_assigned_to_agents BOOLEAN DEFAULT true NOT NULL,
    can_be_assigned_to_api_keys BOOLEAN DEFAULT true NOT NULL,
    permission_flags TEXT[] DEFAULT '{}' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT role_pkey PRIMARY KEY (id),
    CONSTRAINT role_workspace_id_label_key UNIQUE (workspace_id, label),
    CONSTRAINT role_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE
);
CREATE INDEX role_workspace_id_index ON core.role (workspace_id);

CREATE TABLE core.webhook (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    target_url TEXT NOT NULL,
    operations TEXT[] NOT NULL,
    description TEXT,
    secret TEXT DEFAULT '' NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT webhook_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE
);
CREATE INDEX webhook_workspace_id_index ON core.webhook (workspace_id);

CREATE TABLE core.workspace_migration (
    workspace_id UUID NOT NULL,
    step TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT workspace_migration_pkey PRIMARY KEY (workspace_id, step),
    CONSTRAINT workspace_migration_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE
);

CREATE TABLE core.api_key (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    role_id UUID NOT NULL,
    name TEXT NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT api_key_pkey PRIMARY KEY (id),
    CONSTRAINT api_key_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT api_key_role_id_fkey FOREIGN KEY(role_id) REFERENCES core.role (id) ON DELETE RESTRICT
);
CREATE INDEX api_key_role_id_index ON core.api_key (role_id);
CREATE INDEX api_key_workspace_id_index ON core.api_key (workspace_id);

CREATE TABLE core.field (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    object_id UUID NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    label TEXT NOT NULL,
    description TEXT,
    icon TEXT,
    position INTEGER DEFAULT 0 NOT NULL,
    default_value JSONB,
    options JSONB DEFAULT '[]' NOT NULL,
    settings JSONB DEFAULT '{}' NOT NULL,
    relation JSONB,
    morph_id UUID,
    is_custom BOOLEAN DEFAULT false NOT NULL,
    is_system BOOLEAN DEFAULT false NOT NULL,
    is_active BOOLEAN DEFAULT true NOT NULL,
    is_nullable BOOLEAN DEFAULT true NOT NULL,
    is_unique BOOLEAN DEFAULT false NOT NULL,
    is_ui_editable BOOLEAN DEFAULT true NOT NULL,
    is_label_synced_with_name BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT field_pkey PRIMARY KEY (id),
    CONSTRAINT field_object_id_name_key UNIQUE (object_id, name),
    CONSTRAINT field_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT field_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE
);
CREATE INDEX field_object_id_index ON core.field (object_id);
CREATE INDEX field_workspace_id_index ON core.field (workspace_id);

CREATE TABLE core.object_permission (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    role_id UUID NOT NULL,
    object_id UUID NOT NULL,
    can_read_object_records BOOLEAN,
    can_update_object_records BOOLEAN,
    can_soft_delete_object_records BOOLEAN,
    can_destroy_object_records BOOLEAN,
    CONSTRAINT object_permission_pkey PRIMARY KEY (id),
    CONSTRAINT object_permission_role_id_object_id_key UNIQUE (role_id, object_id),
    CONSTRAINT object_permission_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT object_permission_role_id_fkey FOREIGN KEY(role_id) REFERENCES core.role (id) ON DELETE CASCADE,
    CONSTRAINT object_permission_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE
);
CREATE INDEX object_permission_object_id_index ON core.object_permission (object_id);
CREATE INDEX object_permission_role_id_index ON core.object_permission (role_id);
CREATE INDEX object_permission_workspace_id_index ON core.object_permission (workspace_id);

CREATE TABLE core.user_workspace (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    role_id UUID NOT NULL,
    member_id UUID NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT user_workspace_pkey PRIMARY KEY (id),
    CONSTRAINT user_workspace_user_id_workspace_id_key UNIQUE (user_id, workspace_id),
    CONSTRAINT user_workspace_user_id_fkey FOREIGN KEY(user_id) REFERENCES core."user" (id) ON DELETE CASCADE,
    CONSTRAINT user_workspace_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT user_workspace_role_id_fkey FOREIGN KEY(role_id) REFERENCES core.role (id) ON DELETE RESTRICT
);
CREATE INDEX user_workspace_role_id_index ON core.user_workspace (role_id);
CREATE INDEX user_workspace_user_id_index ON core.user_workspace (user_id);
CREATE INDEX user_workspace_workspace_id_index ON core.user_workspace (workspace_id);

CREATE TABLE core.webhook_delivery (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    webhook_id UUID NOT NULL,
    event_id UUID NOT NULL,
    event_name TEXT NOT NULL,
    outbox_id BIGINT NOT NULL,
    status TEXT DEFAULT 'PENDING' NOT NULL,
    attempts INTEGER DEFAULT 0 NOT NULL,
    response_status INTEGER,
    response_body TEXT,
    duration_ms INTEGER,
    error TEXT,
    next_attempt_at TIMESTAMP WITH TIME ZONE,
    finished_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT webhook_delivery_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_delivery_webhook_id_event_id_key UNIQUE (webhook_id, event_id),
    CONSTRAINT webhook_delivery_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT webhook_delivery_webhook_id_fkey FOREIGN KEY(webhook_id) REFERENCES core.webhook (id) ON DELETE CASCADE
);
CREATE INDEX webhook_delivery_webhook_id_index ON core.webhook_delivery (webhook_id);
CREATE INDEX webhook_delivery_workspace_id_index ON core.webhook_delivery (workspace_id);

CREATE TABLE core.session (
    id UUID NOT NULL,
    user_id UUID NOT NULL,
    workspace_id UUID,
    user_workspace_id UUID,
    generation INTEGER DEFAULT 1 NOT NULL,
    rotated_at TIMESTAMP WITH TIME ZONE NOT NULL,
    expires_at TIMESTAMP WITH TIME ZONE NOT NULL,
    revoked_at TIMESTAMP WITH TIME ZONE,
    user_agent TEXT,
    ip_address TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (id),
    CONSTRAINT session_user_id_fkey FOREIGN KEY(user_id) REFERENCES core."user" (id) ON DELETE CASCADE,
    CONSTRAINT session_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT session_user_workspace_id_fkey FOREIGN KEY(user_workspace_id) REFERENCES core.user_workspace (id) ON DELETE CASCADE
);
CREATE INDEX session_user_id_index ON core.session (user_id);
CREATE INDEX session_user_workspace_id_index ON core.session (user_workspace_id);
CREATE INDEX session_workspace_id_index ON core.session (workspace_id);

-- Events: a workspace's role may add its own, and see none.
alter table core.outbox enable row level security;
create policy outbox_of_own_workspace on core.outbox for insert
    with check (workspace_role = current_user);
create policy outbox_of_the_application on core.outbox to stratus_app using (true) with check (true);

-- What the role of every workspace may do here. A group keeps the list of rights short, however many workspaces there are.
do $$ begin
    create role stratus_workspace nologin;
exception when duplicate_object or unique_violation then
    null; -- roles belong to the cluster: another database has made it
end $$;
grant usage on schema core to stratus_workspace;
grant insert on core.outbox to stratus_workspace;

grant usage on schema core to stratus_app;
grant select, insert, update, delete on all tables in schema core to stratus_app;
alter default privileges in schema core grant select, insert, update, delete on tables to stratus_app;

-- The door into a workspace: checks the caller and the caller's view of the metadata, then takes on the workspace's role
-- until the transaction ends. ST001: the view is stale (DETAIL tells the present one). ST002: the caller is not live.
create function core.enter_workspace(
    p_workspace_id uuid, p_kind text, p_principal_id uuid, p_version integer, p_role_id uuid
) returns void language plpgsql as $$
declare
    found_role_id uuid;
    found_version integer;
    found_db_role text;
begin
    if p_kind = 'session' then
        select u.role_id into found_role_id
        from core.session s join core.user_workspace u on u.id = s.user_workspace_id
        where s.id = p_principal_id and s.workspace_id = p_workspace_id
            and s.revoked_at is null and s.expires_at > now();
    elsif p_kind = 'api_key' then
        select k.role_id into found_role_id
        from core.api_key k
        where k.id = p_principal_id and k.workspace_id = p_workspace_id
            and k.revoked_at is null and k.expires_at > now();
    end if;
    select w.metadata_version, w.db_role into found_version, found_db_role
    from core.workspace w where w.id = p_workspace_id and w.activation_status = 'ACTIVE';
    if found_role_id is null or found_version is null then
        raise exception using errcode = 'ST002', message = 'the caller is not live';
    end if;
    if found_version is distinct from p_version or found_role_id is distinct from p_role_id then
        raise exception using errcode = 'ST001', message = 'the plan is stale',
            detail = json_build_object('version', found_version, 'role_id', found_role_id)::text;
    end if;
    perform set_config('role', found_db_role, true);
end $$;

-- The same for workers, which act for nobody who could have left.
create function core.enter_workspace_as_system(p_workspace_id uuid, p_version integer) returns void language plpgsql as $$
declare
    found_version integer;
    found_db_role text;
begin
    select w.metadata_version, w.db_role into found_version, found_db_role
    from core.workspace w where w.id = p_workspace_id and w.activation_status = 'ACTIVE';
    if found_version is null then
        raise exception using errcode = 'ST002', message = 'the workspace is not active';
    end if;
    if found_version is distinct from p_version then
        raise exception using errcode = 'ST001', message = 'the plan is stale',
            detail = json_build_object('version', found_version)::text;
    end if;
    perform set_config('role', found_db_role, true);
end $$;

revoke execute on all functions in schema core from public;
grant execute on all functions in schema core to stratus_app;
