import { describe, expect, it } from 'vitest';
import { DataModel } from '../dataModel';
import type { ModelField, ModelObject } from '../types';
import { changeRollup, checkRollup, newRollup, rollupRelations, rollupResult, rollupSettings } from './rollupDraft';

function field(id: string, type: ModelField['type'], rest: Partial<ModelField> = {}): ModelField {
  return {
    id,
    name: id,
    label: id,
    type,
    isActive: true,
    morphId: null,
    relation: null,
    morphRelations: null,
    ...rest,
  } as ModelField;
}

function relation(id: string, type: 'ONE_TO_MANY' | 'MANY_TO_ONE', target: string): ModelField {
  const reference = { id: target, nameSingular: target, namePlural: target };
  return field(id, 'RELATION', {
    relation: { type, targetObjectMetadata: reference, targetFieldMetadata: { id: 'x', name: 'x' } },
  });
}

const company = {
  id: 'company',
  nameSingular: 'company',
  fields: [
    relation('deals', 'ONE_TO_MANY', 'deal'),
    relation('owner', 'MANY_TO_ONE', 'person'),
    relation('history', 'ONE_TO_MANY', 'timelineActivity'),
  ],
};
const deal = {
  id: 'deal',
  nameSingular: 'deal',
  fields: [
    field('amount', 'CURRENCY'),
    field('stage', 'SELECT'),
    field('createdAt', 'DATE_TIME'),
    field('closeDate', 'DATE'),
  ],
};
const others = ['person', 'timelineActivity'].map((id) => ({ id, nameSingular: id, fields: [] }));
const model = new DataModel([company, deal, ...others] as unknown as ModelObject[]);

const over = (
  patch: Partial<typeof newRollup>,
  draft = changeRollup(newRollup, { relationFieldMetadataId: 'deals' }, model),
) => changeRollup(draft, patch, model);

describe('a rollup being described', () => {
  it('looks at relations to many', () => {
    expect(rollupRelations(model, company as unknown as ModelObject).map(({ id }) => id)).toEqual(['deals']);
  });

  it('forgets a field that does not go with the operation', () => {
    const sum = over({ operation: 'SUM', fieldMetadataId: 'amount' });
    expect(sum.fieldMetadataId).toBe('amount');
    expect(changeRollup(sum, { operation: 'COUNT' }, model).fieldMetadataId).toBeNull();
    expect(over({ operation: 'SUM', fieldMetadataId: 'stage' }).fieldMetadataId).toBeNull();
  });

  it('goes by when records were made, unless told otherwise', () => {
    const latest = over({ operation: 'LATEST', fieldMetadataId: 'stage' });
    expect(latest.sortFieldMetadataId).toBe('createdAt');
    expect(changeRollup(latest, { sortFieldMetadataId: 'closeDate' }, model).sortFieldMetadataId).toBe('closeDate');
  });

  it.each([
    ['COUNT', null, 'NUMBER'],
    ['SUM', 'amount', 'NUMBER'],
    ['MAX', 'closeDate', 'DATE'],
    ['LATEST', 'stage', 'TEXT'],
  ] as const)('%s of %s gives %s', (operation, fieldMetadataId, type) => {
    expect(rollupResult(model, over({ operation, fieldMetadataId }))).toBe(type);
  });

  it('is sent with what it needs only', () => {
    expect(checkRollup(newRollup)).toHaveProperty('relationFieldMetadataId');
    expect(checkRollup(over({ operation: 'AVG' }))).toHaveProperty('fieldMetadataId');
    const count = over({ filter: ' stage = "WON" ' });
    expect(checkRollup(count)).toEqual({});
    expect(JSON.parse(JSON.stringify(rollupSettings(count)))).toEqual({
      relationFieldMetadataId: 'deals',
      operation: 'COUNT',
      filter: 'stage = "WON"',
    });
  });
});
