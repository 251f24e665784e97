import { type KeyboardEvent, useState } from 'react';
import type { FieldMetadata } from '@/modules/object-metadata';
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
import { valueInputOf } from './operands';
import * as s from './views.css';

interface FilterValueProps {
  field: FieldMetadata;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  onDone: () => void;
}

/** Gives a condition its value, in the way that suits the field. */
export function FilterValue({ field, values, onChange, onDone }: FilterValueProps) {
  const input = valueInputOf(field);
  if (input === 'options') return <OptionValues {...{ field, values, onChange }} />;
  if (input === 'yesNo') return <YesNo {...{ values, onChange, onDone }} />;
  if (input === 'record') {
    return (
      <RecordPicker
        label={field.label}
        objectNames={targetsOf(field).map(({ objectName }) => objectName)}
        value={null}
        canCreate={false}
        onChoose={(reference) => {
          onChange(reference ? [referenceCode(reference)] : []);
          onDone();
        }}
      />
    );
  }
  return <TypedValue key={field.id} {...{ field, values, onChange, onDone }} />;
}

function OptionValues({ field, values, onChange }: Omit<FilterValueProps, 'onDone'>) {
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

function YesNo({ values, onChange, onDone }: Omit<FilterValueProps, 'field'>) {
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
