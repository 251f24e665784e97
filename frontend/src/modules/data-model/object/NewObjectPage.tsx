import { type FormEvent, useState } from 'react';
import { useNavigate } from 'react-router';
import { Banner } from '@/modules/ui/primitives/Banner';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { SettingsPage } from '@/modules/settings';
import { Breadcrumb } from '../Breadcrumb';
import { CREATE_OBJECT } from '../changes.graphql';
import { dataModelPath, modelObjectPath } from '../paths';
import { useModelMutation } from '../useModelMutation';
import { checkObject, newObjectDraft, objectInputs } from './objectDraft';
import { ObjectFields } from './ObjectFields';
import * as s from './ObjectForm.css';

/** A new kind of record. */
export function NewObjectPage() {
  const navigate = useNavigate();
  const [draft, setDraft] = useState(newObjectDraft);
  const [isChecked, setIsChecked] = useState(false);
  const create = useModelMutation(CREATE_OBJECT, { done: `${draft.labelPlural} created`, inputs: objectInputs });
  const wrong = checkObject(draft);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setIsChecked(true);
    if (Object.keys(wrong).length) return;
    const created = await create.run({ input: { object: draft } }, draft);
    if (created) await navigate(modelObjectPath(created.createOneObject));
  }

  return (
    <>
      <Breadcrumb ways={[{ to: dataModelPath, label: 'Data model' }]} />
      <SettingsPage
        title="New object"
        description="A kind of record with a table of its own: projects, invoices, site visits. It begins with a name; fields follow."
      >
        <form className={s.form} onSubmit={(event) => void submit(event)} noValidate>
          {create.errors.general && <Banner tone="danger">{create.errors.general}</Banner>}
          <ObjectFields
            draft={draft}
            onChange={setDraft}
            errors={{ ...(isChecked ? wrong : {}), ...create.errors.at }}
            isRenamable
          />
          <div className={s.actions}>
            <ButtonLink to={dataModelPath}>Cancel</ButtonLink>
            <Button type="submit" variant="primary" isBusy={create.isBusy}>
              Create object
            </Button>
          </div>
        </form>
      </SettingsPage>
    </>
  );
}
