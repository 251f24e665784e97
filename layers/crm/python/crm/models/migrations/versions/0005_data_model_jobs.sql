CREATE TABLE core.data_model_job (
    id UUID NOT NULL,
    workspace_id UUID NOT NULL,
    kind TEXT NOT NULL,
    state TEXT DEFAULT 'QUEUED' NOT NULL,
    object_id UUID,
    field_id UUID,
    task JSONB DEFAULT '{}' NOT NULL,
    cursor UUID,
    done_rows BIGINT DEFAULT 0 NOT NULL,
    total_rows BIGINT,
    error JSONB,
    started_at TIMESTAMP WITH TIME ZONE,
    finished_at TIMESTAMP WITH TIME ZONE,
    created_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    updated_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT data_model_job_pkey PRIMARY KEY (id),
    CONSTRAINT data_model_job_workspace_id_fkey FOREIGN KEY(workspace_id) REFERENCES core.workspace (id) ON DELETE CASCADE,
    CONSTRAINT data_model_job_object_id_fkey FOREIGN KEY(object_id) REFERENCES core.object (id) ON DELETE CASCADE,
    CONSTRAINT data_model_job_field_id_fkey FOREIGN KEY(field_id) REFERENCES core.field (id) ON DELETE SET NULL
);
CREATE INDEX data_model_job_workspace_id_index ON core.data_model_job (workspace_id);
CREATE INDEX data_model_job_object_id_index ON core.data_model_job (object_id);
CREATE INDEX data_model_job_field_id_index ON core.data_model_job (field_id);
