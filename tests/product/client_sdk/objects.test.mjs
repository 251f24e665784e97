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
