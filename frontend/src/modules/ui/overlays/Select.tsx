import { Select as Base } from '@base-ui/react/select';
import { IconCheck, IconSelector } from '../icons';
import { Field, type FieldProps } from '../primitives/Field';
import { overlayRoot } from './overlayRoot';
import * as popup from './popup.css';
import * as s from './Select.css';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  hint?: string | undefined;
}

interface SelectProps<Value extends string> {
  value: Value | null;
  onChange: (value: Value) => void;
  options: readonly SelectOption<Value>[];
  placeholder?: string;
  size?: 'regular' | 'small';
  id?: string;
  'aria-label'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

export function Select<Value extends string>({
  value,
  onChange,
  options,
  placeholder,
  size,
  ...rest
}: SelectProps<Value>) {
  return (
    <Base.Root items={options} value={value} onValueChange={(next) => next !== null && onChange(next)}>
      <Base.Trigger {...rest} className={s.trigger} data-size={size}>
        <Base.Value className={s.value} placeholder={placeholder} />
        <Base.Icon className={s.icon}>
          <IconSelector size={14} stroke={1.7} aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal container={overlayRoot()}>
        <Base.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className={popup.popup}>
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className={popup.item}>
                  <Base.ItemText className={popup.itemText}>{option.label}</Base.ItemText>
                  {option.hint && <span className={popup.itemHint}>{option.hint}</span>}
                  <Base.ItemIndicator>
                    <IconCheck size={15} stroke={1.8} aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export function SelectField<Value extends string>({
  label,
  hint,
  error,
  ...rest
}: FieldProps & Omit<SelectProps<Value>, 'id' | 'aria-label'>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <Select {...rest} {...control} />}
    </Field>
  );
}
