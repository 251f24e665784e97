import { type ComponentProps, type ReactNode, useId } from 'react';
import { IconAlertTriangle } from '../icons';
import * as s from './Field.css';

export interface FieldProps {
  label: string;
  hint?: ReactNode;
  error?: string | null;
}

interface Control {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A label, whatever it labels, and what is wrong with it: said next to it and read out with it. */
export function Field({ label, hint, error, children }: FieldProps & { children: (control: Control) => ReactNode }) {
  const id = useId();
  const noteId = `${id}-note`;
  return (
    <div className={s.field}>
      <label className={s.label} htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        'aria-describedby': error || hint ? noteId : undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {error ? (
        <FieldError id={noteId}>{error}</FieldError>
      ) : (
        hint && (
          <div id={noteId} className={s.hint}>
            {hint}
          </div>
        )
      )}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} className={s.error} role="alert">
      <IconAlertTriangle size={14} stroke={1.7} className={s.errorIcon} aria-hidden />
      <span>{children}</span>
    </div>
  );
}

type TextFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'className' | 'id'>;

export function TextField({ label, hint, error, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <input type="text" {...rest} {...control} className={s.input} />}
    </Field>
  );
}

type TextAreaProps = FieldProps & Omit<ComponentProps<'textarea'>, 'className' | 'id'>;

export function TextArea({ label, hint, error, ...rest }: TextAreaProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => <textarea {...rest} {...control} className={s.input} />}
    </Field>
  );
}
