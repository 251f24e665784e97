import assert from 'node:assert/strict';
import { test } from 'node:test';
import { all, client, readObjects } from './client.mjs';

test('objects, fields, relations and indexes are read with everything they have', async () => {
  const { objects } = await client.query({
    objects: {
      __args: { paging: { first: 1000 }, filter: { isActive: { is: true } } },
      edges: {
        cursor: true,
        node: all({
          fieldsList: all({
            object: all(),
            relation: {
              type: true,
              sourceObjectMetadata: all(),
              targetObjectMetadata: all(),
              sourceFieldMetadata: all(),
              targetFieldMetadata: all(),
            },
            morphRelations: { type: true, targetObjectMetadata: all() },
          }),
          indexMetadataList: all({ indexFieldMetadataList: all() }),
          searchFieldMetadataList: all(),
        }),
      },
      pageInfo: all(),
    },
  });
  const person = objects.edges.map(({ node }) => node).find(({ nameSingular }) => nameSingular === 'person');
  const company = person.fieldsList.find(({ name }) => name === 'company');
  assert.equal(company.relation.type, 'MANY_TO_ONE');
  assert.equal(company.relation.targetObjectMetadata.nameSingular, 'company');
  assert.equal(company.relation.targetFieldMetadata.name, 'people');
  assert.ok(person.indexMetadataList.length > 0);
});

test('one object and one field are found by their ids', async () => {
  const { person } = await readObjects();
  const [first] = person.fieldsList;
  const found = await client.query({
    object: { __args: { id: person.id }, ...all() },
    field: { __args: { id: first.id }, ...all({ object: all() }) },
  });
  assert.equal(found.object.nameSingular, 'person');
  assert.equal(found.field.object.id, person.id);
});

test('what does not exist is refused in words', async () => {
  const id = '00000000-0000-4000-8000-000000000000';
  await assert.rejects(client.query({ object: { __args: { id }, id: true } }), /Object metadata not found/);
});

test('an object is made with fields and a relation, read back with what comes with it, changed and deleted', async () => {
  const { person } = await readObjects();
  const suffix = crypto.randomUUID().replaceAll(/[^a-z]/g, '');
  const names = { nameSingular: `boat${suffix}`, namePlural: `boats${suffix}` };
  const { createOneObject: boat } = await client.mutation({
    createOneObject: {
      __args: { input: { object: { ...names, labelSingular: 'Boat', labelPlural: 'Boats', icon: 'IconSailboat' } } },
      ...all({ fieldsList: all() }),
    },
  });
  assert.ok(boat.fieldsList.some(({ name }) => name === 'name'));
  const made = await client.mutation({
    createOneField: {
      __args: {
        input: {
          field: {
            objectMetadataId: boat.id,
            type: 'RELATION',
            name: 'skipper',
            label: 'Skipper',
            relationCreationPayload: {
              type: 'MANY_TO_ONE',
              targetObjectMetadataId: person.id,
              targetFieldLabel: `Boats ${suffix}`,
              targetFieldIcon: 'IconSailboat',
            },
          },
        },
      },
      ...all({ relation: { type: true, targetObjectMetadata: all() } }),
    },
  });
  assert.equal(made.createOneField.relation.targetObjectMetadata.id, person.id);
  const { object, getViews, getPageLayouts, navigationMenuItems } = await client.query({
    object: { __args: { id: boat.id }, ...all({ fieldsList: all() }) },
    getViews: { __args: { objectMetadataId: boat.id }, ...all() },
    getPageLayouts: { __args: { objectMetadataId: boat.id }, ...all() },
    navigationMenuItems: all(),
  });
  assert.ok(object.fieldsList.some(({ name }) => name === 'skipper'));
  assert.ok(getViews.some(({ key }) => key === 'INDEX'));
  assert.equal(getPageLayouts.length, 1);
  assert.ok(navigationMenuItems.some(({ targetObjectMetadataId }) => targetObjectMetadataId === boat.id));
  const { updateOneObject, updateOneField } = await client.mutation({
    updateOneField: {
      __args: { input: { id: made.createOneField.id, update: { label: 'Captain' } } },
      ...all(),
    },
    updateOneObject: {
      __args: { input: { id: boat.id, update: { labelPlural: 'Yachts', isActive: false } } },
      ...all(),
    },
  });
  assert.equal(updateOneField.label, 'Captain');
  assert.equal(updateOneObject.isActive, false);
  const { deleteOneObject } = await client.mutation({
    deleteOneField: { __args: { input: { id: made.createOneField.id } }, id: true },
    deleteOneObject: { __args: { input: { id: boat.id } }, ...all() },
  });
  assert.equal(deleteOneObject.id, boat.id);
  const { navigationMenuItems: left } = await client.query({ navigationMenuItems: all() });
  assert.ok(left.every(({ targetObjectMetadataId }) => targetObjectMetadataId !== boat.id));
});
