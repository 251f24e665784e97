import { type FormEvent, useState } from 'react';
import { useViewer } from '@/modules/auth';
import type { FieldMetadata, ObjectMetadata } from '@/modules/object-metadata';
import { Button } from '@/modules/ui/primitives/Button';
import { ConfirmDialog, Dialog, DialogActions, SelectField } from '@/modules/ui/overlays';
import { TextField } from '@/modules/ui/primitives/Field';
import { groupFieldsOf } from './groupFields';
import type { View } from './types';
import type { ViewActions, ViewQuestion } from './useViewActions';
import { canShare } from './viewRights';
import * as s from './views.css';

interface ViewQuestionsProps {
  object: ObjectMetadata;
  question: ViewQuestion;
  actions: ViewActions;
}

/** What is asked before a view is made, renamed or deleted. */
export function ViewQuestions({ object, question, actions }: ViewQuestionsProps) {
  const close = () => actions.ask(null);
  if (question.kind === 'delete') {
    const { view } = question;
    return (
      <ConfirmDialog
        isOpen
        onClose={close}
        title={`Delete “${view.name}”?`}
        description={`The ${object.labelPlural.toLowerCase()} in it stay. ${
          view.visibility === 'WORKSPACE' ? 'The view goes for everyone.' : ''
        }`}
        confirmLabel="Delete view"
        onConfirm={() => {
          actions.remove(view);
          close();
        }}
      />
    );
  }
  const isNew = question.kind === 'make';
  const view = isNew ? question.draft : question.view;
  return (
    <ViewForm
      key={view.id}
      {...{ object, view, isNew }}
      onClose={close}
      onDone={(next) => {
        if (isNew) actions.make(next);
        else actions.change(view, { name: next.name });
        close();
      }}
    />
  );
}

interface ViewFormProps {
  object: ObjectMetadata;
  view: View;
  isNew: boolean;
  onClose: () => void;
  onDone: (view: View) => void;
}

const audiences = [
  { value: 'WORKSPACE', label: 'Everyone' },
  { value: 'UNLISTED', label: 'Only me' },
] as const;

function ViewForm({ object, view, isNew, onClose, onDone }: ViewFormProps) {
  const viewer = useViewer();
  const [draft, setDraft] = useState(view);
  const [isRefused, setIsRefused] = useState(false);
  const fields = groupFieldsOf(object);
  const isBoard = draft.type === 'KANBAN';
  const group = draft.mainGroupByFieldMetadataId ?? fields[0]?.id ?? null;
  const name = draft.name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!name || (isNew && isBoard && !group)) return setIsRefused(true);
    return onDone({ ...draft, name, mainGroupByFieldMetadataId: isBoard ? group : draft.mainGroupByFieldMetadataId });
  };
  return (
    <Dialog isOpen onClose={onClose} title={isNew ? `New ${isBoard ? 'board' : 'table'}` : 'Rename view'}>
      <form className={s.form} onSubmit={submit} noValidate>
        <TextField
          label="Name"
          value={draft.name}
          autoComplete="off"
          placeholder={isBoard ? 'By stage' : `Recent ${object.labelPlural.toLowerCase()}`}
          error={isRefused && !name ? 'Give the view a name' : null}
          onChange={({ target }) => setDraft({ ...draft, name: target.value })}
        />
        {isNew && isBoard && (
          <GroupChoice
            fields={fields}
            value={group}
            onChange={(id) => setDraft({ ...draft, mainGroupByFieldMetadataId: id, viewGroups: [] })}
          />
        )}
        {isNew && canShare(viewer) && (
          <SelectField
            label="Who sees it"
            value={draft.visibility}
            options={audiences}
            onChange={(visibility) => setDraft({ ...draft, visibility })}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary">
            {isNew ? 'Create view' : 'Rename'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface GroupChoiceProps {
  fields: readonly FieldMetadata[];
  value: string | null;
  onChange: (id: string) => void;
}

function GroupChoice({ fields, value, onChange }: GroupChoiceProps) {
  if (!fields.length) return <p className={s.problem}>A board needs a field with options, and there is none yet.</p>;
  return (
    <SelectField
      label="One column for each"
      value={value}
      options={fields.map(({ id, label }) => ({ value: id, label }))}
      onChange={onChange}
    />
  );
}
