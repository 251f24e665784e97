import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { SettingsSection } from '@/modules/settings';
import { SelectField } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { Switch } from '@/modules/ui/primitives/Switch';
import { type ObjectUpdate, UPDATE_OBJECT } from '../changes.graphql';
import { modelObjectPath } from '../paths';
import type { FieldType } from '@/modules/object-metadata';
import type { ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { ObjectEnd } from './ObjectEnd';
import { checkObject, draftOfObject, type ObjectInput, objectInputs } from './objectDraft';
import { ObjectFields } from './ObjectFields';
import * as s from './ObjectForm.css';

const identifierInputs = ['labelIdentifierFieldMetadataId', 'imageIdentifierFieldMetadataId'] as const;
const inputs = [...objectInputs, ...identifierInputs] as const;
type Input = (typeof inputs)[number];

const naming: readonly FieldType[] = ['TEXT', 'FULL_NAME', 'UUID'];
const picturing: readonly FieldType[] = ['FILES', 'LINKS', 'TEXT'];

/** What an object is called and how it behaves, and its end. */
export function SettingsTab({ object }: { object: ModelObject }) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(() => draftOfObject(object));
  const [behaviour, setBehaviour] = useState(() => behaviourOf(object));
  const [isChecked, setIsChecked] = useState(false);
  const update = useModelMutation(UPDATE_OBJECT, { done: `${draft.labelPlural} saved`, inputs });
  const wrong = checkObject(draft);
  const changes = changesOf({ ...draftOfObject(object), ...behaviourOf(object) }, { ...draft, ...behaviour });

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length) return;
    const saved = await update.run({ input: { id: object.id, update: changes } }, draft);
    if (saved && changes.nameSingular)
      await navigate(modelObjectPath(saved.updateOneObject, 'settings'), { replace: true });
  }

  return (
    <>
      <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
        {update.errors.general && <Banner tone="danger">{update.errors.general}</Banner>}
        <ObjectFields
          draft={draft}
          onChange={setDraft}
          errors={{ ...(isChecked ? wrong : {}), ...update.errors.at }}
          isRenamable={object.isCustom}
        />
        <Behaviour object={object} values={behaviour} onChange={setBehaviour} errors={update.errors.at} />
        <div className={s.actions}>
          <Button type="submit" variant="primary" isBusy={update.isBusy} disabled={Object.keys(changes).length === 0}>
            Save
          </Button>
        </div>
      </form>
      <SettingsSection heading="Put aside">
        <ObjectEnd object={object} />
      </SettingsSection>
    </>
  );
}

type BehaviourValues = Pick<
  ModelObject,
  'labelIdentifierFieldMetadataId' | 'imageIdentifierFieldMetadataId' | 'isSearchable'
>;

function behaviourOf(object: ModelObject): BehaviourValues {
  const { labelIdentifierFieldMetadataId, imageIdentifierFieldMetadataId, isSearchable } = object;
  return { labelIdentifierFieldMetadataId, imageIdentifierFieldMetadataId, isSearchable };
}

interface BehaviourProps {
  object: ModelObject;
  values: BehaviourValues;
  onChange: (values: BehaviourValues) => void;
  errors: Partial<Record<Input | ObjectInput, string>>;
}

function Behaviour({ object, values, onChange, errors }: BehaviourProps) {
  const optionsOf = (types: readonly FieldType[]) =>
    object.fields
      .filter(({ type, isActive }) => isActive && types.includes(type))
      .map(({ id, label, isSystem }) => ({ value: id, label, hint: isSystem ? 'System' : undefined }));
  const pictures = optionsOf(picturing);
  return (
    <div className={s.stack}>
      <div className={s.pair}>
        <SelectField
          label="Named by"
          hint="What a record is called in lists, links and search."
          value={values.labelIdentifierFieldMetadataId}
          options={optionsOf(naming)}
          error={errors.labelIdentifierFieldMetadataId ?? null}
          onChange={(id) => onChange({ ...values, labelIdentifierFieldMetadataId: id })}
        />
        {pictures.length > 0 && (
          <SelectField
            label="Pictured by"
            hint="A picture beside the name."
            value={values.imageIdentifierFieldMetadataId ?? ''}
            options={[{ value: '', label: 'Nothing' }, ...pictures]}
            error={errors.imageIdentifierFieldMetadataId ?? null}
            onChange={(id) => onChange({ ...values, imageIdentifierFieldMetadataId: id || null })}
          />
        )}
      </div>
      <Switch
        label="Found by search"
        note="Records show up in Ctrl K."
        checked={values.isSearchable}
        onChange={(isSearchable) => onChange({ ...values, isSearchable })}
      />
    </div>
  );
}

/** Only what is different is sent: what somebody else changes meanwhile stays. */
function changesOf<Values extends ObjectUpdate>(before: Values, after: Values): ObjectUpdate {
  const changed = Object.entries(after).filter(([name, value]) => before[name as keyof Values] !== value);
  return Object.fromEntries(changed);
}
