import { Link } from 'react-router';
import { IconPlus } from '@/modules/ui/icons';
import { ButtonLink } from '@/modules/ui/primitives/Button';
import { EmptyState } from '@/modules/ui/primitives/EmptyState';
import { type DataModel, listedFields } from '../dataModel';
import { FieldIcon } from '../FieldIcon';
import { fieldTypeOf } from '../fieldType';
import { ObjectTile } from '../ObjectTile';
import { modelFieldPath, modelObjectPath, newFieldPath } from '../paths';
import { farSides } from '../relation/farSides';
import type { ModelField, ModelObject, ModelRelation } from '../types';
import * as s from './RelationsTab.css';

/** Where the records of an object lead, each relation from both sides. */
export function RelationsTab({ model, object }: { model: DataModel; object: ModelObject }) {
  const relations = listedFields(object)
    .filter(({ isActive }) => isActive)
    .flatMap((field) => farSides(model, field).map((relation) => ({ field, relation })))
    .filter(({ relation }) => !relation.target.isSystem);
  if (relations.length === 0) {
    return (
      <EmptyState
        line={`${object.labelPlural} lead nowhere yet.`}
        detail="A relation lets a record name records of another object."
        action={
          <ButtonLink icon={IconPlus} to={newFieldPath(object)}>
            New field
          </ButtonLink>
        }
      />
    );
  }
  return (
    <ul className={s.list}>
      {relations.map(({ field, relation }) => (
        <RelationRow key={`${field.id}/${relation.target.id}`} object={object} field={field} relation={relation} />
      ))}
    </ul>
  );
}

interface RelationRowProps {
  object: ModelObject;
  field: ModelField;
  relation: ModelRelation;
}

function RelationRow({ object, field, relation: { target, inverse } }: RelationRowProps) {
  const type = fieldTypeOf(field);
  return (
    <li className={s.row}>
      <Side object={object} field={field} />
      <span className={s.middle}>
        <type.icon size={18} stroke={1.5} aria-hidden />
        {type.label}
      </span>
      <Side object={target} field={inverse} />
    </li>
  );
}

function Side({ object, field }: { object: ModelObject; field: ModelField | null }) {
  return (
    <span className={s.side}>
      <ObjectTile object={object} />
      <span className={s.words}>
        <Link className={s.object} to={modelObjectPath(object)}>
          {object.labelPlural}
        </Link>
        {field && (
          <Link className={s.field} to={modelFieldPath(object, field)}>
            <FieldIcon name={field.icon} fallback={fieldTypeOf(field).icon} size={13} />
            {field.label}
          </Link>
        )}
      </span>
    </span>
  );
}
