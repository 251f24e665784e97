import { useState } from 'react';
import { useNavigate } from 'react-router';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import { SettingsPage } from '@/modules/settings';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { Breadcrumb } from '../Breadcrumb';
import { UPDATE_FIELD } from '../changes.graphql';
import { ConvertDialog } from '../convert/ConvertDialog';
import type { DataModel } from '../dataModel';
import { fieldTypeOf } from '../fieldType';
import { ComputedField } from '../formula/ComputedField';
import { ImpactDialog, useAskImpact } from '../impact/ImpactDialog';
import { isWorthAsking } from '../impact/impactText';
import { JobBanner } from '../jobs/JobBanner';
import { ModelState } from '../ModelState';
import { NoSuchObject } from '../object/NoSuchObject';
import { dataModelPath, modelFieldPath, modelObjectPath } from '../paths';
import { RelationForm } from '../relation/RelationForm';
import type { ModelField, ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { ChosenType } from './ChosenType';
import { FieldEnd } from './FieldEnd';
import { draftOfField, type FieldDraft, fieldInputs, valuesOf } from './fieldDraft';
import { PlainFieldForm } from './PlainFieldForm';

interface FieldPageProps {
  objectName: string;
  fieldName: string;
}

/** One field of an object. */
export function FieldPage({ objectName, fieldName }: FieldPageProps) {
  return (
    <ModelState>
      {(model) => {
        const object = model.findByName(objectName);
        const field = object?.fields.find(({ name }) => name === fieldName);
        if (!object) return <NoSuchObject />;
        return field ? (
          <FieldOf key={field.id} model={model} object={object} field={field} />
        ) : (
          <NoSuchField object={object} />
        );
      }}
    </ModelState>
  );
}

interface FieldOfProps {
  model: DataModel;
  object: ModelObject;
  field: ModelField;
}

function FieldOf({ model, object, field }: FieldOfProps) {
  const type = fieldTypeOf(field);
  return (
    <>
      <Breadcrumb
        ways={[
          { to: dataModelPath, label: 'Data model' },
          { to: modelObjectPath(object), label: object.labelPlural },
        ]}
      />
      <SettingsPage title={field.label}>
        <ChosenType choice={{ explanation: fieldDesigns[field.type].explanation, ...type }}>
          {isPlain(model, field) && field.isCustom && <ConvertButton field={field} />}
        </ChosenType>
        <JobBanner fieldId={field.id} />
        {field.isSystem && <Banner>The system keeps this field. It can be read, not changed.</Banner>}
        <FieldForm model={model} object={object} field={field} />
        {!field.isSystem && <FieldEnd object={object} field={field} />}
      </SettingsPage>
    </>
  );
}

function FieldForm({ model, object, field }: FieldOfProps) {
  if (model.relationsOf(field).length > 0) return <RelationForm model={model} object={object} field={field} />;
  if (!isPlain(model, field)) return <ComputedField model={model} object={object} field={field} />;
  return <PlainField key={field.type} object={object} field={field} />;
}

/** Whether it holds a value of its own, rather than leading somewhere or being worked out. */
function isPlain(model: DataModel, field: ModelField): boolean {
  return !field.settings?.formula && !field.settings?.rollup && model.relationsOf(field).length === 0;
}

function ConvertButton({ field }: { field: ModelField }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button variant="ghost" onClick={() => setIsOpen(true)}>
        Change type
      </Button>
      {isOpen && <ConvertDialog field={field} onClose={() => setIsOpen(false)} />}
    </>
  );
}

function PlainField({ object, field }: { object: ModelObject; field: ModelField }) {
  const navigate = useNavigate();
  const [start, setStart] = useState(() => draftOfField(field));
  const [asked, setAsked] = useState<FieldDraft | null>(null);
  const askImpact = useAskImpact();
  const update = useModelMutation(UPDATE_FIELD, { done: `${field.label} saved`, inputs: fieldInputs });
  const inputOf = (draft: FieldDraft) => ({ id: field.id, update: valuesOf(draft, start) });

  async function save(draft: FieldDraft) {
    setAsked(null);
    const saved = await update.run({ input: inputOf(draft) }, draft);
    if (!saved) return;
    setStart(draft);
    await navigate(modelFieldPath(object, saved.updateOneField), { replace: true });
  }

  /** What others would notice is asked about first. What is wrong is said by the change itself. */
  async function submit(draft: FieldDraft) {
    const impact = await askImpact({ of: 'field', update: inputOf(draft) }).catch(() => null);
    if (impact && isWorthAsking(impact)) setAsked(draft);
    else await save(draft);
  }

  return (
    <>
      <PlainFieldForm
        object={object}
        start={start}
        errors={update.errors}
        isExisting
        isRenamable={field.isCustom}
        onSubmit={(draft) => void submit(draft)}
      >
        {(draft) => (
          <>
            <ButtonLink to={modelObjectPath(object)}>Back to {object.labelPlural.toLowerCase()}</ButtonLink>
            <Button
              type="submit"
              variant="primary"
              isBusy={update.isBusy}
              disabled={field.isSystem || Object.keys(valuesOf(draft, start)).length === 0}
            >
              Save field
            </Button>
          </>
        )}
      </PlainFieldForm>
      {asked && (
        <ImpactDialog
          onClose={() => setAsked(null)}
          title={`Save “${field.label}”?`}
          description="Others will notice this change."
          confirmLabel="Save field"
          tone="primary"
          change={{ of: 'field', update: inputOf(asked) }}
          onConfirm={() => void save(asked)}
        />
      )}
    </>
  );
}

function NoSuchField({ object }: { object: ModelObject }) {
  return (
    <EmptyState
      as="h2"
      line="There is no such field."
      detail="It was renamed or deleted."
      action={<ButtonLink to={modelObjectPath(object)}>All fields of {object.labelPlural.toLowerCase()}</ButtonLink>}
    />
  );
}
