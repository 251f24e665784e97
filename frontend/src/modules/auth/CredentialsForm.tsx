import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { TextField } from '@/modules/ui/primitives/Field';
import { PasswordField } from '@/modules/ui/primitives/PasswordField';
import * as s from './AuthLayout.css';
import type { Credentials } from './authApi';
import { checkEmail, checkNewPassword, checkPassword } from './fieldErrors';
import { useAuthForm } from './useAuthForm';

interface CredentialsFormProps {
  /** A new account asks for a password worth having; an old one takes what it has. */
  isNew: boolean;
  submitLabel: string;
  onSubmit: (credentials: Credentials) => Promise<void>;
}

export function CredentialsForm({ isNew, submitLabel, onSubmit }: CredentialsFormProps) {
  const { errors, isBusy, formProps } = useAuthForm(
    ({ email = '', password = '' }) => ({
      ...checkEmail(email),
      ...(isNew ? checkNewPassword(password) : checkPassword(password)),
    }),
    ({ email = '', password = '' }) => onSubmit({ email: email.trim(), password }),
  );
  return (
    <form className={s.form} {...formProps}>
      {errors.form && <Banner tone="danger">{errors.form}</Banner>}
      <TextField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.email}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page exists for this field
        autoFocus
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        hint={isNew ? 'At least 8 characters.' : undefined}
        error={errors.password}
      />
      <Button type="submit" variant="primary" size="large" isWide isBusy={isBusy}>
        {submitLabel}
      </Button>
    </form>
  );
}
