import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { UPDATE_FIELD } from '../changes.graphql';
import type { DataModel } from '../dataModel';
import { FieldBasicsForm } from '../field/FieldBasicsForm';
import { basicInputs, basicsOf, changedBasics, checkBasics } from '../field/fieldDraft';
import * as f from '../field/FieldForm.css';
import { fieldTypeOf } from '../fieldType';
import { modelFieldPath, modelObjectPath } from '../paths';
import type { ModelField, ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { farSides } from './farSides';
import { RelationDiagram } from './RelationDiagram';
import type { RelationKind } from './relationDraft';

interface RelationFormProps {
  model: DataModel;
  object: ModelObject;
  field: ModelField;
}

/** What a relation is called from this side. Where it leads stays as it was made. */
export function RelationForm({ model, object, field }: RelationFormProps) {
  const navigate = useNavigate();
  const [start, setStart] = useState(() => basicsOf(field));
  const [draft, setDraft] = useState(start);
  const [isChecked, setIsChecked] = useState(false);
  const update = useModelMutation(UPDATE_FIELD, { done: `${field.label} saved`, inputs: basicInputs });
  const wrong = checkBasics(draft);
  const sides = farSides(model, field);
  const changes = changedBasics(draft, start);
  const [inverse] = sides.flatMap((side) => side.inverse ?? []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length) return;
    const saved = await update.run({ input: { id: field.id, update: changes } });
    if (!saved) return;
    setStart(draft);
    await navigate(modelFieldPath(object, saved.updateOneField), { replace: true });
  }

  return (
    <form className={f.form} onSubmit={(event) => void submit(event)} noValidate>
      {update.errors.general && <Banner tone="danger">{update.errors.general}</Banner>}
      <RelationDiagram
        object={object}
        targets={sides.map(({ target }) => target)}
        draft={{
          kind: kindOfRelation(field),
          label: draft.label,
          icon: draft.icon,
          targetLabel: inverse?.label ?? '',
          targetIcon: inverse?.icon ?? null,
        }}
      />
      <FieldBasicsForm
        draft={draft}
        onChange={setDraft}
        errors={{ ...(isChecked ? wrong : {}), ...update.errors.at }}
        icon={fieldTypeOf(field).icon}
        isRenamable={field.isCustom && !field.morphId}
      />
      <div className={f.actions}>
        <ButtonLink to={modelObjectPath(object)}>Back to {object.labelPlural.toLowerCase()}</ButtonLink>
        <Button
          type="submit"
          variant="primary"
          isBusy={update.isBusy}
          disabled={field.isSystem || Object.keys(changes).length === 0}
        >
          Save relation
        </Button>
      </div>
    </form>
  );
}

function kindOfRelation(field: ModelField): RelationKind {
  if (field.settings?.junctionTargetFieldId) return 'MANY_TO_MANY';
  if (field.type === 'MORPH_RELATION') return 'MORPH';
  return field.relation?.type ?? 'MANY_TO_ONE';
}
