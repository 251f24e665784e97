import { type ComponentProps, useState } from 'react';
import { IconEye, IconEyeOff } from '../icons';
import { IconButton } from './Button';
import { Field, type FieldProps } from './Field';
import * as s from './Field.css';

type PasswordFieldProps = FieldProps & Omit<ComponentProps<'input'>, 'className' | 'id' | 'type'>;

export function PasswordField({ label, hint, error, ...rest }: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className={s.withAction}>
          <input {...rest} {...control} type={isShown ? 'text' : 'password'} className={s.inputWithAction} />
          <span className={s.action}>
            <IconButton
              icon={isShown ? IconEyeOff : IconEye}
              label={isShown ? 'Hide password' : 'Show password'}
              aria-pressed={isShown}
              onClick={() => setIsShown(!isShown)}
            />
          </span>
        </div>
      )}
    </Field>
  );
}
