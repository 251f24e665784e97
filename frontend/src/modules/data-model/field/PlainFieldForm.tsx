import { type FormEvent, type ReactNode, useState } from 'react';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import { Banner } from '@/modules/ui/primitives/Banner';
import { FieldError } from '@/modules/ui/primitives/Field';
import { Switch } from '@/modules/ui/primitives/Switch';
import type { InputErrors } from '../envelope';
import type { ModelObject } from '../types';
import { FieldBasicsForm } from './FieldBasicsForm';
import * as s from './FieldForm.css';
import { FieldPreview } from './FieldPreview';
import { checkBasics, type FieldDraft, type FieldInput, fieldOfDraft } from './fieldDraft';

interface PlainFieldFormProps {
  object: ModelObject;
  start: FieldDraft;
  errors: InputErrors<FieldInput>;
  /** The field is there already, and what is changed changes records. */
  isExisting: boolean;
  isRenamable: boolean;
  onSubmit: (draft: FieldDraft) => void;
  /** The buttons below; the one that submits has `type="submit"`. */
  children: (draft: FieldDraft) => ReactNode;
}

/** A field that holds a value of its own: names, settings, default and rules on the left, what it looks like on the right. */
export function PlainFieldForm(props: PlainFieldFormProps) {
  const { object, start, errors, isExisting, isRenamable, onSubmit, children } = props;
  const [draft, setDraft] = useState(start);
  const [isChecked, setIsChecked] = useState(false);
  const design = fieldDesigns[draft.type];
  const wrong = checkBasics(draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length === 0) onSubmit(draft);
  };
  const shapeForm = {
    shape: draft,
    onChange: (patch: Partial<FieldDraft>) => setDraft((current) => ({ ...current, ...patch })),
    errors: errors.at,
    before: isExisting ? start : null,
  };
  const field = fieldOfDraft(draft, object.id);
  return (
    <div className={s.columns}>
      <form className={s.form} onSubmit={submit} noValidate>
        {errors.general && <Banner tone="danger">{errors.general}</Banner>}
        <FieldBasicsForm
          draft={draft}
          onChange={setDraft}
          errors={{ ...(isChecked ? wrong : {}), ...errors.at }}
          icon={design.icon}
          isFirst={!isExisting}
          isRenamable={isRenamable}
        />
        {(design.SettingsForm || design.DefaultForm) && (
          <div className={s.group}>
            {design.SettingsForm && <design.SettingsForm {...shapeForm} />}
            {design.DefaultForm && <design.DefaultForm {...shapeForm} />}
          </div>
        )}
        <Rules draft={draft} onChange={shapeForm.onChange} errors={errors.at} />
        <div className={s.actions}>{children(draft)}</div>
      </form>
      <FieldPreview field={field} icon={design.icon} values={[design.sample(field), null]} />
    </div>
  );
}

interface RulesProps {
  draft: FieldDraft;
  onChange: (patch: Partial<FieldDraft>) => void;
  errors: Partial<Record<FieldInput, string>>;
}

/** What must hold for every record. A field that is never empty needs something to begin with. */
function Rules({ draft, onChange, errors }: RulesProps) {
  const { canBeUnique, DefaultForm } = fieldDesigns[draft.type];
  const canBeRequired = DefaultForm !== null && draft.type !== 'CURRENCY';
  if (!canBeUnique && !canBeRequired) return null;
  return (
    <div className={s.group}>
      <div className={s.switches}>
        {canBeUnique && (
          <Switch
            label="Unique"
            note="No two records have the same value. Records in the bin do not count."
            checked={draft.isUnique}
            onChange={(isUnique) => onChange({ isUnique })}
          />
        )}
        {errors.isUnique && <FieldError>{errors.isUnique}</FieldError>}
        {canBeRequired && (
          <Switch
            label="Never empty"
            note="Whoever leaves it out gets the default."
            checked={!draft.isNullable}
            onChange={(isRequired) => onChange({ isNullable: !isRequired })}
          />
        )}
        {errors.isNullable && <FieldError>{errors.isNullable}</FieldError>}
      </div>
    </div>
  );
}
