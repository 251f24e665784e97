import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { FieldType } from '@/modules/object-metadata';
import { SettingsPage } from '@/modules/settings';
import { Button, ButtonLink } from '@/modules/ui/primitives/Button';
import { Breadcrumb } from '../Breadcrumb';
import { CREATE_FIELD, type NewFieldValues } from '../changes.graphql';
import type { DataModel } from '../dataModel';
import { NewFormula } from '../formula/NewFormula';
import { NewRollup } from '../formula/NewRollup';
import { ModelState } from '../ModelState';
import { NoSuchObject } from '../object/NoSuchObject';
import { dataModelPath, modelObjectPath } from '../paths';
import { NewRelationForm } from '../relation/NewRelationForm';
import type { ModelObject } from '../types';
import { useModelMutation } from '../useModelMutation';
import { ChosenType } from './ChosenType';
import { type FieldChoice, findChoice } from './fieldChoices';
import { fieldInputs, newFieldDraft, valuesOf } from './fieldDraft';
import { PlainFieldForm } from './PlainFieldForm';
import { TypePicker } from './TypePicker';

/** A new field of an object: first what it can hold, then everything else. */
export function NewFieldPage({ objectName }: { objectName: string }) {
  return (
    <ModelState>
      {(model) => {
        const object = model.findByName(objectName);
        return object ? <NewField model={model} object={object} /> : <NoSuchObject />;
      }}
    </ModelState>
  );
}

function NewField({ model, object }: { model: DataModel; object: ModelObject }) {
  const [params] = useSearchParams();
  const choice = findChoice(params.get('kind'));
  return (
    <>
      <Breadcrumb
        ways={[
          { to: dataModelPath, label: 'Data model' },
          { to: modelObjectPath(object), label: object.labelPlural },
        ]}
      />
      <SettingsPage
        title="New field"
        description={
          choice ? undefined : `What else should be known of ${object.labelPlural.toLowerCase()}? Choose what it holds.`
        }
      >
        {choice ? <NewFieldOf key={choice.id} model={model} object={object} choice={choice} /> : <TypePicker />}
      </SettingsPage>
    </>
  );
}

function NewFieldOf({ model, object, choice }: { model: DataModel; object: ModelObject; choice: FieldChoice }) {
  return (
    <>
      <ChosenType choice={choice}>
        <ButtonLink to="?" variant="ghost">
          Change
        </ButtonLink>
      </ChosenType>
      {choice.id === 'RELATION' && <NewRelationForm model={model} object={object} />}
      {choice.id === 'FORMULA' && <NewFormula model={model} object={object} />}
      {choice.id === 'ROLLUP' && <NewRollup model={model} object={object} />}
      {choice.id !== 'RELATION' && choice.id !== 'FORMULA' && choice.id !== 'ROLLUP' && (
        <NewPlainField object={object} type={choice.id} />
      )}
    </>
  );
}

function NewPlainField({ object, type }: { object: ModelObject; type: FieldType }) {
  const navigate = useNavigate();
  const [start] = useState(() => newFieldDraft(type));
  const create = useModelMutation(CREATE_FIELD, { done: 'Field created', inputs: fieldInputs });
  return (
    <PlainFieldForm
      object={object}
      start={start}
      errors={create.errors}
      isExisting={false}
      isRenamable
      onSubmit={(draft) => {
        const field = { ...valuesOf(draft, null), type, objectMetadataId: object.id } as NewFieldValues;
        void create.run({ input: { field } }).then((made) => made && navigate(modelObjectPath(object)));
      }}
    >
      {() => (
        <>
          <ButtonLink to={modelObjectPath(object)}>Cancel</ButtonLink>
          <Button type="submit" variant="primary" isBusy={create.isBusy}>
            Create field
          </Button>
        </>
      )}
    </PlainFieldForm>
  );
}
