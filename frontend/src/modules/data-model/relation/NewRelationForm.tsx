import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { IconArrowUpRight } from '@/modules/ui/icons';
import { SelectField } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { Checkbox } from '@/modules/ui/primitives/Checkbox';
import { FieldError, TextField } from '@/modules/ui/primitives/Field';
import { CREATE_FIELD } from '../changes.graphql';
import type { DataModel } from '../dataModel';
import { FieldBasicsForm } from '../field/FieldBasicsForm';
import * as f from '../field/FieldForm.css';
import { IconPicker } from '../inputs/IconPicker';
import { modelObjectPath } from '../paths';
import type { ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { RelationDiagram } from './RelationDiagram';
import * as s from './NewRelationForm.css';
import {
  changeRelation,
  checkRelation,
  newRelationDraft,
  type RelationDraft,
  type RelationInput,
  relationInputs,
  relationKinds,
  relationValues,
} from './relationDraft';

interface NewRelationFormProps {
  model: DataModel;
  object: ModelObject;
}

/** A relation: what it leads to, how many of each there are, and what it is called from either side. */
export function NewRelationForm({ model, object }: NewRelationFormProps) {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(newRelationDraft);
  const [isChecked, setIsChecked] = useState(false);
  const create = useModelMutation(CREATE_FIELD, { done: 'Relation created', inputs: relationInputs });
  const wrong = checkRelation(draft);
  const errors: Partial<Record<RelationInput, string>> = { ...(isChecked ? wrong : {}), ...create.errors.at };
  const change = (patch: Partial<RelationDraft>) =>
    setDraft((current) => changeRelation(current, patch, object, (id) => model.findById(id)));
  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length) return;
    const made = await create.run({ input: { field: relationValues(draft, object.id) } });
    if (made) await navigate(modelObjectPath(object));
  }
  const targets = draft.targetIds.flatMap((id) => model.findById(id) ?? []);
  return (
    <form className={f.form} onSubmit={(event) => void submit(event)} noValidate>
      {create.errors.general && <Banner tone="danger">{create.errors.general}</Banner>}
      <div className={s.pair}>
        <SelectField
          label={`One ${object.labelSingular.toLowerCase()}`}
          options={relationKinds}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
        />
        <Targets model={model} draft={draft} onChange={change} error={errors.target ?? errors.relation ?? null} />
      </div>
      <RelationDiagram object={object} targets={targets} draft={draft} />
      <div className={s.sides}>
        <section className={s.side} aria-label={`On ${object.labelPlural}`}>
          <h3 className={s.heading}>On {object.labelPlural.toLowerCase()}</h3>
          <FieldBasicsForm draft={draft} onChange={change} errors={errors} icon={IconArrowUpRight} isRenamable />
        </section>
        <section className={s.side} aria-label="On the other side">
          <h3 className={s.heading}>
            On {targets.map(({ labelPlural }) => labelPlural.toLowerCase()).join(', ') || 'the other side'}
          </h3>
          <div className={s.other}>
            <IconPicker
              value={draft.targetIcon}
              fallback={IconArrowUpRight}
              onChange={(targetIcon) => change({ targetIcon })}
            />
            <TextField
              label="Label"
              placeholder="What it is called there"
              value={draft.targetLabel}
              error={errors.targetLabel ?? null}
              onChange={({ target }) => change({ targetLabel: target.value })}
            />
          </div>
        </section>
      </div>
      <div className={f.actions}>
        <ButtonLink to={modelObjectPath(object)}>Cancel</ButtonLink>
        <Button type="submit" variant="primary" isBusy={create.isBusy}>
          Create relation
        </Button>
      </div>
    </form>
  );
}

interface TargetsProps {
  model: DataModel;
  draft: RelationDraft;
  onChange: (patch: Partial<RelationDraft>) => void;
  error: string | null;
}

function Targets({ model, draft: { kind, targetIds }, onChange, error }: TargetsProps) {
  const objects = model.objects
    .filter(({ isActive, isSystem, nameSingular }) => isActive && (!isSystem || nameSingular === 'workspaceMember'))
    .toSorted((a, b) => a.labelPlural.localeCompare(b.labelPlural));
  if (kind !== 'MORPH') {
    return (
      <SelectField
        label="Leads to"
        placeholder="Choose an object"
        options={objects.map(({ id, labelPlural }) => ({ value: id, label: labelPlural }))}
        value={targetIds[0] ?? null}
        error={error}
        onChange={(id) => onChange({ targetIds: [id] })}
      />
    );
  }
  return (
    <fieldset className={s.targets}>
      <legend className={s.legend}>Leads to one of</legend>
      {objects.map(({ id, labelPlural }) => (
        <Checkbox
          key={id}
          label={labelPlural}
          checked={targetIds.includes(id)}
          onChange={({ target }) =>
            onChange({ targetIds: target.checked ? [...targetIds, id] : targetIds.filter((each) => each !== id) })
          }
        />
      ))}
      {error && <FieldError>{error}</FieldError>}
    </fieldset>
  );
}
