import { type KeyboardEvent, useEffect, useState } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
import { IconUserCircle } from '@/modules/ui/icons';
import {
  type Option,
  OptionList,
  optionsOf,
  parseDay,
  parseNumber,
  ratingSteps,
  ratingValue,
  RecordPicker,
  referenceCode,
  tag,
  targetsOf,
} from '@/modules/object-record/choosing';
import {
  type FilterOperand,
  periodDirections,
  periodText,
  periodUnits,
  readPeriod,
  writePeriod,
  type Period,
} from '@/modules/object-record';
import { valueInputOf } from './operands';
import { canBeMe, me } from './storedFilters';
import * as s from './views.css';

export interface FilterValueProps {
  field: FieldMetadata;
  operand: FilterOperand;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  onDone: () => void;
}

/** Gives a condition its value, in the way that suits the field. */
export function FilterValue({ field, operand, values, onChange, onDone }: FilterValueProps) {
  if (operand === 'IS_RELATIVE') return <PeriodValue {...{ values, onChange }} />;
  const input = valueInputOf(field);
  if (input === 'options') return <OptionValues {...{ field, values, onChange }} />;
  if (input === 'yesNo') return <YesNo {...{ values, onChange, onDone }} />;
  if (input === 'record') {
    const choose = (code: string | null) => {
      onChange(code ? [code] : []);
      onDone();
    };
    return (
      <>
        {canBeMe(field) && (
          <button type="button" className={s.meButton} aria-pressed={values.includes(me)} onClick={() => choose(me)}>
            <IconUserCircle size={16} stroke={1.6} aria-hidden />
            Me, whoever is looking
          </button>
        )}
        <RecordPicker
          label={field.label}
          objectNames={targetsOf(field).map(({ objectName }) => objectName)}
          value={null}
          canCreate={false}
          onChoose={(reference) => choose(reference && referenceCode(reference))}
        />
      </>
    );
  }
  return <TypedValue key={field.id} {...{ field, operand, values, onChange, onDone }} />;
}

function OptionValues({ field, values, onChange }: Pick<FilterValueProps, 'field' | 'values' | 'onChange'>) {
  const [query, setQuery] = useState('');
  const plain = query.trim().toLowerCase();
  const options = choicesOf(field).filter(({ label }) => label.toLowerCase().includes(plain));
  const toggle = (id: string) => onChange(values.includes(id) ? values.filter((each) => each !== id) : [...values, id]);
  return (
    <OptionList
      label={field.label}
      query={query}
      onQuery={setQuery}
      options={options.map((option) => ({ ...option, isChosen: values.includes(option.id) }))}
      onChoose={toggle}
      isMultiple
      nothing="No option matches"
    />
  );
}

function choicesOf(field: FieldMetadata): Option[] {
  if (field.type === 'RATING') {
    return ratingSteps.map((step) => ({ id: ratingValue(step), label: String(step), content: `${step} of 5` }));
  }
  return optionsOf(field).map(({ value, label, color }) => ({ id: value, label, content: tag(label, color) }));
}

function YesNo({ values, onChange, onDone }: Pick<FilterValueProps, 'values' | 'onChange' | 'onDone'>) {
  const [query, setQuery] = useState('');
  const choices = [
    { id: 'true', label: 'Yes', content: 'Yes' },
    { id: 'false', label: 'No', content: 'No' },
  ].filter(({ label }) => label.toLowerCase().startsWith(query.toLowerCase()));
  return (
    <OptionList
      label="Yes or no"
      query={query}
      onQuery={setQuery}
      options={choices.map((choice) => ({ ...choice, isChosen: values[0] === choice.id }))}
      onChoose={(id) => {
        onChange([id]);
        onDone();
      }}
      nothing="Type yes or no"
    />
  );
}

const placeholders = { date: '22 Nov, next Friday', number: '1250', text: 'Text' } as const;

function TypedValue({ field, values, onChange, onDone }: FilterValueProps) {
  const input = valueInputOf(field);
  const [text, setText] = useState(values[0] ?? '');
  const read = (typed: string): string | null => {
    if (input === 'date') return parseDay(typed);
    return input === 'number' ? (parseNumber(typed)?.toString() ?? null) : typed;
  };
  const isWrong = text.trim() !== '' && read(text) === null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (!isWrong) onDone();
  };
  return (
    <>
      <input
        className={s.valueInput}
        aria-label="Value"
        aria-invalid={isWrong || undefined}
        placeholder={placeholders[input === 'date' || input === 'number' ? input : 'text']}
        inputMode={input === 'number' ? 'decimal' : undefined}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          const value = read(target.value);
          if (value !== null || !target.value.trim()) onChange(value ? [value] : []);
        }}
        onKeyDown={onKeyDown}
      />
      {isWrong && <p className={s.problem}>{input === 'date' ? 'Not a date that can be read' : 'Not a number'}</p>}
    </>
  );
}

const usualPeriod: Period = { direction: 'PAST', amount: 7, unit: 'DAY' };
const directionLabels = { PAST: 'the past', THIS: 'this', NEXT: 'the next' } as const;

/** A period that moves with today. */
function PeriodValue({ values, onChange }: Pick<FilterValueProps, 'values' | 'onChange'>) {
  const period = readPeriod(values[0] ?? '') ?? usualPeriod;
  const isGiven = values.length > 0;
  useEffect(() => {
    if (!isGiven) onChange([writePeriod(usualPeriod)]);
  }, [isGiven, onChange]);
  const change = (next: Partial<Period>) => onChange([writePeriod({ ...period, ...next })]);
  return (
    <div className={s.period} role="group" aria-label={periodText(period)}>
      <select
        className={s.operandSelect}
        aria-label="Which period"
        value={period.direction}
        onChange={({ target }) => change({ direction: target.value as Period['direction'] })}
      >
        {periodDirections.map((each) => (
          <option key={each} value={each}>
            {directionLabels[each]}
          </option>
        ))}
      </select>
      {period.direction !== 'THIS' && (
        <input
          className={s.amountInput}
          aria-label="How many"
          type="number"
          min={1}
          max={999}
          value={period.amount}
          onChange={({ target }) => change({ amount: Math.min(999, Math.max(1, Math.round(Number(target.value)))) })}
        />
      )}
      <select
        className={s.operandSelect}
        aria-label="Unit"
        value={period.unit}
        onChange={({ target }) => change({ unit: target.value as Period['unit'] })}
      >
        {periodUnits.map((each) => (
          <option key={each} value={each}>
            {each.toLowerCase() + (period.direction !== 'THIS' && period.amount > 1 ? 's' : '')}
          </option>
        ))}
      </select>
    </div>
  );
}
