import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { CREATE_FIELD } from '../changes.graphql';
import type { DataModel } from '../dataModel';
import { newBasics } from '../field/fieldDraft';
import { modelObjectPath } from '../paths';
import type { ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { computedInputs, computedValues } from './computedField';
import { type RollupFieldDraft, RollupForm } from './RollupForm';
import { newRollup, type ResultType, rollupSettings } from './rollupDraft';

const start: RollupFieldDraft = { ...newBasics, rollup: newRollup };

export function NewRollup({ model, object }: { model: DataModel; object: ModelObject }) {
  const navigate = useNavigate();
  const [begin] = useState(start);
  const create = useModelMutation(CREATE_FIELD, { done: 'Rollup created', inputs: computedInputs });

  async function save({ rollup, ...basics }: RollupFieldDraft, type: ResultType) {
    const settings = { rollup: rollupSettings(rollup) };
    const made = await create.run({ input: { field: computedValues(basics, type, settings, object.id) } });
    if (made) await navigate(modelObjectPath(object));
  }

  return (
    <RollupForm
      model={model}
      object={object}
      start={begin}
      errors={create.errors}
      isRenamable
      isFirst
      onSubmit={(draft, type) => void save(draft, type)}
    >
      <ButtonLink to={modelObjectPath(object)}>Cancel</ButtonLink>
      <Button type="submit" variant="primary" isBusy={create.isBusy}>
        Create rollup
      </Button>
    </RollupForm>
  );
}
