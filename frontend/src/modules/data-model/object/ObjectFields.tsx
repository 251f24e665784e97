import { ColorMenu } from '@/modules/ui/ColorMenu';
import { Switch } from '@/modules/ui/primitives/Switch';
import { TextArea, TextField } from '@/modules/ui/primitives/Field';
import type { ObjectValues } from '../changes.graphql';
import { IconPicker } from '../inputs/IconPicker';
import { fieldLabel } from '../inputs/inputs.css';
import * as s from './ObjectForm.css';
import { changeObject, type ObjectInput } from './objectDraft';

interface ObjectFieldsProps {
  draft: ObjectValues;
  onChange: (draft: ObjectValues) => void;
  errors: Partial<Record<ObjectInput, string>>;
  /** Labels and names of standard objects are others' promises. */
  isRenamable: boolean;
}

/** What an object is called, how it looks, and what the API calls it. */
export function ObjectFields({ draft, onChange, errors, isRenamable }: ObjectFieldsProps) {
  const change = (patch: Partial<ObjectValues>) => onChange(changeObject(draft, patch));
  const isSynced = draft.isLabelSyncedWithName;
  return (
    <>
      <div className={s.names}>
        <IconPicker value={draft.icon} onChange={(icon) => change({ icon })} />
        <div className={s.colorField}>
          <span className={fieldLabel}>Colour</span>
          <ColorMenu label="Colour" value={draft.color} onChange={(color) => change({ color })} />
        </div>
        <TextField
          label="One of them"
          placeholder="Project"
          value={draft.labelSingular}
          error={errors.labelSingular ?? (isSynced ? errors.nameSingular : null) ?? null}
          onChange={({ target }) => change({ labelSingular: target.value })}
        />
        <TextField
          label="Several of them"
          placeholder="Projects"
          value={draft.labelPlural}
          error={errors.labelPlural ?? (isSynced ? errors.namePlural : null) ?? null}
          onChange={({ target }) => change({ labelPlural: target.value })}
        />
      </div>
      <TextArea
        label="Description"
        rows={2}
        placeholder="What these records are, in a line"
        value={draft.description ?? ''}
        error={errors.description ?? null}
        onChange={({ target }) => change({ description: target.value })}
      />
      <ApiNames draft={draft} onChange={change} errors={errors} isRenamable={isRenamable} />
    </>
  );
}

interface ApiNamesProps extends Omit<ObjectFieldsProps, 'onChange'> {
  onChange: (patch: Partial<ObjectValues>) => void;
}

function ApiNames({ draft, onChange, errors, isRenamable }: ApiNamesProps) {
  const isSynced = draft.isLabelSyncedWithName;
  return (
    <div className={s.api}>
      <Switch
        label="API names follow the labels"
        note={isRenamable ? 'Turn it off to choose what programs call this object.' : 'Programs rely on these names.'}
        checked={isSynced}
        disabled={!isRenamable}
        onChange={(isLabelSyncedWithName) => onChange({ isLabelSyncedWithName })}
      />
      <div className={s.pair}>
        <TextField
          label="API name of one"
          value={draft.nameSingular}
          readOnly={isSynced || !isRenamable}
          spellCheck={false}
          error={isSynced ? null : (errors.nameSingular ?? null)}
          onChange={({ target }) => onChange({ nameSingular: target.value })}
        />
        <TextField
          label="API name of several"
          value={draft.namePlural}
          readOnly={isSynced || !isRenamable}
          spellCheck={false}
          error={isSynced ? null : (errors.namePlural ?? null)}
          onChange={({ target }) => onChange({ namePlural: target.value })}
        />
      </div>
    </div>
  );
}
