import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { FieldSettings } from '@/modules/object-metadata';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { UPDATE_FIELD } from '../changes.graphql';
import type { DataModel } from '../dataModel';
import { basicsOf, type FieldBasics, changedBasics } from '../field/fieldDraft';
import { modelFieldPath, modelObjectPath } from '../paths';
import type { ModelField, ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { computedInputs } from './computedField';
import { FormulaForm } from './FormulaForm';
import { RollupForm } from './RollupForm';
import { draftOfRollup, rollupSettings } from './rollupDraft';

interface ComputedFieldProps {
  model: DataModel;
  object: ModelObject;
  field: ModelField;
}

/** A formula or a rollup that is there already. */
export function ComputedField({ model, object, field }: ComputedFieldProps) {
  const navigate = useNavigate();
  const [basics] = useState(() => basicsOf(field));
  const update = useModelMutation(UPDATE_FIELD, { done: `${field.label} saved`, inputs: computedInputs });
  const { formula, rollup } = field.settings ?? {};

  async function save(draft: FieldBasics, settings: FieldSettings) {
    const isOther = JSON.stringify(settings) !== JSON.stringify({ formula, rollup });
    const changes = { ...changedBasics(draft, basics), ...(isOther && { settings }) };
    const saved = await update.run({ input: { id: field.id, update: changes } });
    if (saved) await navigate(modelFieldPath(object, saved.updateOneField), { replace: true });
  }

  const common = { model, object, errors: update.errors, isRenamable: field.isCustom, isFirst: false };
  const buttons = (
    <>
      <ButtonLink to={modelObjectPath(object)}>Back to {object.labelPlural.toLowerCase()}</ButtonLink>
      <Button type="submit" variant="primary" isBusy={update.isBusy}>
        Save field
      </Button>
    </>
  );
  if (rollup) {
    return (
      <RollupForm
        {...common}
        start={{ ...basics, rollup: draftOfRollup(rollup) }}
        onSubmit={(draft) => void save(draft, { rollup: rollupSettings(draft.rollup) })}
      >
        {buttons}
      </RollupForm>
    );
  }
  const { expression = '', isStored = true } = formula ?? {};
  return (
    <FormulaForm
      {...common}
      fieldId={field.id}
      start={{ ...basics, expression, isStored }}
      onSubmit={(draft) =>
        void save(draft, { formula: { expression: draft.expression.trim(), isStored: draft.isStored } })
      }
    >
      {buttons}
    </FormulaForm>
  );
}
