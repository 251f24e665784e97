import { describe, expect, it } from 'vitest';
import type { ModelObject } from '../types';
import { changeRelation, checkRelation, newRelationDraft, relationValues } from './relationDraft';

const object = (id: string, labelSingular: string, labelPlural: string) =>
  ({ id, labelSingular, labelPlural }) as ModelObject;
const project = object('p', 'Project', 'Projects');
const others = [object('c', 'Company', 'Companies'), object('e', 'Person', 'People')];
const find = (id: string) => others.find((each) => each.id === id) ?? null;
const change = (draft = newRelationDraft, patch: Partial<typeof newRelationDraft> = {}) =>
  changeRelation(draft, patch, project, find);

describe('a relation being described', () => {
  it('is called after what it leads to, one or many, from either side', () => {
    const toOne = change(newRelationDraft, { targetIds: ['c'] });
    expect(toOne).toMatchObject({ label: 'Company', name: 'company', targetLabel: 'Projects' });
    expect(change(toOne, { kind: 'ONE_TO_MANY' })).toMatchObject({ label: 'Companies', targetLabel: 'Project' });
    expect(change(toOne, { kind: 'MANY_TO_MANY' })).toMatchObject({ label: 'Companies', targetLabel: 'Projects' });
    expect(change(toOne, { targetIds: ['e'] })).toMatchObject({ label: 'Person' });
  });

  it('keeps what somebody chose to call it', () => {
    const named = change(change(newRelationDraft, { targetIds: ['c'] }), { label: 'Customer' });
    expect(change(named, { kind: 'MANY_TO_MANY' })).toMatchObject({ label: 'Customer', targetLabel: 'Projects' });
  });

  it('leads to one object, unless it leads to one of several', () => {
    const morph = change(change(newRelationDraft, { kind: 'MORPH' }), { targetIds: ['c', 'e'] });
    expect(checkRelation(morph)).toEqual({});
    expect(relationValues(morph, 'p')).toMatchObject({
      type: 'MORPH_RELATION',
      morphRelationsCreationPayload: [
        { type: 'MANY_TO_ONE', targetObjectMetadataId: 'c' },
        { type: 'MANY_TO_ONE', targetObjectMetadataId: 'e' },
      ],
    });
    expect(change(morph, { kind: 'MANY_TO_ONE' }).targetIds).toEqual(['c']);
    expect(checkRelation({ ...morph, targetIds: ['c'] })).toHaveProperty('target');
  });

  it('is sent with both of its sides', () => {
    const draft = change(newRelationDraft, { kind: 'MANY_TO_MANY', targetIds: ['c'] });
    expect(relationValues(draft, 'p')).toMatchObject({
      type: 'RELATION',
      name: 'companies',
      relationCreationPayload: { type: 'MANY_TO_MANY', targetObjectMetadataId: 'c', targetFieldLabel: 'Projects' },
    });
  });
});
