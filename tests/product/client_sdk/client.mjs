// The metadata client of the npm package `twenty-client-sdk`, signed in to the product under test.
import { createRequire } from 'node:module';

const frontend = createRequire(new URL('../../../frontend/package.json', import.meta.url));
const { MetadataApiClient } = frontend('twenty-client-sdk/metadata');

export const client = new MetadataApiClient({
  url: `${process.env.STRATUS_URL}/metadata`,
  headers: { Authorization: `Bearer ${process.env.STRATUS_TOKEN}` },
});

/** The fields of a type that have no fields of their own, and the given ones. */
export const all = (nested = {}) => ({ __scalar: true, ...nested });

/** The objects of the workspace with their fields, by singular name. */
export async function readObjects() {
  const { objects } = await client.query({
    objects: { __args: { paging: { first: 1000 } }, edges: { node: all({ fieldsList: all() }) } },
  });
  return Object.fromEntries(objects.edges.map(({ node }) => [node.nameSingular, node]));
}
