import { type FormEvent, type ReactNode, useState } from 'react';
import { IconSum } from '@/modules/ui/icons';
import { SelectField } from '@/modules/ui/overlays';
import { Banner } from '@/modules/ui/primitives/Banner';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import type { DataModel } from '../dataModel';
import type { InputErrors } from '../envelope';
import { FieldBasicsForm } from '../field/FieldBasicsForm';
import { checkBasics, type FieldBasics } from '../field/fieldDraft';
import * as f from '../field/FieldForm.css';
import { FieldPreview } from '../field/FieldPreview';
import { fieldDesigns } from '@/modules/object-record/fields/fieldDesigns';
import type { ModelField, ModelObject } from '../types';
import { type computedInputs, resultField } from './computedField';
import { FormulaInput } from './FormulaInput';
import * as s from '../relation/NewRelationForm.css';
import {
  changeRollup,
  checkRollup,
  type ResultType,
  rolledUp,
  type RollupDraft,
  rollupFields,
  rollupOperations,
  rollupOrders,
  rollupRelations,
  rollupResult,
} from './rollupDraft';
import { useFormulaFunctions, useFormulaPreview } from './useFormula';

export interface RollupFieldDraft extends FieldBasics {
  rollup: RollupDraft;
}

interface RollupFormProps {
  model: DataModel;
  object: ModelObject;
  start: RollupFieldDraft;
  errors: InputErrors<(typeof computedInputs)[number]>;
  isRenamable: boolean;
  isFirst: boolean;
  onSubmit: (draft: RollupFieldDraft, type: ResultType) => void;
  /** The buttons below; the one that submits has `type="submit"`. */
  children: ReactNode;
}

/** A rollup: which records, what of them, and which of those count. */
export function RollupForm(props: RollupFormProps) {
  const { model, object, start, errors, isRenamable, isFirst, onSubmit, children } = props;
  const [draft, setDraft] = useState(start);
  const [isChecked, setIsChecked] = useState(false);
  const wrong = { ...checkBasics(draft), ...checkRollup(draft.rollup) };
  const child = rolledUp(model, draft.rollup);
  const filter = useFilterCheck(child, draft.rollup.filter);
  const type = rollupResult(model, draft.rollup);
  const change = (patch: Partial<RollupDraft>) =>
    setDraft((current) => ({ ...current, rollup: changeRollup(current.rollup, patch, model) }));

  function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length === 0 && !filter.mistake) onSubmit(draft, type);
  }

  if (rollupRelations(model, object).length === 0) {
    return (
      <EmptyState
        line={`Nothing belongs to a ${object.labelSingular.toLowerCase()} yet.`}
        detail="A rollup looks at records of a relation to many. Make such a relation first."
      />
    );
  }
  return (
    <div className={f.columns}>
      <form className={f.form} onSubmit={submit} noValidate>
        {errors.general && <Banner tone="danger">{errors.general}</Banner>}
        <FieldBasicsForm
          draft={draft}
          onChange={setDraft}
          errors={{ ...(isChecked ? wrong : {}), ...errors.at }}
          icon={IconSum}
          isFirst={isFirst}
          isRenamable={isRenamable}
        />
        <div className={f.group}>
          <RollupChoices
            model={model}
            object={object}
            child={child}
            draft={draft.rollup}
            onChange={change}
            errors={isChecked ? wrong : {}}
            error={errors.at.rollup ?? null}
          />
          {child && (
            <FormulaInput
              label={`Only ${child.labelPlural.toLowerCase()} for which`}
              hint="A formula that gives yes or no. Empty for all."
              placeholder='stage = "CUSTOMER"'
              model={model}
              object={child}
              functions={filter.functions}
              value={draft.rollup.filter}
              onChange={(text) => change({ filter: text })}
              mistake={filter.mistake}
            />
          )}
        </div>
        <div className={f.actions}>{children}</div>
      </form>
      <FieldPreview
        field={resultField(type, object.id, draft)}
        icon={IconSum}
        values={[fieldDesigns[type].sample(resultField(type, object.id, draft)), null]}
        note="It is brought up to date with every change of those records."
      />
    </div>
  );
}

/** A filter is a formula over the records that are looked at, and gives yes or no. */
function useFilterCheck(child: ModelObject | null, text: string) {
  const functions = useFormulaFunctions();
  const { preview, isCurrent } = useFormulaPreview(child?.id ?? null, text);
  const isEmpty = !text.trim();
  const wrongType =
    preview?.type && preview.type !== 'BOOLEAN'
      ? { message: 'A filter gives yes or no.', position: 0, length: text.length }
      : null;
  const mistake = (!isEmpty && isCurrent && (preview?.errors[0] ?? wrongType)) || null;
  return { functions, mistake };
}

interface RollupChoicesProps {
  model: DataModel;
  object: ModelObject;
  child: ModelObject | null;
  draft: RollupDraft;
  onChange: (patch: Partial<RollupDraft>) => void;
  errors: ReturnType<typeof checkRollup>;
  error: string | null;
}

function RollupChoices({ model, object, child, draft, onChange, errors, error }: RollupChoicesProps) {
  const fields = rollupFields(child, draft.operation);
  return (
    <div className={s.pair}>
      <SelectField
        label="Looks at"
        placeholder="Choose the records"
        options={rollupRelations(model, object).map(optionOf)}
        value={draft.relationFieldMetadataId}
        error={errors.relationFieldMetadataId ?? error}
        onChange={(relationFieldMetadataId) => onChange({ relationFieldMetadataId })}
      />
      <SelectField
        label="Says"
        options={rollupOperations}
        value={draft.operation}
        onChange={(operation) => onChange({ operation })}
      />
      {draft.operation !== 'COUNT' && (
        <SelectField
          label="Of"
          placeholder={child ? 'Choose a field' : 'Choose the records first'}
          options={fields.map(optionOf)}
          value={draft.fieldMetadataId}
          error={errors.fieldMetadataId ?? null}
          onChange={(fieldMetadataId) => onChange({ fieldMetadataId })}
        />
      )}
      {draft.operation === 'LATEST' && (
        <SelectField
          label="The latest by"
          options={rollupOrders(child).map(optionOf)}
          value={draft.sortFieldMetadataId}
          error={errors.sortFieldMetadataId ?? null}
          onChange={(sortFieldMetadataId) => onChange({ sortFieldMetadataId })}
        />
      )}
    </div>
  );
}

const optionOf = ({ id, label }: ModelField) => ({ value: id, label });
