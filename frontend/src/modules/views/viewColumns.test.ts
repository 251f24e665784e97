import { beforeEach, describe, expect, it } from 'vitest';
import { metadataStore } from '@/modules/object-metadata';
import { fieldOf, person, workspaceObjects } from '@/modules/object-record/testing/metadata';
import type { View, ViewField } from './types';
import { emptyView } from './useView';
import { fieldsFor, layoutOf, positionsFor } from './viewColumns';

const column = (name: string, position: number, more: Partial<ViewField> = {}): ViewField => ({
  id: `view ${name}`,
  fieldMetadataId: fieldOf(person, name).id,
  isVisible: true,
  position,
  size: 150,
  aggregateOperation: null,
  ...more,
});

const view: View = {
  ...emptyView(person, 'All'),
  id: 'view',
  viewFields: [
    column('name', 0),
    column('city', 1),
    column('jobTitle', 2, { size: 320 }),
    column('company', 3, { isVisible: false }),
  ],
};

beforeEach(() => {
  metadataStore.replace(workspaceObjects);
});

describe('the columns of a view', () => {
  it('are its visible fields, in its order; the width is a choice only where somebody made it', () => {
    const layout = layoutOf(view, person);
    expect(layout.order).toEqual(['name', 'city', 'jobTitle', 'company']);
    expect(layout.visibility).toMatchObject({ city: true, company: false, emails: false });
    expect(layout.widths).toEqual({ jobTitle: 320 });
  });

  it('that stay as they are are not written again', () => {
    expect(fieldsFor(view, person, layoutOf(view, person))).toEqual(view.viewFields);
  });

  it('change as little as a move needs', () => {
    const layout = { ...layoutOf(view, person), order: ['name', 'jobTitle', 'city', 'company'] };
    const changed = fieldsFor(view, person, layout).filter((field) => !view.viewFields.includes(field));
    expect(changed).toHaveLength(1);
  });

  it('are made for fields that the view did not have', () => {
    const layout = layoutOf(view, person);
    const fields = fieldsFor(view, person, { ...layout, visibility: { ...layout.visibility, emails: true } });
    const made = fields.find(({ fieldMetadataId }) => fieldMetadataId === fieldOf(person, 'emails').id);
    expect(made).toMatchObject({ isVisible: true, size: 150 });
    expect(made?.position).toBeGreaterThan(3);
  });
});

describe('positions', () => {
  it.each([
    [
      [0, 1, 2],
      [0, 1, 2],
    ],
    [
      [1, 0, 2],
      [1, 1.5, 2],
    ],
    [
      [0, 2, 3, 1],
      [0, 2, 3, 4],
    ],
    [
      [null, 1],
      [0, 1],
    ],
    [
      [5, 5, 5],
      [5, 6, 7],
    ],
  ])('of %j become %j', (before, after) => {
    const positions = positionsFor(before);
    expect(positions).toEqual(positions.toSorted((left, right) => left - right));
    expect(new Set(positions).size).toBe(positions.length);
    expect(positions.filter((position, index) => position !== before[index]).length).toBeLessThanOrEqual(
      after.filter((position, index) => position !== before[index]).length,
    );
  });
});
