/** Changes that happened elsewhere, as the WebSocket brings them. */

export type RecordAction = 'created' | 'updated' | 'deleted' | 'restored' | 'destroyed' | 'upserted';

export interface RecordEvent {
  /** Grows with every change of the workspace. */
  seq: number;
  eventId: string;
  /** How many records changed; 1 unless `recordId` is null. */
  count: number;
  action: RecordAction;
  objectNameSingular: string;
  /** Null when one request changed many records at once: read the lists of the object again. */
  recordId: string | null;
  updatedFields: readonly string[] | null;
  updatedAt: string | null;
  /** The whole record when created or restored, only the changed fields when updated. */
  after: Readonly<Record<string, unknown>> | null;
  mutationId: string | null;
}
