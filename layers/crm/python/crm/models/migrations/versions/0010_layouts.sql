CREATE TABLE core.page_layout (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    object_id UUID,
    default_tab_id UUID,
    is_first_tab_pinned BOOLEAN DEFAULT false NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT page_layout_pkey PRIMARY KEY (id),
    CONSTRAINT page_layout_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT page_layout_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE
);
CREATE INDEX page_layout_object_id_index ON core.page_layout (object_id);
CREATE INDEX page_layout_workspace_id_index ON core.page_layout (workspace_id);

CREATE TABLE core.page_layout_tab (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    page_layout_id UUID NOT NULL,
    title TEXT NOT NULL,
    icon TEXT,
    position FLOAT NOT NULL,
    layout_mode TEXT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT page_layout_tab_pkey PRIMARY KEY (id),
    CONSTRAINT page_layout_tab_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT page_layout_tab_page_layout_id_fkey FOREIGN KEY(page_layout_id) REFERENCES core.page_layout (id) ON DELETE CASCADE
);
CREATE INDEX page_layout_tab_page_layout_id_index ON core.page_layout_tab (page_layout_id);
CREATE INDEX page_layout_tab_workspace_id_index ON core.page_layout_tab (workspace_id);

CREATE TABLE core.page_layout_widget (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    page_layout_tab_id UUID NOT NULL,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    object_id UUID,
    position JSONB,
    configuration JSONB NOT NULL,
    conditional_display JSONB,
    conditional_availability_expression TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT page_layout_widget_pkey PRIMARY KEY (id),
    CONSTRAINT page_layout_widget_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT page_layout_widget_page_layout_tab_id_fkey FOREIGN KEY(page_layout_tab_id) REFERENCES core.page_layout_tab (id) ON DELETE CASCADE,
    CONSTRAINT page_layout_widget_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE
);
CREATE INDEX page_layout_widget_object_id_index ON core.page_layout_widget (object_id);
CREATE INDEX page_layout_widget_page_layout_tab_id_index ON core.page_layout_widget (page_layout_tab_id);
CREATE INDEX page_layout_widget_workspace_id_index ON core.page_layout_widget (workspace_id);

CREATE TABLE core.navigation_menu_item (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    user_workspace_id UUID,
    type TEXT NOT NULL,
    name TEXT,
    link TEXT,
    icon TEXT,
    color TEXT,
    folder_id UUID,
    view_id UUID,
    page_layout_id UUID,
    object_id UUID,
    record_id UUID,
    position FLOAT NOT NULL,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT navigation_menu_item_pkey PRIMARY KEY (id),
    CONSTRAINT navigation_menu_item_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT navigation_menu_item_user_workspace_id_fkey FOREIGN KEY(user_workspace_id) REFERENCES core.user_workspace (id) ON DELETE CASCADE,
    CONSTRAINT navigation_menu_item_folder_id_fkey FOREIGN KEY(folder_id) REFERENCES core.navigation_menu_item (id) ON DELETE CASCADE,
    CONSTRAINT navigation_menu_item_view_id_fkey FOREIGN KEY(view_id) REFERENCES core.view (id) ON DELETE CASCADE,
    CONSTRAINT navigation_menu_item_page_layout_id_fkey FOREIGN KEY(page_layout_id) REFERENCES core.page_layout (id) ON DELETE CASCADE,
    CONSTRAINT navigation_menu_item_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE
);
CREATE INDEX navigation_menu_item_folder_id_index ON core.navigation_menu_item (folder_id);
CREATE INDEX navigation_menu_item_object_id_index ON core.navigation_menu_item (object_id);
CREATE INDEX navigation_menu_item_page_layout_id_index ON core.navigation_menu_item (page_layout_id);
CREATE INDEX navigation_menu_item_user_workspace_id_index ON core.navigation_menu_item (user_workspace_id);
CREATE INDEX navigation_menu_item_view_id_index ON core.navigation_menu_item (view_id);
CREATE INDEX navigation_menu_item_workspace_id_index ON core.navigation_menu_item (workspace_id);

CREATE TABLE core.command_menu_item (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    engine_component_key TEXT NOT NULL,
    label TEXT NOT NULL,
    short_label TEXT,
    icon TEXT,
    position FLOAT NOT NULL,
    is_pinned BOOLEAN DEFAULT false NOT NULL,
    is_active BOOLEAN DEFAULT true NOT NULL,
    availability_type TEXT NOT NULL,
    availability_object_id UUID,
    navigation_target_object_id UUID,
    page_layout_id UUID,
    payload JSONB,
    hot_keys TEXT[],
    conditional_availability_expression TEXT,
    conditional_pinned_expression TEXT,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT command_menu_item_pkey PRIMARY KEY (id),
    CONSTRAINT command_menu_item_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT command_menu_item_availability_object_id_fkey FOREIGN KEY(availability_object_id) REFERENCES core.object (id) ON DELETE CASCADE,
    CONSTRAINT command_menu_item_navigation_target_object_id_fkey FOREIGN KEY(navigation_target_object_id) REFERENCES core.object (id) ON DELETE CASCADE,
    CONSTRAINT command_menu_item_page_layout_id_fkey FOREIGN KEY(page_layout_id) REFERENCES core.page_layout (id) ON DELETE CASCADE
);
CREATE INDEX command_menu_item_availability_object_id_index ON core.command_menu_item (availability_object_id);
CREATE INDEX command_menu_item_navigation_target_object_id_index ON core.command_menu_item (navigation_target_object_id);
CREATE INDEX command_menu_item_page_layout_id_index ON core.command_menu_item (page_layout_id);
CREATE INDEX command_menu_item_workspace_id_index ON core.command_menu_item (workspace_id);
