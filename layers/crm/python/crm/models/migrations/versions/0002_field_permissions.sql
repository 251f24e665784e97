CREATE TABLE core.field_permission (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    role_id UUID NOT NULL,
    object_id UUID NOT NULL,
    field_id UUID NOT NULL,
    can_read_field_value BOOLEAN,
    can_update_field_value BOOLEAN,
    CONSTRAINT field_permission_pkey PRIMARY KEY (id),
    CONSTRAINT field_permission_role_id_field_id_key UNIQUE (role_id, field_id),
    CONSTRAINT field_permission_restrictions_check
        CHECK (can_read_field_value is not true and can_update_field_value is not true),
    CONSTRAINT field_permission_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT field_permission_role_id_fkey FOREIGN KEY(role_id) REFERENCES core.role (id) ON DELETE CASCADE,
    CONSTRAINT field_permission_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE,
    CONSTRAINT field_permission_field_id_fkey FOREIGN KEY(field_id) REFERENCES core.field (id) ON DELETE CASCADE
);
CREATE INDEX field_permission_field_id_index ON core.field_permission (field_id);
CREATE INDEX field_permission_object_id_index ON core.field_permission (object_id);
CREATE INDEX field_permission_role_id_index ON core.field_permission (role_id);
CREATE INDEX field_permission_workspace_id_index ON core.field_permission (workspace_id);
