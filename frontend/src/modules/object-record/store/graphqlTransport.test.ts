import { describe, expect, it } from 'vitest';
import type { FieldValues } from '../types';
import { createGraphqlTransport } from './graphqlTransport';

const { signal } = new AbortController();

function answering(answer: FieldValues) {
  const asked: FieldValues[] = [];
  const transport = createGraphqlTransport((_query, variables) => {
    asked.push(variables);
    return Promise.resolve(answer);
  });
  return { transport, asked };
}

describe('searching over GraphQL', () => {
  const request = { objectNames: ['person', 'company'], text: 'ada', first: 20 };

  it('asks for the words among these objects', async () => {
    const { transport, asked } = answering({ search: { edges: [] } });
    expect(await transport.search(request, signal)).toEqual([]);
    expect(asked).toEqual([request]);
  });

  it('reads what was found, in the order of the server', async () => {
    const nodes = [
      { recordId: '2', objectNameSingular: 'person', label: 'Ada Byron' },
      { recordId: '1', objectNameSingular: 'company', label: 'Adam & Sons' },
    ];
    const { transport } = answering({ search: { edges: nodes.map((node) => ({ node })) } });
    expect(await transport.search(request, signal)).toEqual([
      { id: '2', objectName: 'person', label: 'Ada Byron' },
      { id: '1', objectName: 'company', label: 'Adam & Sons' },
    ]);
  });

  it('finds nothing in an answer that makes no sense', async () => {
    const { transport } = answering({ search: { edges: [null, { node: { recordId: 1 } }] } });
    expect(await transport.search(request, signal)).toEqual([]);
  });
});
