import { Link } from 'react-router';
import { ProgressBar } from '@/modules/ui/primitives/ProgressBar';
import { countOf } from '@/modules/ui/count';
import type { DataModel } from '../dataModel';
import { FieldIcon } from '../FieldIcon';
import { fieldTypeOf } from '../fieldType';
import type { DataModelJob } from '../jobs/jobs.graphql';
import { findFieldJob, shareOf, useJobs } from '../jobs/useJobs';
import { modelFieldPath } from '../paths';
import { farSides } from '../relation/farSides';
import * as t from '../Table.css';
import type { ModelField, ModelObject } from '../types';
import * as s from './FieldTable.css';

interface FieldTableProps {
  label: string;
  model: DataModel;
  object: ModelObject;
  fields: readonly ModelField[];
}

export function FieldTable({ label, model, object, fields }: FieldTableProps) {
  const jobs = useJobs();
  return (
    <table className={t.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className={t.head}>
            Field
          </th>
          <th scope="col" className={s.headType}>
            Type
          </th>
          <th scope="col" className={t.headAside}>
            Kind
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <FieldRow key={field.id} model={model} object={object} field={field} job={findFieldJob(jobs, field.id)} />
        ))}
      </tbody>
    </table>
  );
}

interface FieldRowProps {
  model: DataModel;
  object: ModelObject;
  field: ModelField;
  /** What goes on with it. */
  job: DataModelJob | null;
}

function FieldRow({ model, object, field, job }: FieldRowProps) {
  const type = fieldTypeOf(field);
  return (
    <tr className={t.row} data-quiet={!field.isActive || undefined}>
      <th scope="row" className={t.first}>
        <FieldName object={object} field={field} />
      </th>
      <td className={s.type}>
        <span className={s.typeName}>
          <type.icon size={15} stroke={1.6} aria-hidden />
          {type.label}
        </span>
        {job ? (
          <ProgressBar label={`${field.label} is being changed`} share={shareOf(job)} />
        ) : (
          <span className={s.typeDetail}>{detailOf(model, field)}</span>
        )}
      </td>
      <td className={t.aside}>{field.isSystem ? 'System' : field.isCustom ? 'Custom' : 'Standard'}</td>
    </tr>
  );
}

function FieldName({ object, field }: { object: ModelObject; field: ModelField }) {
  const marks = marksOf(object, field);
  return (
    <span className={t.named}>
      <span className={s.icon}>
        <FieldIcon name={field.icon} fallback={fieldTypeOf(field).icon} />
      </span>
      <span className={t.words}>
        <Link className={t.link} to={modelFieldPath(object, field)}>
          {field.label}
        </Link>
        {marks.length > 0 && <span className={t.detail}>{marks.join(' · ')}</span>}
      </span>
    </span>
  );
}

function marksOf(object: ModelObject, { id, isUnique, isNullable, isSystem, type, description }: ModelField): string[] {
  const isChoice = type === 'RELATION' || type === 'MORPH_RELATION';
  return [
    id === object.labelIdentifierFieldMetadataId && 'Names the record',
    isUnique && 'Unique',
    !isNullable && !isSystem && !isChoice && 'Always filled',
    description,
  ].filter((mark) => typeof mark === 'string' && mark !== '') as string[];
}

function detailOf(model: DataModel, field: ModelField): string | null {
  const shown = farSides(model, field).map(({ target }) => target);
  if (shown.length > 3) return countOf(shown.length, 'object');
  if (shown.length) return shown.map(({ labelPlural }) => labelPlural).join(', ');
  return field.options && field.type !== 'RATING' ? countOf(field.options.length, 'option') : null;
}
