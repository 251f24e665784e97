CREATE TABLE core.view (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    object_id UUID NOT NULL,
    name TEXT NOT NULL,
    type TEXT DEFAULT 'TABLE' NOT NULL,
    key TEXT,
    icon TEXT NOT NULL,
    position FLOAT DEFAULT 0 NOT NULL,
    is_compact BOOLEAN DEFAULT false NOT NULL,
    is_custom BOOLEAN DEFAULT true NOT NULL,
    open_record_in TEXT DEFAULT 'SIDE_PANEL' NOT NULL,
    kanban_aggregate_operation TEXT,
    kanban_aggregate_operation_field_id UUID,
    main_group_by_field_id UUID,
    should_hide_empty_groups BOOLEAN DEFAULT false NOT NULL,
    kanban_column_width INTEGER,
    group_load_limit INTEGER,
    calendar_field_id UUID,
    calendar_end_field_id UUID,
    calendar_layout TEXT,
    any_field_filter_value TEXT,
    visibility TEXT DEFAULT 'WORKSPACE' NOT NULL,
    created_by_user_workspace_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_pkey PRIMARY KEY (id),
    CONSTRAINT view_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE,
    CONSTRAINT view_kanban_aggregate_operation_field_id_fkey FOREIGN KEY(kanban_aggregate_operation_field_id) REFERENCES core.field (id) ON DELETE SET NULL,
    CONSTRAINT view_main_group_by_field_id_fkey FOREIGN KEY(main_group_by_field_id) REFERENCES core.field (id) ON DELETE SET NULL,
    CONSTRAINT view_calendar_field_id_fkey FOREIGN KEY(calendar_field_id) REFERENCES core.field (id) ON DELETE SET NULL,
    CONSTRAINT view_calendar_end_field_id_fkey FOREIGN KEY(calendar_end_field_id) REFERENCES core.field (id) ON DELETE SET NULL,
    CONSTRAINT view_created_by_user_workspace_id_fkey FOREIGN KEY(created_by_user_workspace_id) REFERENCES core.user_workspace (id) ON DELETE SET NULL
);
CREATE INDEX view_calendar_end_field_id_index ON core.view (calendar_end_field_id);
CREATE INDEX view_calendar_field_id_index ON core.view (calendar_field_id);
CREATE INDEX view_created_by_user_workspace_id_index ON core.view (created_by_user_workspace_id);
CREATE UNIQUE INDEX view_index_key ON core.view (object_id) WHERE key = 'INDEX' and deleted_at is null;
CREATE INDEX view_kanban_aggregate_operation_field_id_index ON core.view (kanban_aggregate_operation_field_id);
CREATE INDEX view_main_group_by_field_id_index ON core.view (main_group_by_field_id);
CREATE INDEX view_object_id_index ON core.view (object_id);
CREATE INDEX view_workspace_id_index ON core.view (workspace_id);

CREATE TABLE core.view_field_group (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    view_id UUID NOT NULL,
    name TEXT NOT NULL,
    position FLOAT DEFAULT 0 NOT NULL,
    is_visible BOOLEAN DEFAULT true NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_field_group_pkey PRIMARY KEY (id),
    CONSTRAINT view_field_group_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_field_group_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE
);
CREATE INDEX view_field_group_view_id_index ON core.view_field_group (view_id);
CREATE INDEX view_field_group_workspace_id_index ON core.view_field_group (workspace_id);

CREATE TABLE core.view_field (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    view_id UUID NOT NULL,
    field_id UUID NOT NULL,
    view_field_group_id UUID,
    is_visible BOOLEAN DEFAULT true NOT NULL,
    size FLOAT DEFAULT 150 NOT NULL,
    position FLOAT DEFAULT 0 NOT NULL,
    aggregate_operation TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_field_pkey PRIMARY KEY (id),
    CONSTRAINT view_field_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_field_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE,
    CONSTRAINT view_field_field_id_fkey FOREIGN KEY(field_id) REFERENCES core.field (id) ON DELETE CASCADE,
    CONSTRAINT view_field_view_field_group_id_fkey FOREIGN KEY(view_field_group_id) REFERENCES core.view_field_group (id) ON DELETE SET NULL
);
CREATE INDEX view_field_field_id_index ON core.view_field (field_id);
CREATE INDEX view_field_view_field_group_id_index ON core.view_field (view_field_group_id);
CREATE UNIQUE INDEX view_field_view_id_field_id_key ON core.view_field (view_id, field_id) WHERE deleted_at is null;
CREATE INDEX view_field_view_id_index ON core.view_field (view_id);
CREATE INDEX view_field_workspace_id_index ON core.view_field (workspace_id);

