/** A server in memory that answers when a test says so: late, in any order, or with a refusal. */
import type { ObjectMetadata } from '@/modules/object-metadata';
import { compareRecords, matchesFilters } from '../query/conditions';
import type {
  AggregateRequest,
  AggregateRow,
  ListPage,
  ListRequest,
  RecordTransport,
  SearchRequest,
  Write,
} from '../store/recordTransport';
import type { FieldValues, RecordReference, StoredRecord } from '../types';

interface Call {
  name: string;
  run: () => unknown;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

export interface ServerChange {
  action: 'created' | 'updated' | 'deleted' | 'restored';
  id: string;
  after: FieldValues;
  updatedAt: string;
  mutationId: string | null;
}

export class FakeRecordServer implements RecordTransport {
  readonly rows = new Map<string, StoredRecord>();
  readonly trashed = new Map<string, StoredRecord>();
  readonly changes: ServerChange[] = [];
  readonly calls: Call[] = [];
  readonly log: string[] = [];
  private clock = Date.parse('2026-01-01T00:00:00Z');

  seed(records: readonly StoredRecord[]): void {
    for (const record of records) this.rows.set(record.id, { ...record, updatedAt: this.tick() });
  }

  // What clients ask

  list(request: ListRequest, signal: AbortSignal): Promise<ListPage> {
    return this.call(`list ${request.offset}${request.hasTotal ? ' counted' : ''}`, () => this.page(request), signal);
  }

  /** Counts only. */
  aggregate({ object, filters, groupBy }: AggregateRequest, signal: AbortSignal): Promise<readonly AggregateRow[]> {
    return this.call(
      `aggregate ${groupBy}`,
      () => {
        const records = this.ordered({ object, filters, sorts: [] });
        if (!groupBy) return [{ value: null, answers: { totalCount: records.length } }];
        const values = [...new Set(records.map((record) => (record[groupBy] as string | null) ?? null))];
        return values.map((value) => ({
          value,
          answers: { totalCount: records.filter((record) => (record[groupBy] ?? null) === value).length },
        }));
      },
      signal,
    );
  }

  /** By any text of a record. */
  search(request: SearchRequest, signal: AbortSignal): Promise<readonly RecordReference[]> {
    const { objectNames, text, first } = request;
    const isFound = (record: StoredRecord) => JSON.stringify(record).toLowerCase().includes(text.toLowerCase());
    const refer = ({ id, name }: StoredRecord) => ({ id, objectName: objectNames[0] ?? '', label: String(name) });
    const run = () => [...this.rows.values()].filter(isFound).slice(0, first).map(refer);
    return this.call(`search ${text}`, run, signal);
  }

  create({ input, mutationId }: Write): Promise<StoredRecord> {
    return this.call('create', () => {
      const id = String(input['id']);
      const places = [...this.rows.values()].map(({ position }) => Number(position));
      const position = Math.min(0, ...places) - 1;
      return this.write('created', id, { ...input, position }, mutationId);
    });
  }

  update({ id, input, mutationId }: Write & { id: string }): Promise<StoredRecord> {
    return this.call(`update ${Object.keys(input).join()}`, () => this.write('updated', id, input, mutationId));
  }

  updateMany({ ids, input, mutationId }: Write & { ids: readonly string[] }): Promise<readonly StoredRecord[]> {
    return this.call(`updateMany ${ids.length}`, () => ids.map((id) => this.write('updated', id, input, mutationId)));
  }

  trash(
    _object: ObjectMetadata,
    ids: readonly string[],
    verb: 'delete' | 'restore',
    mutationId: string,
  ): Promise<void> {
    return this.call(`${verb} ${ids.length}`, () => this.moveAll(ids, verb, mutationId));
  }

  // What tests do

  /** Someone else writes. */
  write(action: 'created' | 'updated', id: string, input: FieldValues, mutationId: string | null = null): StoredRecord {
    const known = this.rows.get(id);
    if (action === 'updated' && !known) throw new Error('Record not found');
    const updatedAt = this.tick();
    const record = { ...known, ...input, id, updatedAt };
    this.rows.set(id, record);
    this.changes.push({ action, id, after: action === 'created' ? record : input, updatedAt, mutationId });
    return action === 'created' ? record : { ...input, id, updatedAt };
  }

  moveAll(ids: readonly string[], verb: 'delete' | 'restore', mutationId: string | null = null): void {
    const [from, to] = verb === 'delete' ? [this.rows, this.trashed] : [this.trashed, this.rows];
    for (const id of ids) {
      const record = from.get(id);
      if (!record) continue;
      from.delete(id);
      const updatedAt = this.tick();
      to.set(id, { ...record, updatedAt });
      this.changes.push({
        action: verb === 'delete' ? 'deleted' : 'restored',
        id,
        after: record,
        updatedAt,
        mutationId,
      });
    }
  }

  /** Answers one waiting call, the first unless told otherwise. */
  async answer(index = 0, failure?: Error): Promise<void> {
    const [call] = this.calls.splice(index, 1);
    if (!call) return;
    if (failure) call.reject(failure);
    else {
      try {
        call.resolve(call.run());
      } catch (error) {
        call.reject(error);
      }
    }
    await settled();
  }

  async answerAll(): Promise<void> {
    await settled();
    while (this.calls.length) await this.answer();
  }

  ordered(request: Pick<ListRequest, 'object' | 'filters' | 'sorts'>): StoredRecord[] {
    const { object, filters, sorts } = request;
    return [...this.rows.values()]
      .filter((record) => matchesFilters(object, filters, record))
      .sort((left, right) => compareRecords(object, sorts, left, right) || (left.id < right.id ? -1 : 1));
  }

  private page(request: ListRequest): ListPage {
    const { ids, first, offset, hasTotal } = request;
    const all = this.ordered(request).filter(({ id }) => ids?.includes(id) ?? true);
    return { records: all.slice(offset, offset + first), total: hasTotal ? all.length : null };
  }

  private call<Result>(name: string, run: () => Result, signal?: AbortSignal): Promise<Result> {
    this.log.push(name);
    return new Promise<Result>((resolve, reject) => {
      const call: Call = { name, run, resolve: resolve as (value: unknown) => void, reject };
      this.calls.push(call);
      signal?.addEventListener('abort', () => {
        const index = this.calls.indexOf(call);
        if (index >= 0) this.calls.splice(index, 1);
        reject(signal.reason);
      });
    });
  }

  private tick(): string {
    this.clock += 1;
    return new Date(this.clock).toISOString();
  }
}

/** Lets everything that waits for an answer go on. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await Promise.resolve();
}
