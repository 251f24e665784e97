import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, client, readObjects } from './client.mjs';

const parts = {
  viewFields: all(),
  viewFilters: all(),
  viewFilterGroups: all(),
  viewSorts: all(),
  viewGroups: all(),
  viewFieldGroups: all({ viewFields: all() }),
};

test('a view is made with all its parts, read back, changed and put away', async () => {
  const { opportunity } = await readObjects();
  const field = (name) => opportunity.fieldsList.find((each) => each.name === name).id;
  const { createView } = await client.mutation({
    createView: {
      __args: {
        input: {
          name: 'Big deals',
          icon: 'IconCoins',
          objectMetadataId: opportunity.id,
          type: 'KANBAN',
          mainGroupByFieldMetadataId: field('stage'),
          kanbanAggregateOperation: 'SUM',
          kanbanAggregateOperationFieldMetadataId: field('amount'),
        },
      },
      ...all(),
    },
  });
  const viewId = createView.id;
  const { createViewFilterGroup } = await client.mutation({
    createViewFilterGroup: { __args: { input: { viewId, logicalOperator: 'OR' } }, ...all() },
  });
  const made = await client.mutation({
    createManyViewFields: {
      __args: {
        inputs: [
          { viewId, fieldMetadataId: field('name'), position: 0, isVisible: true, size: 200 },
          { viewId, fieldMetadataId: field('amount'), position: 1, isVisible: true, size: 120 },
        ],
      },
      ...all(),
    },
    createViewFilter: {
      __args: {
        input: {
          viewId,
          fieldMetadataId: field('name'),
          operand: 'CONTAINS',
          value: 'Platform',
          viewFilterGroupId: createViewFilterGroup.id,
        },
      },
      ...all(),
    },
    createViewSort: { __args: { input: { viewId, fieldMetadataId: field('closeDate'), direction: 'DESC' } }, ...all() },
  });
  await client.mutation({
    updateView: { __args: { id: viewId, input: { name: 'Bigger deals' } }, id: true },
    updateViewSort: {
      __args: { input: { id: made.createViewSort.id, update: { direction: 'ASC' } } },
      id: true,
    },
  });
  const { getView } = await client.query({ getView: { __args: { id: viewId }, ...all(parts) } });
  assert.equal(getView.name, 'Bigger deals');
  assert.deepEqual(
    getView.viewFields.map((each) => each.id).sort(),
    made.createManyViewFields.map((each) => each.id).sort(),
  );
  assert.equal(getView.viewFilters[0].viewFilterGroupId, createViewFilterGroup.id);
  assert.equal(getView.viewSorts[0].direction, 'ASC');
  assert.ok(getView.viewGroups.some(({ fieldValue }) => fieldValue === 'NEW'));
  const { deleteView } = await client.mutation({ deleteView: { __args: { id: viewId } } });
  assert.equal(deleteView, true);
});

test('the views of an object are read with everything they have', async () => {
  const { person } = await readObjects();
  const { getViews } = await client.query({
    getViews: { __args: { objectMetadataId: person.id }, ...all(parts) },
  });
  assert.ok(getViews.some(({ key }) => key === 'INDEX'));
});
