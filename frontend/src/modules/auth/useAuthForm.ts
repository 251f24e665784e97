import { type FormEvent, useRef, useState } from 'react';
import type { AuthField, FieldErrors } from './fieldErrors';
import { fieldErrorsOf } from './fieldErrors';

type Values = Partial<Record<AuthField, string>>;

/** A form of the way in: validate, submit, and stand next to whatever is wrong. */
export function useAuthForm(validate: (values: Values) => FieldErrors, submit: (values: Values) => Promise<void>) {
  const form = useRef<HTMLFormElement>(null);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [isBusy, setIsBusy] = useState(false);

  const show = (next: FieldErrors) => {
    setErrors(next);
    const first = Object.keys(next).find((name) => name !== 'form');
    if (first) form.current?.querySelector<HTMLInputElement>(`[name=${first}]`)?.focus();
    return Object.keys(next).length > 0;
  };

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const values = Object.fromEntries(new FormData(event.currentTarget)) as Values;
    if (show(validate(values))) return;
    setIsBusy(true);
    try {
      await submit(values);
    } catch (error) {
      show(fieldErrorsOf(error));
    } finally {
      setIsBusy(false);
    }
  }

  return { errors, isBusy, formProps: { ref: form, onSubmit, noValidate: true } };
}
