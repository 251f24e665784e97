import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { IconMathFunction } from '@/modules/ui/icons';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Switch } from '@/modules/ui/primitives/Switch';
import type { DataModel } from '../dataModel';
import type { InputErrors } from '../envelope';
import { FieldBasicsForm } from '../field/FieldBasicsForm';
import { checkBasics, type FieldBasics } from '../field/fieldDraft';
import * as f from '../field/FieldForm.css';
import type { ModelObject } from '../types';
import type { computedInputs } from './computedField';
import type { FormulaPreview } from './formula.graphql';
import { FormulaInput, type FormulaInputHandle } from './FormulaInput';
import { FunctionHelp } from './FunctionHelp';
import { ResultPreview } from './ResultPreview';
import type { ResultType } from './rollupDraft';
import { useFormulaFunctions, useFormulaPreview } from './useFormula';

export interface FormulaDraft extends FieldBasics {
  expression: string;
  isStored: boolean;
}

interface FormulaFormProps {
  model: DataModel;
  object: ModelObject;
  start: FormulaDraft;
  /** The field, if it is there already. */
  fieldId?: string;
  errors: InputErrors<(typeof computedInputs)[number]>;
  isRenamable: boolean;
  isFirst: boolean;
  /** Only for a formula that the server understands: its result is the type of the field. */
  onSubmit: (draft: FormulaDraft, type: ResultType) => void;
  /** The buttons below; the one that submits has `type="submit"`. */
  children: ReactNode;
}

/** A formula: what it says on the left, what comes of it on the right. */
export function FormulaForm(props: FormulaFormProps) {
  const { model, object, start, fieldId, errors, isRenamable, isFirst, onSubmit, children } = props;
  const [draft, setDraft] = useState(start);
  const [isChecked, setIsChecked] = useState(false);
  const editor = useRef<FormulaInputHandle>(null);
  const functions = useFormulaFunctions();
  const { preview, isCurrent, isLoading, failure, settle } = useFormulaPreview(object.id, draft.expression, fieldId);
  const wrong = checkBasics(draft);
  const missing = draft.expression.trim() ? null : 'Say how it is worked out.';
  const mistake = (isCurrent && preview?.errors[0]) || null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length || missing) return;
    const settled = await settle().catch(() => null);
    if (settled?.type && settled.errors.length === 0) onSubmit(draft, settled.type);
  }

  return (
    <div className={f.columns}>
      <form className={f.form} onSubmit={(event) => void submit(event)} noValidate>
        {errors.general && <Banner tone="danger">{errors.general}</Banner>}
        <FieldBasicsForm
          draft={draft}
          onChange={setDraft}
          errors={{ ...(isChecked ? wrong : {}), ...errors.at }}
          icon={IconMathFunction}
          isFirst={isFirst}
          isRenamable={isRenamable}
        />
        <div className={f.group}>
          <FormulaInput
            ref={editor}
            label="Formula"
            hint="Names of fields and functions are offered as you type; Ctrl Space shows all."
            placeholder="amount * 0.3"
            model={model}
            object={object}
            functions={functions}
            value={draft.expression}
            onChange={(expression) => setDraft((current) => ({ ...current, expression }))}
            mistake={mistake}
            error={errors.at.formula ?? (isChecked ? missing : null) ?? failure}
          />
          <StoredSwitch
            preview={preview}
            isStored={draft.isStored}
            onChange={(isStored) => setDraft((current) => ({ ...current, isStored }))}
          />
        </div>
        <div className={f.actions}>{children}</div>
      </form>
      <aside className={f.aside} aria-label="Result and functions">
        <ResultPreview object={object} basics={draft} preview={preview} isLoading={isLoading} />
        <h3 className={f.asideTitle}>Functions</h3>
        <FunctionHelp functions={functions} onInsert={(text, back) => editor.current?.insert(text, back)} />
      </aside>
    </div>
  );
}

interface StoredSwitchProps {
  preview: FormulaPreview | null;
  isStored: boolean;
  onChange: (isStored: boolean) => void;
}

/** What asks the clock or linked records cannot be kept. */
function StoredSwitch({ preview, isStored, onChange }: StoredSwitchProps) {
  const isStorable = !preview?.type || preview.isStorable;
  return (
    <Switch
      label="Keep the value with the record"
      note={
        isStorable
          ? 'Fast to sort and filter by.'
          : 'It asks the clock or linked records: it is worked out whenever it is read.'
      }
      checked={isStored && isStorable}
      disabled={!isStorable}
      onChange={onChange}
    />
  );
}
