/** GraphiQL for whoever is signed in; an Authorization header typed into it (an API key, say) goes first. */
import { createRoot } from 'react-dom/client';
import { GraphiQL } from 'graphiql';
import 'graphiql/style.css';
import { session } from '@/modules/auth';

interface FetcherOptions {
  headers?: Record<string, string>;
}

async function authorization(typed: Record<string, string>): Promise<Record<string, string>> {
  if (Object.keys(typed).some((name) => name.toLowerCase() === 'authorization')) return {};
  const token = await session.accessToken();
  return token ? { authorization: `Bearer ${token}` } : {};
}

async function fetcher(body: unknown, { headers = {} }: FetcherOptions = {}) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await authorization(headers)), ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

const place = document.getElementById('graphiql');
if (place) {
  await session.restore();
  createRoot(place).render(<GraphiQL fetcher={fetcher} />);
}
