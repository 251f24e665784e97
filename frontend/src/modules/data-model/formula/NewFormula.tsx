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
import { type FormulaDraft, FormulaForm } from './FormulaForm';
import type { ResultType } from './rollupDraft';

const start: FormulaDraft = { ...newBasics, expression: '', isStored: true };

export function NewFormula({ model, object }: { model: DataModel; object: ModelObject }) {
  const navigate = useNavigate();
  const [begin] = useState(start);
  const create = useModelMutation(CREATE_FIELD, { done: 'Formula created', inputs: computedInputs });

  async function save({ expression, isStored, ...basics }: FormulaDraft, type: ResultType) {
    const settings = { formula: { expression: expression.trim(), isStored } };
    const made = await create.run({ input: { field: computedValues(basics, type, settings, object.id) } });
    if (made) await navigate(modelObjectPath(object));
  }

  return (
    <FormulaForm
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
        Create formula
      </Button>
    </FormulaForm>
  );
}
