import { useState } from 'react';
import { Link } from 'react-router';
import { numberText } from '@/modules/ui/count';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { SearchBox } from '@/modules/ui/primitives/SearchBox';
import { Switch } from '@/modules/ui/primitives/Switch';
import { type DataModel, listedFields } from '../dataModel';
import { ObjectTile } from '../ObjectTile';
import { modelObjectPath } from '../paths';
import * as t from '../Table.css';
import type { ModelObject } from '../types';
import { chooseObjects } from './chooseObjects';
import * as s from './ObjectList.css';
import { useRecordCounts } from './useRecordCounts';

/** Every object of the workspace: those in use, those put aside, and on demand the system's own. */
export function ObjectList({ model }: { model: DataModel }) {
  const [query, setQuery] = useState('');
  const [withSystem, setWithSystem] = useState(false);
  const counts = useRecordCounts();
  const { active, inactive } = chooseObjects(model.objects, { query, withSystem });
  return (
    <div className={s.list}>
      <div className={s.tools}>
        <SearchBox label="Search objects" value={query} onChange={setQuery} />
        <Switch label="System objects" checked={withSystem} onChange={setWithSystem} />
      </div>
      {active.length > 0 && <ObjectTable label="Objects" objects={active} counts={counts} />}
      {inactive.length > 0 && (
        <section className={s.section}>
          <h3 className={s.heading}>Deactivated</h3>
          <ObjectTable label="Deactivated objects" objects={inactive} counts={counts} />
        </section>
      )}
      {active.length + inactive.length === 0 && (
        <EmptyState line={`No object is called “${query.trim()}”.`} detail="Try a part of its name, or create it." />
      )}
    </div>
  );
}

interface ObjectTableProps {
  label: string;
  objects: readonly ModelObject[];
  counts: ReadonlyMap<string, number>;
}

function ObjectTable({ label, objects, counts }: ObjectTableProps) {
  return (
    <table className={t.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={t.head}>
            Object
          </th>
          <th scope="col" className={t.headNumber}>
            Fields
          </th>
          <th scope="col" className={t.headNumber}>
            Records
          </th>
          <th scope="col" className={t.headAside}>
            Kind
          </th>
        </tr>
      </thead>
      <tbody>
        {objects.map((object) => (
          <ObjectRow key={object.id} object={object} count={counts.get(object.namePlural)} />
        ))}
      </tbody>
    </table>
  );
}

function ObjectRow({ object, count }: { object: ModelObject; count: number | undefined }) {
  return (
    <tr className={t.row} data-quiet={!object.isActive || undefined}>
      <th scope="row" className={t.first}>
        <span className={t.named}>
          <ObjectTile object={object} />
          <span className={t.words}>
            <Link className={t.link} to={modelObjectPath(object)}>
              {object.labelPlural}
            </Link>
            {object.description && <span className={t.detail}>{object.description}</span>}
          </span>
        </span>
      </th>
      <td className={t.number}>
        {listedFields(object).filter(({ isActive, isSystem }) => isActive && !isSystem).length}
      </td>
      <td className={t.number}>{count === undefined ? '' : numberText(count)}</td>
      <td className={t.aside}>{kindOfObject(object)}</td>
    </tr>
  );
}

function kindOfObject({ isSystem, isCustom }: ModelObject): string {
  if (isSystem) return 'System';
  return isCustom ? 'Custom' : 'Standard';
}
