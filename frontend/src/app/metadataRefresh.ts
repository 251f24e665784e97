/** Keeps what the app knows of the data model, the views and the navigation as the server has it, while people work. */
import { ApiError, type RequestOptions, requestAs } from '@/modules/api';
import { session } from '@/modules/auth';
import type { MetadataKind } from '@/modules/realtime';
import { refreshBootstrap, refreshNavigation, refreshViews } from './bootstrap';

const pause = 150;
/** Who looks away and back asks again, but not with every glance. */
const glance = 60_000;

/** What can be read by itself. */
const parts: ReadonlySet<MetadataKind | null> = new Set(['views', 'layouts']);

let timer: ReturnType<typeof setTimeout> | undefined;
/** What has changed since the last time; everything else is read with the whole. */
const changed = new Set<MetadataKind | null>();
let refreshedAt = Date.now();

/** Several changes in a moment are read once. */
export function refreshMetadata(kind: MetadataKind | null): void {
  if (kind === 'jobs') return;
  if (kind === null && Date.now() - refreshedAt < glance) return;
  changed.add(kind);
  timer ??= setTimeout(() => void refresh(), pause);
}

async function refresh(): Promise<void> {
  const kinds = new Set(changed);
  timer = undefined;
  changed.clear();
  try {
    if (![...kinds].every((kind) => parts.has(kind))) await refreshBootstrap();
    else await Promise.all([kinds.has('views') && refreshViews(), kinds.has('layouts') && refreshNavigation()]);
    refreshedAt = Date.now();
  } catch {
    // Offline: what is known stays, and the next change or return asks again.
  }
}

/** Asks for records. An answer that a field or an object is unknown means that the data model has changed. */
export async function askForRecords(
  query: string,
  variables: Record<string, unknown>,
  options: RequestOptions,
): Promise<Record<string, unknown>> {
  try {
    return await requestAs(session, query, variables, options);
  } catch (error) {
    if (error instanceof ApiError && error.code === 'GRAPHQL_VALIDATION_FAILED') refreshMetadata('objects');
    throw error;
  }
}
