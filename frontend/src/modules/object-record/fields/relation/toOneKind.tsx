import type { FieldMetadata, FieldType } from '@/modules/object-metadata';
import { selectField } from '../../query/ast';
import { labelFieldOf, readReference, referenceSelection, untitled } from '../../query/references';
import { metadataStore } from '@/modules/object-metadata';
import type { FieldFilter, FieldValues, RecordReference } from '../../types';
import { type FieldKind, type OrderDirection, parsed, refused } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { plain, recordMark } from '../shared/displays';
import { allOf, anyOf, at, isNotNull, isNull, not } from '../shared/filters';
import { RelationEditor } from '../shared/lazyEditors';
import { type RelationTarget, targetsOf } from './targets';

/** Filter values name a record as `id`, or as `object/id` where several objects may be meant. */
export const referenceCode = ({ objectName, id }: RecordReference): string => `${objectName}/${id}`;

const idOf = (code: string): string => code.slice(code.indexOf('/') + 1);
const isMeant = (code: string, { objectName }: RelationTarget) =>
  !code.includes('/') || code.startsWith(`${objectName}/`);

function chosen({ values }: FieldFilter, field: FieldMetadata): FieldValues {
  const conditions = targetsOf(field).flatMap((target) => {
    const ids = values.filter((code) => isMeant(code, target)).map(idOf);
    return ids.length ? [at([target.joinColumn], ids.length === 1 ? { eq: ids[0] } : { in: ids })] : [];
  });
  return anyOf(conditions);
}

const withoutTarget = (field: FieldMetadata) =>
  allOf(targetsOf(field).map(({ joinColumn }) => at([joinColumn], isNull)));

function toFilter(filter: FieldFilter, field: FieldMetadata): FieldValues {
  if (filter.operand === 'IS_EMPTY') return withoutTarget(field);
  if (filter.operand === 'IS_NOT_EMPTY')
    return anyOf(targetsOf(field).map(({ joinColumn }) => at([joinColumn], isNotNull)));
  if (filter.operand === 'IS') return chosen(filter, field);
  return anyOf([not(chosen(filter, field)), withoutTarget(field)]);
}

function evaluate(filter: FieldFilter, value: RecordReference | null): boolean {
  if (filter.operand === 'IS_EMPTY') return value === null;
  if (filter.operand === 'IS_NOT_EMPTY') return value !== null;
  const isChosen = value !== null && filter.values.map(idOf).includes(value.id);
  return filter.operand === 'IS' ? isChosen : !isChosen;
}

/** By the name of the other record, which is what is on the screen. */
function toOrderBy(direction: OrderDirection, field: FieldMetadata): readonly FieldValues[] | null {
  const [target, ...others] = targetsOf(field);
  const object = target && metadataStore.getCurrent().findBySingular(target.objectName);
  const label = object && labelFieldOf(object);
  if (!label || others.length) return null;
  if (label.type !== 'FULL_NAME') return [at([target.apiName], { [label.name]: direction })];
  return ['firstName', 'lastName'].map((part) => at([target.apiName, label.name], { [part]: direction }));
}

function toOneKind(type: FieldType): FieldKind<RecordReference> {
  return {
    type,
    width: 176,
    alignment: 'start',
    editing: 'popover',
    Editor: RelationEditor,
    toSelection: (field) =>
      targetsOf(field).map(({ apiName, objectName }) => selectField(apiName, referenceSelection(objectName))),
    read: (node, field) => {
      for (const { apiName, objectName } of targetsOf(field)) {
        const reference = readReference(node[apiName], objectName);
        if (reference) return reference;
      }
      return null;
    },
    toInput: (value, field) =>
      Object.fromEntries(
        targetsOf(field).map(({ joinColumn, objectName }) => [
          joinColumn,
          value?.objectName === objectName ? value.id : null,
        ]),
      ),
    isEmpty: (value) => value === null,
    format: ({ label }) => label,
    parse: (text) => (text.trim() ? refused('Choose a record from the list') : parsed<RecordReference>(null)),
    display: ({ objectName, label }) => (
      <>
        {recordMark(objectName, label)}
        {plain(label || untitled)}
      </>
    ),
    operands: ['IS', 'IS_NOT', 'IS_EMPTY', 'IS_NOT_EMPTY'],
    toFilter,
    evaluate,
    toOrderBy,
    compare: (left, right) => compareTexts(left.label, right.label),
  };
}

export const relationKind = toOneKind('RELATION');
export const morphRelationKind = toOneKind('MORPH_RELATION');
