import type { Icon } from '@tabler/icons-react';
import { TextArea, TextField } from '@/modules/ui/primitives/Field';
import { Switch } from '@/modules/ui/primitives/Switch';
import { IconPicker } from '../inputs/IconPicker';
import { type BasicInput, changeBasics, type FieldBasics } from './fieldDraft';
import * as s from './FieldForm.css';

interface FieldBasicsFormProps<Draft extends FieldBasics> {
  draft: Draft;
  onChange: (draft: Draft) => void;
  errors: Partial<Record<BasicInput, string>>;
  /** The icon of its type. */
  icon: Icon;
  /** The label is what one comes here for. */
  isFirst?: boolean;
  isRenamable: boolean;
}

/** What a field is called, and how the API calls it. */
export function FieldBasicsForm<Draft extends FieldBasics>(props: FieldBasicsFormProps<Draft>) {
  const { draft, onChange, errors, icon, isFirst, isRenamable } = props;
  const change = (patch: Partial<FieldBasics>) => onChange(changeBasics(draft, patch));
  const isSynced = draft.isLabelSyncedWithName;
  return (
    <>
      <div className={s.names}>
        <IconPicker value={draft.icon} fallback={icon} onChange={(name) => change({ icon: name })} />
        <TextField
          label="Label"
          placeholder="What people call it"
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={isFirst}
          value={draft.label}
          error={errors.label ?? (isSynced ? errors.name : null) ?? null}
          onChange={({ target }) => change({ label: target.value })}
        />
        <TextField
          label="API name"
          spellCheck={false}
          readOnly={isSynced || !isRenamable}
          value={draft.name}
          error={isSynced ? null : (errors.name ?? null)}
          onChange={({ target }) => change({ name: target.value })}
        />
      </div>
      {isRenamable && (
        <Switch
          label="API name follows the label"
          checked={isSynced}
          onChange={(isLabelSyncedWithName) => change({ isLabelSyncedWithName })}
        />
      )}
      <TextArea
        label="Description"
        rows={2}
        placeholder="What belongs here, for whoever fills it in"
        value={draft.description}
        error={errors.description ?? null}
        onChange={({ target }) => change({ description: target.value })}
      />
    </>
  );
}
