import { useState } from 'react';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { SearchBox } from '@/modules/ui/primitives/SearchBox';
import { Switch } from '@/modules/ui/primitives/Switch';
import type { DataModel } from '../dataModel';
import type { ModelObject } from '../types';
import { chooseFields } from './chooseFields';
import { FieldTable } from './FieldTable';
import * as s from './FieldsTab.css';

/** The fields of an object: those in use, those put aside, and on demand the system's own. */
export function FieldsTab({ model, object }: { model: DataModel; object: ModelObject }) {
  const [query, setQuery] = useState('');
  const [withSystem, setWithSystem] = useState(false);
  const { active, inactive } = chooseFields(object, { query, withSystem });
  return (
    <div className={s.list}>
      <div className={s.tools}>
        <SearchBox label="Search fields" value={query} onChange={setQuery} />
        <Switch label="System fields" checked={withSystem} onChange={setWithSystem} />
      </div>
      {active.length > 0 && <FieldTable label="Fields" model={model} object={object} fields={active} />}
      {inactive.length > 0 && (
        <section className={s.section}>
          <h3 className={s.heading}>Deactivated</h3>
          <FieldTable label="Deactivated fields" model={model} object={object} fields={inactive} />
        </section>
      )}
      {active.length + inactive.length === 0 && (
        <EmptyState line={query ? `No field is called “${query.trim()}”.` : 'There is no field yet.'} />
      )}
    </div>
  );
}