CREATE TABLE core.view_filter_group (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    view_id UUID NOT NULL,
    parent_view_filter_group_id UUID,
    logical_operator TEXT DEFAULT 'AND' NOT NULL,
    position_in_view_filter_group FLOAT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_filter_group_pkey PRIMARY KEY (id),
    CONSTRAINT view_filter_group_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_filter_group_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE,
    CONSTRAINT view_filter_group_parent_view_filter_group_id_fkey FOREIGN KEY(parent_view_filter_group_id) REFERENCES core.view_filter_group (id) ON DELETE CASCADE
);
CREATE INDEX view_filter_group_parent_view_filter_group_id_index ON core.view_filter_group (parent_view_filter_group_id);
CREATE INDEX view_filter_group_view_id_index ON core.view_filter_group (view_id);
CREATE INDEX view_filter_group_workspace_id_index ON core.view_filter_group (workspace_id);

CREATE TABLE core.view_filter (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    view_id UUID NOT NULL,
    field_id UUID NOT NULL,
    operand TEXT DEFAULT 'CONTAINS' NOT NULL,
    value JSONB NOT NULL,
    view_filter_group_id UUID,
    position_in_view_filter_group FLOAT,
    sub_field_name TEXT,
    relation_target_field_id UUID,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_filter_pkey PRIMARY KEY (id),
    CONSTRAINT view_filter_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_filter_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE,
    CONSTRAINT view_filter_field_id_fkey FOREIGN KEY(field_id) REFERENCES core.field (id) ON DELETE CASCADE,
    CONSTRAINT view_filter_view_filter_group_id_fkey FOREIGN KEY(view_filter_group_id) REFERENCES core.view_filter_group (id) ON DELETE CASCADE,
    CONSTRAINT view_filter_relation_target_field_id_fkey FOREIGN KEY(relation_target_field_id) REFERENCES core.field (id) ON DELETE CASCADE
);
CREATE INDEX view_filter_field_id_index ON core.view_filter (field_id);
CREATE INDEX view_filter_relation_target_field_id_index ON core.view_filter (relation_target_field_id);
CREATE INDEX view_filter_view_filter_group_id_index ON core.view_filter (view_filter_group_id);
CREATE INDEX view_filter_view_id_index ON core.view_filter (view_id);
CREATE INDEX view_filter_workspace_id_index ON core.view_filter (workspace_id);

CREATE TABLE core.view_sort (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    view_id UUID NOT NULL,
    field_id UUID NOT NULL,
    direction TEXT DEFAULT 'ASC' NOT NULL,
    sub_field_name TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_sort_pkey PRIMARY KEY (id),
    CONSTRAINT view_sort_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_sort_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE,
    CONSTRAINT view_sort_field_id_fkey FOREIGN KEY(field_id) REFERENCES core.field (id) ON DELETE CASCADE
);
CREATE INDEX view_sort_field_id_index ON core.view_sort (field_id);
CREATE INDEX view_sort_view_id_index ON core.view_sort (view_id);
CREATE INDEX view_sort_workspace_id_index ON core.view_sort (workspace_id);

CREATE TABLE core.view_group (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    view_id UUID NOT NULL,
    field_value TEXT NOT NULL,
    is_visible BOOLEAN DEFAULT true NOT NULL,
    position FLOAT DEFAULT 0 NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    deleted_at TIMESTAMP WITH TIME ZONE,
    CONSTRAINT view_group_pkey PRIMARY KEY (id),
    CONSTRAINT view_group_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT view_group_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX view_group_view_id_field_value_key ON core.view_group (view_id, field_value) WHERE deleted_at is null;
CREATE INDEX view_group_view_id_index ON core.view_group (view_id);
CREATE INDEX view_group_workspace_id_index ON core.view_group (workspace_id);
