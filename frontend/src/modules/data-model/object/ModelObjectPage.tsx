import type { ReactNode } from 'react';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { ButtonLink } from '@/modules/ui/primitives/Button';
import type { DataModel } from '../dataModel';
import { ModelState } from '../ModelState';
import { dataModelPath, type ObjectTab } from '../paths';
import type { ModelObject } from '../types';
import { FieldsTab } from './FieldsTab';
import { IndexesTab } from './IndexesTab';
import { ObjectHead } from './ObjectHead';
import { RelationsTab } from './RelationsTab';

interface ModelObjectPageProps {
  name: string;
  tab: ObjectTab | undefined;
}

/** One object: its fields, where they lead, what is kept unique, and what it is called. */
export function ModelObjectPage({ name, tab }: ModelObjectPageProps) {
  return (
    <ModelState>
      {(model) => {
        const object = model.findByName(name);
        if (!object) return <Gone />;
        return (
          <>
            <ObjectHead object={object} />
            <Tab key={object.id} model={model} object={object} tab={tab} />
          </>
        );
      }}
    </ModelState>
  );
}

function Tab({ model, object, tab }: { model: DataModel; object: ModelObject; tab: ObjectTab | undefined }): ReactNode {
  if (tab === 'relations') return <RelationsTab model={model} object={object} />;
  if (tab === 'indexes') return <IndexesTab object={object} />;
  return <FieldsTab model={model} object={object} />;
}

function Gone() {
  return (
    <EmptyState
      as="h2"
      line="There is no such object."
      detail="It was renamed or deleted."
      action={<ButtonLink to={dataModelPath}>All objects</ButtonLink>}
    />
  );
}
