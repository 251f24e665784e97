import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { FieldOption } from '@/modules/object-metadata';
import { IconPlus } from '@/modules/ui/icons';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { FieldError } from '@/modules/ui/primitives/Field';
import { Switch } from '@/modules/ui/primitives/Switch';
import type { DesignFormProps } from '../fieldDesign';
import { fieldset, legend } from '../shared/designForms.css';
import { OptionRow } from './OptionRow';
import {
  addOption,
  changeOption,
  compareOptions,
  moveOption,
  type OptionChanges,
  relabelOption,
  removeOption,
} from './optionList';
import * as s from './OptionsForm.css';

/** The options of a field: their order, names, colours, and on demand what the API calls them. */
export function OptionsForm({ shape, onChange, errors, before }: DesignFormProps) {
  const options = shape.options ?? [];
  const known = before?.options ?? [];
  const [withValues, setWithValues] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const set = (next: readonly FieldOption[]) => onChange({ options: next });
  const isNew = (id: string) => known.every((each) => each.id !== id);
  const focusRow = (index: number) =>
    requestAnimationFrame(() => list.current?.querySelectorAll<HTMLInputElement>('[data-label]')[index]?.focus());

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>, index: number, option: FieldOption) {
    if (event.key === 'Enter') {
      set(addOption(options, '', index + 1));
      focusRow(index + 1);
    } else if (event.key === 'Backspace' && !option.label && options.length > 1) {
      set(removeOption(options, option.id));
      focusRow(Math.max(0, index - 1));
    } else return;
    event.preventDefault();
  }

  /** Several lines are several options. */
  function onPaste(event: ClipboardEvent<HTMLInputElement>, option: FieldOption) {
    const [first, ...more] = event.clipboardData
      .getData('text')
      .split(/[\r\n\t]+/u)
      .map((line) => line.trim());
    const labels = more.filter(Boolean);
    if (!labels.length) return;
    event.preventDefault();
    const start = relabelOption(options, option.id, option.label + (first ?? ''), isNew(option.id));
    set(labels.reduce((sum, label) => addOption(sum, label), start));
  }

  return (
    <fieldset className={fieldset}>
      <legend className={legend}>Options</legend>
      <ul ref={list} className={s.list}>
        {options.map((option, index) => (
          <OptionRow
            key={option.id}
            option={option}
            count={options.length}
            index={index}
            withValue={withValues}
            onLabel={(label) => set(relabelOption(options, option.id, label, isNew(option.id)))}
            onChange={(patch) => set(changeOption(options, option.id, patch))}
            onMove={(to) => set(moveOption(options, option.id, to))}
            onRemove={() => set(removeOption(options, option.id))}
            onKeyDown={(event) => onKeyDown(event, index, option)}
            onPaste={(event) => onPaste(event, option)}
          />
        ))}
      </ul>
      <div className={s.foot}>
        <Button
          variant="ghost"
          icon={IconPlus}
          onClick={() => {
            set(addOption(options, ''));
            focusRow(options.length);
          }}
        >
          Add option
        </Button>
        <Switch label="API values" checked={withValues} onChange={setWithValues} />
      </div>
      {errors.options && <FieldError>{errors.options}</FieldError>}
      <Consequences changes={compareOptions(known, options)} />
    </fieldset>
  );
}

/** What records will notice, before it happens. */
function Consequences({ changes: { removed, renamed } }: { changes: OptionChanges }) {
  if (!removed.length && !renamed.length) return null;
  return (
    <div className={s.consequences}>
      <Banner tone="warning">
        {removed.length > 0 && (
          <p>
            Records, filters and board columns lose {removed.map((label) => `“${label}”`).join(', ')} when you save.
          </p>
        )}
        {renamed.map(({ from, to }) => (
          <p key={from}>
            Every record with <code>{from}</code> is rewritten to <code>{to}</code>. Programs that know the old value
            must follow.
          </p>
        ))}
      </Banner>
    </div>
  );
}
