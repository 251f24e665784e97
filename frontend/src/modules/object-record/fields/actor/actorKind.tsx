import { selectField } from '../../query/ast';
import { type FieldKind, refused } from '../fieldKind';
import { compareTexts } from '../shared/compare';
import { muted, plain, recordMark } from '../shared/displays';
import { textFiltering } from '../shared/filters';
import { isObject, orderByParts, textOf } from '../shared/scalar';

export interface Actor {
  readonly source: string;
  readonly name: string;
  readonly workspaceMemberId: string | null;
}

const sourceLabels: Readonly<Record<string, string>> = {
  API: 'API',
  IMPORT: 'Import',
  EMAIL: 'E-mail',
  CALENDAR: 'Calendar',
  WORKFLOW: 'Workflow',
  AGENT: 'Agent',
  SYSTEM: 'System',
  WEBHOOK: 'Webhook',
  APPLICATION: 'App',
  MANUAL: 'Someone',
};

const isEmpty = (value: Actor | null) => !value?.name && !value?.source;
const nameOf = ({ name, source }: Actor) => name || sourceLabels[source] || source;

/** Who did it: the server writes it. */
export const actorKind: FieldKind<Actor> = {
  type: 'ACTOR',
  width: 168,
  alignment: 'start',
  editing: 'none',
  Editor: null,
  toSelection: (field) => [selectField(field.name, ['source', 'name', 'workspaceMemberId'])],
  read: (node, field) => {
    const value = node[field.name];
    if (!isObject(value)) return null;
    const member = value['workspaceMemberId'];
    return {
      source: textOf(value['source']),
      name: textOf(value['name']),
      workspaceMemberId: typeof member === 'string' ? member : null,
    };
  },
  toInput: () => ({}),
  isEmpty,
  format: nameOf,
  parse: () => refused('The server keeps this field'),
  display: (value) =>
    value.workspaceMemberId ? (
      <>
        {recordMark('workspaceMember', nameOf(value))}
        {plain(nameOf(value))}
      </>
    ) : (
      muted(nameOf(value))
    ),
  ...textFiltering<Actor>([{ path: (field) => [field.name, 'name'], texts: ({ name }) => [name] }], isEmpty),
  toOrderBy: (direction, field) => orderByParts(field, ['name'], direction),
  compare: (left, right) => compareTexts(nameOf(left), nameOf(right)),
};
