import type { ReactNode } from 'react';
import type { DataModel } from '../dataModel';
import { ModelState } from '../ModelState';
import type { ObjectTab } from '../paths';
import type { ModelObject } from '../types';
import { FieldsTab } from './FieldsTab';
import { IndexesTab } from './IndexesTab';
import { NoSuchObject } from './NoSuchObject';
import { ObjectHead } from './ObjectHead';
import { RelationsTab } from './RelationsTab';
import { SettingsTab } from './SettingsTab';

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
        if (!object) return <NoSuchObject />;
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
  if (tab === 'settings') return <SettingsTab object={object} />;
  return <FieldsTab model={model} object={object} />;
}
