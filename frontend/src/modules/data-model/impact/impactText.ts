/** What a change reaches, in words. */
import { countOf } from '@/modules/ui/count';
import type { Impact, ImpactDependant } from './impact.graphql';

/** One and several of each kind of thing that rests on the data model. */
const words: Readonly<Record<string, readonly [one: string, many: string]>> = {
  view: ['view', 'views'],
  viewField: ['column of a view', 'columns of views'],
  viewFilter: ['filter of a view', 'filters of views'],
  viewFilterGroup: ['group of filters', 'groups of filters'],
  viewSort: ['sort order of a view', 'sort orders of views'],
  viewGroup: ['group of a board', 'groups of boards'],
  objectPermission: ['right of a role', 'rights of roles'],
  fieldPermission: ['right of a role', 'rights of roles'],
  role: ['role', 'roles'],
  webhook: ['webhook', 'webhooks'],
  fieldMetadata: ['field', 'fields'],
  formula: ['formula', 'formulas'],
  rollup: ['rollup', 'rollups'],
  relation: ['relation', 'relations'],
  index: ['index', 'indexes'],
  pageLayout: ['page layout', 'page layouts'],
  pageLayoutWidget: ['widget', 'widgets'],
  navigationMenuItem: ['place in the navigation', 'places in the navigation'],
  commandMenuItem: ['command', 'commands'],
  dataModelJob: ['job that is not done', 'jobs that are not done'],
};

/** `viewGroupSetting` → "view group setting" */
const plainWords = (kind: string) => kind.replaceAll(/([a-z])([A-Z])/gu, '$1 $2').toLowerCase();

export interface ImpactLine {
  effect: ImpactDependant['effect'];
  /** "3 views", "1 formula" */
  what: string;
  /** A few of their names. */
  names: string;
}

const order = ['BLOCKS', 'REMOVED', 'CHANGED'] as const;
const shown = 4;

export function impactLines({ dependants }: Pick<Impact, 'dependants'>): ImpactLine[] {
  const groups = new Map<string, ImpactDependant[]>();
  for (const each of dependants) {
    const key = `${each.effect} ${each.kind}`;
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()]
    .flatMap(([first, ...rest]) => (first ? [lineOf(first, [first, ...rest])] : []))
    .toSorted((a, b) => order.indexOf(a.effect) - order.indexOf(b.effect));
}

function lineOf({ kind, effect }: ImpactDependant, all: readonly ImpactDependant[]): ImpactLine {
  const [one, many] = words[kind] ?? [plainWords(kind), `${plainWords(kind)}s`];
  const names = [...new Set(all.map(({ name }) => name).filter(Boolean))];
  const more = names.length > shown ? ` and ${names.length - shown} more` : '';
  return { effect, what: countOf(all.length, one, many), names: names.slice(0, shown).join(', ') + more };
}

/** How many records lose something or are written again. */
export function recordsReached({ steps }: Impact): number {
  return Math.max(0, ...steps.filter((step) => step.isDestructive || step.isRewrite).map(({ rows }) => rows));
}

/** What becomes of them. */
export function fateOfRecords({ isDestructive, steps }: Pick<Impact, 'isDestructive' | 'steps'>): string {
  if (!isDestructive) return 'are written again';
  return steps.some(({ kind }) => kind === 'removeTable') ? 'go out of sight' : 'may lose a value';
}

export const isBlocked = ({ dependants }: Impact): boolean => dependants.some(({ effect }) => effect === 'BLOCKS');

/** Whether somebody should know before it happens. */
export const isWorthAsking = (impact: Impact): boolean =>
  impact.isLong || (impact.isDestructive && recordsReached(impact) > 0) || impact.dependants.length > 0;
