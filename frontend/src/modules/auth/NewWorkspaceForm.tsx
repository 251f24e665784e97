import { Banner } from '@/modules/ui/primitives/Banner';
import { Button } from '@/modules/ui/primitives/Button';
import { TextField } from '@/modules/ui/primitives/Field';
import * as s from './AuthLayout.css';
import type { NewWorkspace } from './authApi';
import { checkFilled } from './fieldErrors';
import { useAuthForm } from './useAuthForm';

const required = {
  workspaceName: 'Give your workspace a name.',
  firstName: 'Enter your first name.',
};

export function NewWorkspaceForm({ onSubmit }: { onSubmit: (workspace: NewWorkspace) => Promise<void> }) {
  const { errors, isBusy, formProps } = useAuthForm(
    (values) => checkFilled(values, required),
    ({ workspaceName = '', firstName = '', lastName = '' }) =>
      onSubmit({
        displayName: workspaceName.trim(),
        yourName: { firstName: firstName.trim(), lastName: lastName.trim() },
      }),
  );
  return (
    <form className={s.form} {...formProps}>
      {errors.form && <Banner tone="danger">{errors.form}</Banner>}
      <TextField
        name="workspaceName"
        label="Workspace name"
        hint="Usually your company. You can change it later."
        autoComplete="organization"
        error={errors.workspaceName}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the step exists for this field
        autoFocus
      />
      <div className={s.pair}>
        <TextField name="firstName" label="Your first name" autoComplete="given-name" error={errors.firstName} />
        <TextField name="lastName" label="Last name" autoComplete="family-name" error={errors.lastName} />
      </div>
      <Button type="submit" variant="primary" size="large" isWide isBusy={isBusy}>
        Create workspace
      </Button>
    </form>
  );
}
