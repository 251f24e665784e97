import { useState } from 'react';
import { TextField } from '@/modules/ui/primitives/Field';
import type { DesignFormProps } from '../fieldDesign';
import { parseNumber } from '../shared/numbers';

export function NumberDefaultForm({ shape: { settings, defaultValue }, onChange, errors }: DesignFormProps) {
  const unit = settings?.type === 'percentage' ? 100 : 1;
  const [text, setText] = useState(() => (typeof defaultValue === 'number' ? String(defaultValue * unit) : ''));
  const number = parseNumber(text);
  return (
    <TextField
      label={unit === 100 ? 'Default (in %)' : 'Default'}
      hint="What a new record has here."
      inputMode="decimal"
      value={text}
      error={errors.defaultValue ?? (text.trim() && number === null ? 'Type a number, like 1250' : null)}
      onChange={({ target }) => {
        setText(target.value);
        const next = parseNumber(target.value);
        onChange({ defaultValue: next === null ? null : next / unit });
      }}
    />
  );
}
