/** Keeps what the app knows of the data model and the views as the server has it, while people work. */
import { ApiError, type RequestOptions, requestAs } from '@/modules/api';
import { session } from '@/modules/auth';
import type { MetadataKind } from '@/modules/realtime';
import { refreshBootstrap, refreshViews } from './bootstrap';

const pause = 150;
/** Who looks away and back asks again, but not with every glance. */
const glance = 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let isMoreThanViews = false;
let refreshedAt = Date.now();

/** Several changes in a moment are read once. */
export function refreshMetadata(kind: MetadataKind | null): void {
  if (kind === 'jobs' || kind === 'layouts') return;
  if (kind === null && Date.now() - refreshedAt < glance) return;
  isMoreThanViews ||= kind !== 'views';
  timer ??= setTimeout(() => void refresh(), pause);
}

async function refresh(): Promise<void> {
  const work = isMoreThanViews ? refreshBootstrap : refreshViews;
  timer = undefined;
  isMoreThanViews = false;
  try {
    await work();
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
